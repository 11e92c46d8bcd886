import type { Transaction } from "@foyer/db/database";
import type { Context } from "../context.ts";
import type { Claimed } from "./lifecycle.ts";
import { queueNotice } from "./queue-delivery.ts";

/**
 * Tells the inviter about an invitation by e-mail; the owners, where Foyer itself invited or the inviter has gone. Answers
 * false where there is nobody to tell.
 */
export async function notifyInviter(
  ctx: Context,
  tx: Transaction,
  { id, organizationId, inviterId }: Pick<Claimed, "id" | "organizationId" | "inviterId">,
  purpose: "answered" | "link_requested",
): Promise<boolean> {
  const members = await tx.membership.findMany({
    where: {
      organizationId,
      active: true,
      joinedAt: { not: null },
      OR: [{ role: "owner" }, ...(inviterId ? [{ userId: inviterId }] : [])],
    },
    select: { userId: true, user: { select: { email: true } } },
  });
  const inviter = members.filter((member) => member.userId === inviterId);
  for (const { user } of inviter.length > 0 ? inviter : members) {
    await queueNotice(ctx, tx, { organizationId, invitationId: id, recipient: user.email, purpose });
  }
  return members.length > 0;
}
