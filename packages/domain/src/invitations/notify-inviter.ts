import type { Transaction } from "@foyer/db/database";
import { uuidv7 } from "uuidv7";
import type { Context } from "../context.ts";
import type { Claimed } from "./lifecycle.ts";
import { queueNotice } from "./queue-delivery.ts";

/**
 * Tells the inviter about an invitation by e-mail; the owners, where Foyer itself invited or the inviter has gone. Of an
 * answer each is told as they wish: at once, in tomorrow's digest, or not at all. Answers false where there is nobody to tell.
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
    select: { userId: true, answerNotices: true, user: { select: { email: true } } },
  });
  const inviter = members.filter((member) => member.userId === inviterId);
  for (const { userId, answerNotices, user } of inviter.length > 0 ? inviter : members) {
    // Whoever asks for a link waits for it.
    const wish = purpose === "answered" ? answerNotices : "each";
    if (wish === "each")
      await queueNotice(ctx, tx, { organizationId, invitationId: id, recipient: user.email, purpose });
    if (wish === "daily") await keepForDigest(tx, { userId, invitationId: id });
  }
  return members.length > 0;
}

/** Keeps an answer that was given in this transaction for the digest of somebody. */
async function keepForDigest(
  tx: Transaction,
  { userId, invitationId }: { readonly userId: string; readonly invitationId: string },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO answer_notices_to_tell (id, organization_id, user_id, invitation_id, answer)
    SELECT ${uuidv7()}::uuid, i.organization_id, ${userId}::uuid, i.id, i.status FROM invitations i
    WHERE i.id = ${invitationId}::uuid`;
}
