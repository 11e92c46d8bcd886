import type { Doorkeeper } from "../doorkeeper.ts";
import { expiry } from "../expiry.ts";
import { Alert } from "../parts/alert.tsx";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { generalProblem } from "../problems.ts";
import type { InvitationVisit } from "../visit.ts";
import { words } from "../words.ts";

/** An invitation that was open for too long; a fresh link can be asked for. The answer never tells what came of it. */
export function Expired({ visit, keeper }: { readonly visit: InvitationVisit; readonly keeper: Doorkeeper }) {
  const { invitation, acting, refusal, linkRequested } = visit;
  if (linkRequested) {
    return (
      <Notice key="requested" headline={words.expired.requestedHeadline}>
        <p role="status">{words.expired.requested(invitation.email, invitation.invitedBy?.name ?? null)}</p>
        <p>{words.expired.close}</p>
      </Notice>
    );
  }
  const { absolute } = expiry(invitation.expiresAt, new Date(), navigator.language);
  return (
    <Notice
      headline={words.expired.headline}
      action={
        <>
          <Alert>{generalProblem(refusal)}</Alert>
          <Button
            look="primary"
            busy={acting === "request_link" ? words.busy.request_link : null}
            onClick={() => keeper.requestLink()}
          >
            {words.expired.submit}
          </Button>
        </>
      }
    >
      <p>{words.expired.what(invitation.organization.name, absolute)}</p>
      <p>{words.expired.blame}</p>
    </Notice>
  );
}
