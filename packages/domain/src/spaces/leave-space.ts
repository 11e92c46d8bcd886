import type { BySpace } from "@foyer/contract/spaces";
import { record } from "../audit/record.ts";
import { authorizeInSpace } from "../authorize.ts";
import type { Context } from "../context.ts";
import { holdSpace } from "./hold-space.ts";
import { refuseLastCustodian } from "./last-custodian.ts";
import { requireSpaceMember } from "./read-space-members.ts";

/**
 * Takes the caller out of a space.
 * @throws Failure as `authorizeInSpace`; `not_found` also for those who manage the organization and are not in it
 * themselves, `conflict` (the last custodian, or just changed)
 */
export async function leaveSpace(ctx: Context, input: BySpace): Promise<null> {
  const tenant = await authorizeInSpace(ctx, "space.view", input.spaceId);
  await ctx.database.transaction(async (tx) => {
    await holdSpace(tx, tenant);
    const { id, userId, email, role } = await requireSpaceMember(tx, tenant, tenant.caller.userId);
    const { organizationId, spaceId, name } = tenant;
    await refuseLastCustodian(tx, { spaceId, userId });
    await tx.spaceMember.deleteMany({ where: { id } });
    await record(ctx, tx, {
      act: "space.left",
      organizationId,
      subject: { kind: "person", id: userId, label: email },
      details: { spaceId, space: name, role },
    });
  });
  return null;
}
