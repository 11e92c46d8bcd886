import type { ReactNode } from "react";
import type { Selection } from "../../lib/selection.ts";
import { Button } from "./button.tsx";

/**
 * Above a list: chooses all of it, says how many are chosen, and what can be done with them. It has its place whether or not
 * anything is chosen, so that nothing jumps.
 */
export function SelectionBar({
  selection,
  total,
  words,
  beyond = null,
  children,
}: {
  readonly selection: Selection;
  /** How many can be chosen. */
  readonly total: number;
  readonly words: {
    /** Beside the box that chooses all. */
    readonly all: string;
    /** What the buttons are for, such as: With the selected people. */
    readonly acts: string;
  };
  /** More than is on the page, where there is more and all that is there is chosen. */
  readonly beyond?: {
    readonly isChosen: boolean;
    /** What is said once it is chosen. */
    readonly chosen: string;
    /** On the button that chooses it. */
    readonly choose: string;
    readonly onChoose: () => void;
  } | null;
  /** The buttons. */
  readonly children: ReactNode;
}): ReactNode {
  const count = selection.chosen.length;
  const all = count > 0 && count === total;
  const some = count > 0 && !all;
  return (
    <div className="sticky top-13 z-20 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-surface py-1 lg:top-0">
      <label className="flex min-h-8 items-center text-sm pointer-coarse:min-h-11">
        <span className="grid w-10 shrink-0 place-items-center">
          <input
            checked={all}
            className="size-4 accent-accent pointer-coarse:size-6"
            onChange={(event) => selection.chooseAll(event.currentTarget.checked)}
            ref={(box) => {
              if (box) box.indeterminate = some;
            }}
            type="checkbox"
          />
        </span>
        <span className={count > 0 ? "sr-only" : "text-xs text-muted"}>{words.all}</span>
      </label>
      <p className="text-sm empty:hidden" role="status">
        {count === 0 ? null : beyond?.isChosen ? beyond.chosen : `${count.toLocaleString("en")} selected`}
      </p>
      {beyond && !beyond.isChosen ? (
        <Button onClick={beyond.onChoose} size="small" variant="quiet">
          {beyond.choose}
        </Button>
      ) : null}
      {count > 0 ? (
        <div aria-label={words.acts} className="flex flex-wrap gap-2 sm:ml-auto" role="group">
          {children}
          {/* The box says the same where there is no room. */}
          <Button
            className="max-sm:hidden"
            onClick={() => selection.chooseAll(false)}
            size="small"
            variant="quiet"
          >
            Clear
          </Button>
        </div>
      ) : null}
    </div>
  );
}
