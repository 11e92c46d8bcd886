import type { Person } from "@foyer/contract/people";
import type { ReactNode } from "react";
import { Button } from "../../components/ui/button.tsx";
import { SelectionBar } from "../../components/ui/selection-bar.tsx";
import type { Selection } from "../../lib/selection.ts";
import { usePermissions } from "../session/organization.ts";
import type { PeopleAct } from "./people-act.ts";

/** Above a list of people: what can be done with those who are chosen. */
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
  const chosen = people.filter(({ userId }) => selection.has(userId));
  const setsActive = can("person.setActive");

  return (
    <SelectionBar
      selection={selection}
      total={people.length}
      words={{ all: "Select all on this page", acts: "With the selected people" }}
    >
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
    </SelectionBar>
  );
}
