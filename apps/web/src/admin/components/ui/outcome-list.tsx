import { CircleAlert, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { plural } from "../../lib/moment.ts";

type Outcome = {
  readonly key: string;
  readonly name: ReactNode;
  readonly isDone: boolean;
  /** What was done, or why it was not. */
  readonly words: ReactNode;
};

const shown = 100; // of them; the rest is counted

/** What became of each of many: first those with whom it was not done, and why. */
export function OutcomeList({
  label,
  outcomes,
}: {
  readonly label: string;
  readonly outcomes: readonly Outcome[];
}): ReactNode {
  const sorted = outcomes.toSorted((one, other) => Number(one.isDone) - Number(other.isDone));
  return (
    <ul
      aria-label={label}
      className="max-h-80 overflow-y-auto border-t text-sm"
      // Scrolled with the keyboard too.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {sorted.slice(0, shown).map(({ key, name, isDone, words }) => {
        const Icon = isDone ? CircleCheck : CircleAlert;
        return (
          <li className="flex gap-3 border-b py-2.5 last:border-b-0" key={key}>
            <Icon
              aria-hidden="true"
              className={`mt-0.5 size-4 shrink-0 ${isDone ? "text-accent" : "text-danger"}`}
            />
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">{name}</p>
              <p className="wrap-anywhere text-muted">{words}</p>
            </div>
          </li>
        );
      })}
      {sorted.length > shown ? (
        <li className="py-2.5 text-muted">And {plural(sorted.length - shown, "other")}.</li>
      ) : null}
    </ul>
  );
}
