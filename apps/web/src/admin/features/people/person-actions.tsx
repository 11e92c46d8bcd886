import type { PersonDetails } from "@foyer/contract/people";
import { Link } from "@tanstack/react-router";
import { CircleCheck, CircleOff, Pencil, UserPlus } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button, buttonClass } from "../../components/ui/button.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { useInvite } from "../invitations/invite.ts";
import { useOrganization } from "../session/organization.ts";
import { useUser } from "../session/session.ts";
import type { PeopleAct } from "./people-act.ts";
import { personActs } from "./person-acts.ts";

const EditPersonDialog = lazyPart(async () => (await import("./edit-person-dialog.tsx")).EditPersonDialog);
const PeopleActDialog = lazyPart(async () => (await import("./people-act-dialog.tsx")).PeopleActDialog);

/** What can be done with a person right now, and is not about their account's security. */
export function PersonActions({ person }: { readonly person: PersonDetails }): ReactNode {
  const { role } = useOrganization();
  const userId = useUser().id;
  const invite = useInvite();
  const [open, setOpen] = useState<"edit" | PeopleAct | null>(null);
  const acts = personActs(person, { userId, role });
  const close = () => setOpen(null);

  return (
    <>
      {userId === person.userId ? (
        <Link
          className={buttonClass()}
          params={{ organizationId: person.organizationId }}
          to="/o/$organizationId/account"
        >
          Edit my profile
        </Link>
      ) : null}
      {acts.update ? (
        <Button onClick={() => setOpen("edit")}>
          <Pencil aria-hidden="true" />
          {userId === person.userId ? "Change my role" : "Edit"}
        </Button>
      ) : null}
      {acts.resend ? <Button onClick={() => setOpen("resend")}>Resend invitation</Button> : null}
      {acts.inviteAgain && invite ? (
        <Button
          onClick={() =>
            invite({
              invitees: [{ email: person.email, fullName: person.name }],
              role: person.role,
              placeId: null,
            })
          }
        >
          <UserPlus aria-hidden="true" />
          Invite again
        </Button>
      ) : null}
      {acts.activate ? (
        <Button onClick={() => setOpen("activate")} variant="primary">
          <CircleCheck aria-hidden="true" />
          Activate
        </Button>
      ) : null}
      {acts.deactivate ? (
        <Button onClick={() => setOpen("deactivate")}>
          <CircleOff aria-hidden="true" />
          Deactivate
        </Button>
      ) : null}
      <Suspense>
        {open === "edit" ? <EditPersonDialog onClose={close} person={person} /> : null}
        {open && open !== "edit" ? <PeopleActDialog act={open} onClose={close} people={[person]} /> : null}
      </Suspense>
    </>
  );
}
