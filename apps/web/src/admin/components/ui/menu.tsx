import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactNode, RefObject } from "react";

const itemClass =
  "flex min-h-8 w-full cursor-default items-center gap-2.5 rounded-control px-2.5 py-1.5 text-sm text-ink outline-none select-none data-highlighted:bg-sunken pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted";

/** A menu beside the button that opened it. Mount it to open it; the focus returns to the button. */
export function Menu({
  anchor,
  place,
  label,
  side = "bottom",
  children,
  onClose,
}: {
  readonly anchor: RefObject<HTMLButtonElement | null>;
  /** Where in the document it stands: inside the landmark, or the dialog, that its button is in. */
  readonly place: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly side?: "top" | "bottom";
  readonly children: ReactNode;
  readonly onClose: () => void;
}) {
  return (
    <Base.Root onOpenChange={(open) => open || onClose()} open>
      <Base.Portal container={place}>
        <Base.Positioner
          align="start"
          anchor={anchor}
          className="z-50 outline-none"
          positionMethod="fixed"
          side={side}
          sideOffset={6}
        >
          <Base.Popup
            aria-label={label}
            className="max-h-(--available-height) w-64 max-w-[calc(100vw-1rem)] animate-appear overflow-y-auto rounded-card border border-edge bg-surface p-1.5 outline-none"
            finalFocus={anchor}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({
  onClick,
  children,
}: {
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Base.Item className={itemClass} onClick={onClick}>
      {children}
    </Base.Item>
  );
}

/** One of several, of which one holds. */
export function MenuChoice<Value extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: ReactNode; readonly detail?: string }[];
  readonly onChoose: (value: Value) => void;
}) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2.5 pt-1.5 pb-1 text-xs text-muted">{label}</Base.GroupLabel>
      <Base.RadioGroup onValueChange={(chosen: Value) => onChoose(chosen)} value={value}>
        {choices.map((choice) => (
          <Base.RadioItem className={itemClass} closeOnClick key={choice.value} value={choice.value}>
            <span className="grid min-w-0 grow">
              <span className="flex items-center gap-2.5 wrap-anywhere">{choice.label}</span>
              {choice.detail ? <span className="text-xs text-muted">{choice.detail}</span> : null}
            </span>
            <Base.RadioItemIndicator>
              <Check aria-hidden="true" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="my-1.5 border-t" />;
}
