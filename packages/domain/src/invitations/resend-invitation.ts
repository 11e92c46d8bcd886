import type { ByInvitation, Invitation } from "@foyer/contract/invitations";
import { Prisma } from "@foyer/db/database";
import { violatedUnique } from "@foyer/db/trouble";
import { authorizeForInvitation } from "../authorize.ts";
import type { Context } from "../context.ts";
import { writeDownExpired } from "./expire-invitations.ts";
import { alreadyInvited } from "./issue-invitation.ts";
import { transition } from "./lifecycle.ts";
import { queueMessage } from "./queue-delivery.ts";
import { readInvitation } from "./read-invitations.ts";
import { recordInvitation } from "./record-invitation.ts";
import { requireGrant } from "./require-grant.ts";
import { targets } from "./targets/targets.ts";
import { withinLimit } from "./within-limit.ts";

/**
 * Sends the invitation again and gives it its full time anew; an expired one comes back to life. Links of earlier
 * messages keep working. Whoever resends vouches for the invitation from now on.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`, `not_pending`, `resend_limit_reached`,
 * `already_member`, `already_invited`
 */
export async function resendInvitation(ctx: Context, { invitationId }: ByInvitation): Promise<Invitation> {
  const tenant = await authorizeForInvitation(ctx, "invitation.resend", invitationId);
  try {
    return await ctx.database.transaction(async (tx) => {
      const { email } = await readInvitation(tx, tenant, invitationId);
      // Another one to this address that has expired but was not swept yet would still hold the place.
      await writeDownExpired(tx, { organizationId: tenant.organizationId, email });
      const invitation = await transition(tx, "resend", {
        invitationId,
        set: Prisma.sql`resend_count = resend_count + 1, inviter_id = ${tenant.caller.userId}::uuid,
          expires_at = now() + make_interval(hours => expires_in_hours)`,
        only: { if: withinLimit, otherwise: "resend_limit_reached" },
      });
      requireGrant(tenant, invitation.role);
      await targets[invitation.kind].requireMayReturn(tx, tenant, invitation.email);
      await targets[invitation.kind].refuseWhoIsIn(tx, invitation);
      await recordInvitation(ctx, tx, "invitation.resent", invitation);
      await queueMessage(ctx, tx, {
        organizationId: invitation.organizationId,
        invitationId,
        recipient: invitation.email,
        purpose: "invitation",
      });
      return readInvitation(tx, tenant, invitationId);
    });
  } catch (error) {
    // An expired one can't come back while a newer one to the same address is waiting.
    if (violatedUnique(error) !== "one_pending_invitation_per_address") throw error;
    const { email } = await readInvitation(ctx.database.read, tenant, invitationId);
    throw await alreadyInvited(ctx.database.read, tenant.organizationId, email);
  }
}
