import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, type RefObject, useRef, useState } from "react";
import { buttonClass } from "./button.tsx";

/**
 * A dialog that opens over the page and gives the focus back when it closes. Mount it to open it; `onClose` is asked
 * for by the close button and Escape. A stray press outside takes nothing away that was typed.
 */
export function Dialog({
  title,
  description,
  children,
  footer,
  onClose,
  initialFocus,
  opener,
}: {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  readonly footer?: ReactNode;
  /** Null where a button in it is the only way out, as from what is shown once. */
  readonly onClose: (() => void) | null;
  /** Otherwise the first field, where there is one. */
  readonly initialFocus?: RefObject<HTMLElement | null> | (() => HTMLElement | true);
  /** Where the focus returns, when this dialog takes the place of another one. */
  readonly opener?: Element | null;
}) {
  const popup = useRef<HTMLDivElement>(null);
  const ownOpener = useOpener();
  const wayBack = () => focusable(opener ?? ownOpener) ?? document.querySelector<HTMLElement>("h1") ?? true;
  const firstField = () => popup.current?.querySelector<HTMLElement>("input, textarea, select") ?? true;
  return (
    <Base.Root disablePointerDismissal onOpenChange={(open) => open || onClose?.()} open>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Base.Viewport className="fixed inset-0 z-50 overflow-y-auto">
          <div className="flex min-h-full items-end justify-center p-3 sm:items-start sm:p-6 sm:pt-[12vh]">
            <Base.Popup
              className="grid w-full max-w-lg animate-rise gap-5 rounded-card border border-hairline bg-surface p-5 outline-none sm:p-6"
              finalFocus={wayBack}
              initialFocus={initialFocus ?? firstField}
              ref={popup}
            >
              <header className="flex items-start justify-between gap-4">
                <div className="grid gap-1">
                  <Base.Title className="text-base font-semibold">{title}</Base.Title>
                  {description ? (
                    <Base.Description className="text-sm text-muted" render={<div />}>
                      {description}
                    </Base.Description>
                  ) : null}
                </div>
                {onClose ? (
                  <Base.Close
                    aria-label="Close"
                    className={`${buttonClass({ variant: "quiet", size: "icon" })} -mt-1.5 -mr-1.5`}
                  >
                    <X aria-hidden="true" />
                  </Base.Close>
                ) : null}
              </header>
              {children}
              {footer ? <footer className="flex flex-wrap justify-end gap-2">{footer}</footer> : null}
            </Base.Popup>
          </div>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** What had the focus when this was mounted. */
export function useOpener(): Element | null {
  return useState(() => document.activeElement)[0];
}

// What opened a dialog may be gone, as the button of an empty list is once something was added.
function focusable(element: Element | null): HTMLElement | null {
  return element instanceof HTMLElement && element.isConnected && element !== document.body ? element : null;
}
