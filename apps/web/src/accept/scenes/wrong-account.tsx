import type { Doorkeeper } from "../doorkeeper.ts";
import { Button } from "../parts/button.tsx";
import { PanelHeading } from "../parts/panel-heading.tsx";
import type { InvitationVisit } from "../visit.ts";
import { words } from "../words.ts";

/** For somebody who is signed in with another address than the invited one. */
export function WrongAccount({
  visit,
  keeper,
}: {
  readonly visit: InvitationVisit;
  readonly keeper: Doorkeeper;
}) {
  const { invitation, acting } = visit;
  return (
    <>
      <PanelHeading>{words.wrongAccount.heading}</PanelHeading>
      <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
        <dt className="text-muted">{words.wrongAccount.invited}</dt>
        <dd className="font-medium wrap-anywhere">{invitation.email}</dd>
        <dt className="text-muted">{words.wrongAccount.signedIn}</dt>
        <dd className="font-medium wrap-anywhere">{invitation.signedInAs}</dd>
      </dl>
      <p className="mt-4 text-sm text-muted">{words.wrongAccount.lead}</p>
      <div className="mt-6">
        <Button
          look="primary"
          busy={acting === "switch_account" ? words.busy.switch_account : null}
          onClick={() => keeper.switchAccount()}
        >
          {words.wrongAccount.submit}
        </Button>
      </div>
    </>
  );
}
