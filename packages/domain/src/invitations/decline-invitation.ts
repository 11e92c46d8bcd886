import type { ByToken } from "@foyer/contract/invitations";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { answeredBy } from "./answered-by.ts";
import { findByLink, findOpenByLink } from "./find-by-link.ts";
import { transition } from "./lifecycle.ts";
import { notifyInviter } from "./notify-inviter.ts";
import { recordInvitation } from "./record-invitation.ts";
import { takeTurns } from "./take-turns.ts";
import { targets } from "./targets/targets.ts";

/**
 * Says no, for whoever holds the link; also after a yes, where the door lets people out again by it.
 * @throws Failure `invitation_not_found`, `invitation_expired`, `_cancelled`, `_accepted`, `_declined`
 */
export async function declineInvitation(ctx: Context, { token }: ByToken): Promise<{ status: "declined" }> {
  const { kind, status } = await findByLink(ctx, token);
  const target = targets[kind];
  const takesBack = status === "accepted" && target.release !== null;
  const found = await findOpenByLink(ctx, token, takesBack ? "release" : "decline");
  const leave = async (tx: Transaction) => {
    const invitation = await transition(tx, takesBack ? "release" : "decline", {
      invitationId: found.id,
      set: Prisma.sql`responded_at = now(), answered_by = ${found.number}`,
    });
    const { organizationId, placeId, id } = invitation;
    if (takesBack) await target.release?.(ctx, tx, invitation);
    else await target.ended(ctx, tx, { place: { organizationId, placeId }, ids: [id] });
    await recordInvitation(ctx, tx, "invitation.declined", invitation, {
      details: answeredBy(found),
    });
    if (target.tellsInviter) await notifyInviter(ctx, tx, invitation, "answered");
  };
  await takeTurns(ctx, found, () => ctx.database.transaction(leave));
  return { status: "declined" };
}
