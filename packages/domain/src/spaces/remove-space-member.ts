import type { BySpaceMember } from "@foyer/contract/spaces";
import { record } from "../audit/record.ts";
import { authorizeInSpace } from "../authorize.ts";
import type { Context } from "../context.ts";
import { withdrawFromPlace } from "../invitations/withdraw-invitations.ts";
import { holdSpace } from "./hold-space.ts";
import { refuseLastCustodian } from "./last-custodian.ts";
import { requireSpaceMember } from "./read-space-members.ts";

/**
 * Takes somebody out of a space, and withdraws what was sent to them before and would let them in again.
 * @throws Failure as `authorizeInSpace`; `not_found` for somebody who is not in it, `conflict` (the last custodian, or just
 * changed)
 */
export async function removeSpaceMember(ctx: Context, input: BySpaceMember): Promise<null> {
  const tenant = await authorizeInSpace(ctx, "space.removeMember", input.spaceId);
  const { organizationId, spaceId, name } = tenant;
  await ctx.database.transaction(async (tx) => {
    const { email } = await requireSpaceMember(tx, tenant, input.userId);
    await withdrawFromPlace(ctx, tx, { place: { organizationId, placeId: spaceId }, email });
    await holdSpace(tx, tenant);
    // Before the space was held they may have gone, or become something else.
    const { id, userId, role } = await requireSpaceMember(tx, tenant, input.userId);
    await refuseLastCustodian(tx, { spaceId, userId });
    await tx.spaceMember.deleteMany({ where: { id } });
    await record(ctx, tx, {
      act: "space.member_removed",
      organizationId,
      subject: { kind: "person", id: userId, label: email },
      details: { spaceId, space: name, role },
    });
  });
  return null;
}
