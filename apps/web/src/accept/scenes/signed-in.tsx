import type { Doorkeeper } from "../doorkeeper.ts";
import { Button } from "../parts/button.tsx";
import { PanelHeading } from "../parts/panel-heading.tsx";
import type { InvitationVisit } from "../visit.ts";
import { words } from "../words.ts";

/** For somebody who is signed in with the invited address: nothing is left to ask. */
export function SignedIn({
  visit,
  keeper,
}: {
  readonly visit: InvitationVisit;
  readonly keeper: Doorkeeper;
}) {
  const { invitation, acting } = visit;
  return (
    <>
      <PanelHeading>{words.signedIn.heading}</PanelHeading>
      <p className="mt-1 text-sm wrap-anywhere text-muted">
        {words.signedIn.lead(invitation.signedInAs ?? invitation.email)}
      </p>
      <div className="mt-6">
        <Button
          look="primary"
          busy={acting === "accept" ? words.busy.accept : null}
          onClick={() => keeper.accept({})}
        >
          {words.accept}
        </Button>
      </div>
    </>
  );
}
