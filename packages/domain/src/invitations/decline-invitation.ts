import type { ByToken } from "@foyer/contract/invitations";
import { Prisma } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { findOpenByLink } from "./find-by-link.ts";
import { transition } from "./lifecycle.ts";
import { notifyInviter } from "./notify-inviter.ts";
import { recordInvitation } from "./record-invitation.ts";

/**
 * Says no, for whoever holds the link.
 * @throws Failure `invitation_not_found`, `invitation_expired`, `_cancelled`, `_accepted`, `_declined`
 */
export async function declineInvitation(ctx: Context, { token }: ByToken): Promise<{ status: "declined" }> {
  const found = await findOpenByLink(ctx, token, "decline");
  await ctx.database.transaction(async (tx) => {
    const invitation = await transition(tx, "decline", {
      invitationId: found.id,
      set: Prisma.sql`responded_at = now(), answered_by = ${found.number}`,
    });
    await recordInvitation(ctx, tx, "invitation.declined", invitation, {
      details: { message: found.number },
    });
    await notifyInviter(ctx, tx, invitation, "answered");
  });
  return { status: "declined" };
}
