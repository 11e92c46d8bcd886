import type { ByInvitation, Invitation } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { actOnOne } from "./act-on-these.ts";
import { authorizeForInvitation } from "./authorize-for-invitation.ts";
import { readInvitation } from "./read-invitations.ts";

/**
 * Sends a friendly reminder of a pending invitation. It stays valid exactly as long as before.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`, `not_pending`, `resend_limit_reached`,
 * `address_suppressed`, `rate_limited`, `conflict` (there is nothing to invite to any more)
 */
export async function remindInvitee(ctx: Context, { invitationId }: ByInvitation): Promise<Invitation> {
  const these = await authorizeForInvitation(ctx, "invitation.remind", invitationId);
  return actOnOne(ctx, { ...these, action: "remind" }, (tx) => readInvitation(tx, these.host, invitationId));
}
