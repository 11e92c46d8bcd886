import { destination, signInAddress } from "../destination.ts";
import type { Doorkeeper } from "../doorkeeper.ts";
import { Alert } from "../parts/alert.tsx";
import { Button, ButtonLink } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { generalProblem } from "../problems.ts";
import { type InvitationVisit, isSignedInAsSomebodyElse } from "../visit.ts";
import { words } from "../words.ts";

/** An invitation that did its work before: the way in, for whom it was meant. */
export function Accepted({
  visit,
  keeper,
}: {
  readonly visit: InvitationVisit;
  readonly keeper: Doorkeeper;
}) {
  const { invitation, acting, refusal } = visit;
  const { organization, email, signedInAs } = invitation;
  const inviter = invitation.invitedBy?.name ?? null;

  if (signedInAs === null) {
    return (
      <Notice
        headline={words.accepted.headline}
        action={
          <ButtonLink look="primary" href={signInAddress("/", location.origin)}>
            {words.welcome.signIn}
          </ButtonLink>
        }
      >
        <p>{words.accepted.what(email)}</p>
        <p>{words.accepted.notYou(inviter)}</p>
      </Notice>
    );
  }
  if (isSignedInAsSomebodyElse(invitation)) {
    return (
      <Notice
        headline={words.accepted.headline}
        action={
          <>
            <Alert>{generalProblem(refusal)}</Alert>
            <Button
              look="primary"
              busy={acting === "switch_account" ? words.busy.switch_account : null}
              onClick={() => keeper.switchAccount()}
            >
              {words.wrongAccount.submit}
            </Button>
          </>
        }
      >
        <p>{words.accepted.what(email)}</p>
        <p>{words.accepted.other(signedInAs)}</p>
        <p>{words.accepted.notYou(inviter)}</p>
      </Notice>
    );
  }
  return (
    <Notice
      headline={words.accepted.headlineYours(organization.name)}
      action={
        <ButtonLink look="primary" href={destination("/", location.origin)}>
          {words.welcome.go(organization.name)}
        </ButtonLink>
      }
    >
      <p>{words.accepted.yours}</p>
    </Notice>
  );
}
