import type { ReactNode } from "react";
import type { Selection } from "../../lib/selection.ts";

/** What the column of boxes is called. */
export const selectHead = { label: "Select", className: "w-10 pr-0", silent: true } as const;

/** The first cell of a row that can be chosen: with Shift held, everything since the last press goes the same way. */
export function SelectCell({
  id,
  label,
  selection,
}: {
  readonly id: string;
  readonly label: string;
  /** Null: this row can't be chosen. */
  readonly selection: Selection | null;
}): ReactNode {
  return (
    <td className="w-10 p-0!">
      {selection ? (
        // Above the row's own link.
        <label className="relative z-10 grid min-h-14 place-items-center">
          <input
            aria-label={label}
            checked={selection.has(id)}
            className="size-4 accent-accent pointer-coarse:size-6"
            onChange={({ currentTarget, nativeEvent }) =>
              selection.choose(id, currentTarget.checked, withShift(nativeEvent))
            }
            type="checkbox"
          />
        </label>
      ) : null}
    </td>
  );
}

// React tells of a changed checkbox by its click, which knows the keys held with it.
function withShift(event: Event): boolean {
  return event instanceof MouseEvent && event.shiftKey;
}
