import type { ByInvitation, Invitation } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { actOnOne } from "./act-on-these.ts";
import { authorizeForInvitation } from "./authorize-for-invitation.ts";
import { readInvitation } from "./read-invitations.ts";

/**
 * Sends the invitation again and gives it its full time anew; an expired one comes back to life. Links of earlier
 * messages keep working. Whoever resends vouches for the invitation from now on.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`, `not_pending`, `resend_limit_reached`,
 * `already_member`, `already_invited`, `address_suppressed`, `rate_limited`, `conflict` (there is nothing to invite to any more)
 */
export async function resendInvitation(ctx: Context, { invitationId }: ByInvitation): Promise<Invitation> {
  const these = await authorizeForInvitation(ctx, "invitation.resend", invitationId);
  return actOnOne(ctx, { ...these, action: "resend" }, (tx) => readInvitation(tx, these.host, invitationId));
}
