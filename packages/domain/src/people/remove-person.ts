import type { ByPerson } from "@foyer/contract/people";
import { record } from "../audit/record.ts";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { withdrawInvitations } from "../invitations/withdraw-invitations.ts";
import {
  endSessionsOfOutsiders,
  holdPeople,
  isLastOwner,
  lastOwner,
  readOwners,
  requireManaged,
} from "./managed-people.ts";

/**
 * Takes somebody's place in an organization away, with their API keys for it and what they were sent to come in. Their
 * account stays, and so does what is written down about them.
 * @throws Failure as `authorize`; `not_found`, `forbidden` (above the caller), `conflict` (the last owner)
 */
export async function removePerson(ctx: Context, input: ByPerson): Promise<null> {
  const tenant = authorize(ctx, "person.remove", input.organizationId);
  const { organizationId } = tenant;
  await ctx.database.transaction(async (tx) => {
    await holdPeople(tx, tenant);
    const { userId } = await requireManaged(tx, tenant, input.userId);
    await withdrawInvitations(ctx, tx, { tenant, userIds: [userId] });
    // They may have accepted before that, in another role.
    const { email, role } = await requireManaged(tx, tenant, userId);
    if (isLastOwner(await readOwners(tx, tenant), userId)) throw lastOwner();

    // In this order: a key that is made at this moment holds the membership, and is there when we go on.
    await tx.membership.deleteMany({ where: { organizationId, userId } });
    const keys = await tx.$queryRaw<{ hint: string }[]>`
      DELETE FROM api_keys WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId}::uuid RETURNING hint`;
    await endSessionsOfOutsiders(tx, [userId]);
    await record(ctx, tx, {
      act: "person.removed",
      organizationId,
      subject: { kind: "person", id: userId, label: email },
      details: { role, ...(keys.length > 0 && { apiKeys: keys.map(({ hint }) => hint) }) },
    });
  });
  return null;
}
