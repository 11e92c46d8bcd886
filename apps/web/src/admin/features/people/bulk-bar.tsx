import type { Person } from "@foyer/contract/people";
import type { ReactNode } from "react";
import { Button } from "../../components/ui/button.tsx";
import { SelectionBar } from "../../components/ui/selection-bar.tsx";
import type { Selection } from "../../lib/selection.ts";
import { useInvite } from "../invitations/invite.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { useUser } from "../session/session.ts";
import type { PeopleAct } from "./people-act.ts";
import { personActs } from "./person-acts.ts";

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
  const { role } = useOrganization();
  const { id: userId } = useUser();
  const invite = useInvite();
  // Who has no open invitation gets a new one: in the dialog that invites anybody.
  const again = chosen.filter((person) => personActs(person, { userId, role }).inviteAgain);
  const roles = new Set(again.map((person) => person.role));

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
      {invite && again.length > 0 ? (
        <Button
          onClick={() =>
            invite({
              placeId: null,
              invitees: again.map(({ email, name }) => ({ email, fullName: name })),
              // Where they had various roles, nobody gets another one's.
              ...(roles.size === 1 && { role: [...roles][0] }),
            })
          }
          size="small"
        >
          Invite again
        </Button>
      ) : null}
    </SelectionBar>
  );
}
