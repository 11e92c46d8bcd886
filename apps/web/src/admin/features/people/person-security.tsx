import type { Person } from "@foyer/contract/people";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { useOrganization } from "../session/organization.ts";
import { useUser } from "../session/session.ts";
import { personActs } from "./person-acts.ts";
import type { PersonDanger } from "./person-danger.ts";
import { SecondFactorBadge } from "./second-factor-badge.tsx";

const PersonDangerDialog = lazyPart(
  async () => (await import("./person-danger-dialog.tsx")).PersonDangerDialog,
);

/** How somebody's account is guarded, and what one can do when it is lost or in wrong hands. */
export function PersonSecurity({ person }: { readonly person: Person }): ReactNode {
  const { role } = useOrganization();
  const { id: userId } = useUser();
  const [open, setOpen] = useState<PersonDanger | null>(null);
  const acts = personActs(person, { userId, role });
  return (
    <div className="grid justify-items-start gap-3 text-sm">
      {person.joinedAt ? (
        <p className="flex items-center gap-2">
          <span className="text-muted">Second factor</span> <SecondFactorBadge enabled={person.mfaEnabled} />
        </p>
      ) : (
        <p className="text-muted">
          They have not joined yet: until then their account is nobody's business here.
        </p>
      )}
      {acts.resetMfa ? (
        <Button onClick={() => setOpen("resetMfa")} size="small">
          Reset second factor
        </Button>
      ) : null}
      {acts.signOut ? (
        <Button onClick={() => setOpen("signOut")} size="small">
          Sign out everywhere
        </Button>
      ) : null}
      <Suspense>
        {open ? <PersonDangerDialog act={open} onClose={() => setOpen(null)} person={person} /> : null}
      </Suspense>
    </div>
  );
}

/** The way out of the organization, at the end of the page. */
export function PersonRemoval({ person }: { readonly person: Person }): ReactNode {
  const { name: organization } = useOrganization();
  const self = useUser().id === person.userId;
  const [open, setOpen] = useState(false);
  return (
    <div className="grid justify-items-start gap-3 text-sm">
      <p className="text-muted">
        {self
          ? `Your place in ${organization} and your API keys for it go; your account stays.`
          : `Their place in ${organization} and their API keys for it go; their account stays.`}
      </p>
      <Button className="text-danger!" onClick={() => setOpen(true)} size="small">
        {self ? "Leave organization" : "Remove person"}
      </Button>
      <Suspense>
        {open ? (
          <PersonDangerDialog
            act={self ? "leave" : "remove"}
            onClose={() => setOpen(false)}
            person={person}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
