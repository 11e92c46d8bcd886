import type { Person } from "@foyer/contract/people";
import type { ReactNode } from "react";
import { Button } from "../../components/ui/button.tsx";
import type { Selection } from "../../lib/selection.ts";
import { usePermissions } from "../session/organization.ts";
import type { PeopleAct } from "./people-act.ts";

/**
 * Above a list of people: chooses all, says how many are chosen, and what can be done with them. It has its place whether
 * or not anybody is chosen, so that nothing jumps.
 */
export function BulkBar({
  people,
  selection,
  onAct,
}: {
  /** Those who can be chosen. */
  readonly people: readonly Person[];
  readonly selection: Selection;
  readonly onAct: (act: PeopleAct, people: readonly Person[]) => void;
}): ReactNode {
  const { can } = usePermissions();
  const chosen = people.filter(({ userId }) => selection.chosen.includes(userId));
  const all = chosen.length > 0 && chosen.length === people.length;
  const some = chosen.length > 0 && !all;
  const setsActive = can("person.setActive");

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
        <span className={chosen.length > 0 ? "sr-only" : "text-xs text-muted"}>Select all on this page</span>
      </label>
      <p className="text-sm empty:hidden" role="status">
        {chosen.length > 0 ? `${chosen.length} selected` : null}
      </p>
      {chosen.length > 0 ? (
        <div aria-label="With the selected people" className="flex flex-wrap gap-2 sm:ml-auto" role="group">
          {setsActive ? (
            <>
              <Button onClick={() => onAct("activate", chosen)} size="small">
                Activate
              </Button>
              <Button onClick={() => onAct("deactivate", chosen)} size="small">
                Deactivate
              </Button>
            </>
          ) : null}
          {can("invitation.resend") ? (
            <Button onClick={() => onAct("resend", chosen)} size="small">
              Resend invitation
            </Button>
          ) : null}
          <Button onClick={() => selection.chooseAll(false)} size="small" variant="quiet">
            Clear
          </Button>
        </div>
      ) : null}
    </div>
  );
}
