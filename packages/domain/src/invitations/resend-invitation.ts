import type { ByInvitation, Invitation } from "@foyer/contract/invitations";
import { Prisma } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { admitMessage, inviterIn } from "../mail/admit-messages.ts";
import { authorizeForInvitation } from "./authorize-for-invitation.ts";
import { writeDownExpired } from "./expire-invitations.ts";
import { alreadyInvited, pendingTo } from "./issue-invitations.ts";
import { transition } from "./lifecycle.ts";
import { isPlaceTaken } from "./place-taken.ts";
import { queueMessage } from "./queue-delivery.ts";
import { readInvitation } from "./read-invitations.ts";
import { recordInvitation } from "./record-invitation.ts";
import { refuseWhoIsIn } from "./refuse-who-is-in.ts";
import { requireGrant } from "./require-grant.ts";
import { requireMayReturn } from "./require-may-return.ts";
import { targets } from "./targets/targets.ts";
import { withinLimit } from "./within-limit.ts";

/**
 * Sends the invitation again and gives it its full time anew; an expired one comes back to life. Links of earlier
 * messages keep working. Whoever resends vouches for the invitation from now on.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`, `not_pending`, `resend_limit_reached`,
 * `already_member`, `already_invited`, `address_suppressed`, `rate_limited`, `conflict` (there is nothing to invite to any more)
 */
export async function resendInvitation(ctx: Context, { invitationId }: ByInvitation): Promise<Invitation> {
  const { host, kind, place } = await authorizeForInvitation(ctx, "invitation.resend", invitationId);
  try {
    return await ctx.database.transaction(async (tx) => {
      const { email } = await readInvitation(tx, host, invitationId);
      // Another one to this address that has expired but was not swept yet would still hold the place.
      await writeDownExpired(tx, { ...place, emails: [email] });
      const invitation = await transition(tx, "resend", {
        invitationId,
        set: Prisma.sql`resend_count = resend_count + 1, inviter_id = ${host.caller.userId}::uuid,
          expires_at = now() + make_interval(hours => i.expires_in_hours), last_message_at = now()`,
        only: { if: withinLimit, otherwise: "resend_limit_reached" },
      });
      requireGrant(host, invitation.role);
      await requireMayReturn(tx, { kind, host, email });
      await refuseWhoIsIn(tx, invitation);
      await targets[kind].requireOpen(tx, place, [invitationId]);
      const { organizationId } = invitation;
      await admitMessage(ctx, tx, { organizationId, inviter: inviterIn(ctx, organizationId), email });
      await recordInvitation(ctx, tx, "invitation.resent", invitation);
      await queueMessage(ctx, tx, {
        organizationId,
        invitationId,
        recipient: invitation.email,
        purpose: "invitation",
      });
      return readInvitation(tx, host, invitationId);
    });
  } catch (error) {
    // An expired one can't come back while a newer one to the same address is waiting.
    if (!isPlaceTaken(error)) throw error;
    const { email } = await readInvitation(ctx.database.read, host, invitationId);
    throw alreadyInvited((await pendingTo(ctx.database.read, place, [email])).get(email));
  }
}
