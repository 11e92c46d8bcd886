import type { ByInvitation, Invitation } from "@foyer/contract/invitations";
import { Prisma } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { admitMessage, inviterIn } from "../mail/admit-messages.ts";
import { authorizeForInvitation } from "./authorize-for-invitation.ts";
import { transition } from "./lifecycle.ts";
import { queueMessage } from "./queue-delivery.ts";
import { readInvitation } from "./read-invitations.ts";
import { recordInvitation } from "./record-invitation.ts";
import { requireGrant } from "./require-grant.ts";
import { targets } from "./targets/targets.ts";
import { withinLimit } from "./within-limit.ts";

/**
 * Sends a friendly reminder of a pending invitation. It stays valid exactly as long as before.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`, `not_pending`, `resend_limit_reached`,
 * `address_suppressed`, `rate_limited`
 */
export async function remindInvitee(ctx: Context, { invitationId }: ByInvitation): Promise<Invitation> {
  const { host, kind, place } = await authorizeForInvitation(ctx, "invitation.remind", invitationId);
  return ctx.database.transaction(async (tx) => {
    const invitation = await transition(tx, "remind", {
      invitationId,
      set: Prisma.sql`resend_count = resend_count + 1, last_message_at = now()`,
      only: { if: withinLimit, otherwise: "resend_limit_reached" },
    });
    requireGrant(host, invitation.role);
    await targets[kind].requireOpen(tx, place, [invitationId]);
    const { organizationId, email } = invitation;
    await admitMessage(ctx, tx, { organizationId, inviter: inviterIn(ctx, organizationId), email });
    await recordInvitation(ctx, tx, "invitation.reminded", invitation);
    await queueMessage(ctx, tx, {
      organizationId,
      invitationId,
      recipient: email,
      purpose: "reminder",
    });
    return readInvitation(tx, host, invitationId);
  });
}
