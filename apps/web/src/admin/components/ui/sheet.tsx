import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";

/** A panel from the left edge, over the page. Mount it to open it. */
export function Sheet({
  label,
  children,
  onClose,
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}) {
  return (
    <Base.Root onOpenChange={(open) => open || onClose()} open>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Base.Popup
          aria-label={label}
          className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] animate-slide-in flex-col overflow-y-auto border-r border-hairline bg-paper outline-none"
        >
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
