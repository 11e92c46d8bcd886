import { Failure } from "@foyer/contract/failures";
import { can } from "@foyer/contract/permissions";
import type { CreateSpace, Space } from "@foyer/contract/spaces";
import { record } from "../audit/record.ts";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { lockedRole } from "../organizations/memberships.ts";
import { spaceAnswer } from "./read-spaces.ts";

/**
 * Makes a space, with the caller as its custodian.
 * @throws Failure as `authorize`; `conflict` if somebody has just changed what the caller may do
 */
export async function createSpace(
  ctx: Context,
  { organizationId: wanted, name }: CreateSpace,
): Promise<Space> {
  const { organizationId, caller } = authorize(ctx, "space.create", wanted);
  const { userId } = caller;
  return ctx.database.transaction(async (tx) => {
    // Held: whoever is being made a guest, or put out, at this moment makes none.
    const standing = await lockedRole(tx, { organizationId, userId });
    if (!standing || !can(standing, "space.create")) throw new Failure("conflict");
    const space = await tx.space.create({ data: { organizationId, name } });
    const role = "custodian" as const;
    await tx.spaceMember.create({ data: { organizationId, spaceId: space.id, userId, role } });
    await record(ctx, tx, {
      act: "space.created",
      organizationId,
      subject: { kind: "space", id: space.id, label: name },
    });
    return spaceAnswer({ ...space, role, memberCount: 1 });
  });
}
