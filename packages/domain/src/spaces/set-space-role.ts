import type { SetSpaceRole, SpaceMember } from "@foyer/contract/spaces";
import { record } from "../audit/record.ts";
import { authorizeInSpace } from "../authorize.ts";
import type { Context } from "../context.ts";
import { holdSpace } from "./hold-space.ts";
import { refuseLastCustodian } from "./last-custodian.ts";
import { requireSpaceMember, spaceMemberAnswer } from "./read-space-members.ts";

/**
 * Changes the role of somebody in a space.
 * @throws Failure as `authorizeInSpace`; `not_found` for somebody who is not in it, `conflict` (the last custodian, or just
 * changed)
 */
export async function setSpaceRole(ctx: Context, { role, ...input }: SetSpaceRole): Promise<SpaceMember> {
  const tenant = await authorizeInSpace(ctx, "space.setRole", input.spaceId);
  const { organizationId, spaceId, name } = tenant;
  return ctx.database.transaction(async (tx) => {
    await holdSpace(tx, tenant);
    const member = await requireSpaceMember(tx, tenant, input.userId);
    const { id, userId, email, role: from } = member;
    if (role === from) return spaceMemberAnswer(tenant, member);
    await refuseLastCustodian(tx, { spaceId, userId });
    await tx.spaceMember.update({ where: { id }, data: { role } });
    await record(ctx, tx, {
      act: "space.member_updated",
      organizationId,
      subject: { kind: "person", id: userId, label: email },
      details: { spaceId, space: name, from, to: role },
    });
    return spaceMemberAnswer(tenant, { ...member, role });
  });
}
