import { Failure } from "@foyer/contract/failures";
import { roleInSpace, type SpaceRole } from "@foyer/contract/permissions";
import type { Transaction } from "@foyer/db/database";
import type { SpaceTenant } from "../authorize.ts";
import { lockedRole } from "../organizations/memberships.ts";

type Place = { readonly organizationId: string; readonly spaceId: string };

/**
 * Holds a space until the transaction ends: nobody else changes who is in it meanwhile, and nobody comes in. Without it two
 * custodians could leave each other the last at once. Comes after the locks of invitations and before those of places in
 * the organization and the space.
 * @throws Failure `not_found` (removed), `conflict` if somebody has just changed what the caller may do
 */
export async function holdSpace(tx: Transaction, tenant: SpaceTenant): Promise<void> {
  const { organizationId, spaceId, role, caller } = tenant;
  const there = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM spaces
    WHERE id = ${spaceId}::uuid AND organization_id = ${organizationId}::uuid AND removed_at IS NULL
    FOR NO KEY UPDATE`;
  if (there.length === 0) throw new Failure("not_found");
  if ((await lockedSpaceRole(tx, { organizationId, spaceId, userId: caller.userId })) !== role)
    throw new Failure("conflict");
}

/**
 * Shares a space with everybody who comes in, until the transaction ends: it can't be removed meanwhile, nor can anybody be
 * demoted in it. Answers false where it was removed.
 */
export async function shareSpace(tx: Transaction, { organizationId, spaceId }: Place): Promise<boolean> {
  const there = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM spaces
    WHERE id = ${spaceId}::uuid AND organization_id = ${organizationId}::uuid AND removed_at IS NULL
    FOR SHARE`;
  return there.length > 0;
}

/**
 * What somebody counts as in a space right now; `null` if they may not enter it. Their places stay locked until the
 * transaction ends, so that nobody is demoted between the question and what follows from it.
 */
export async function lockedSpaceRole(
  tx: Transaction,
  { organizationId, spaceId, userId }: Place & { readonly userId: string },
): Promise<SpaceRole | null> {
  const organizationRole = await lockedRole(tx, { organizationId, userId });
  if (!organizationRole) return null;
  const [own] = await tx.$queryRaw<{ role: SpaceRole }[]>`
    SELECT role::text FROM space_members
    WHERE space_id = ${spaceId}::uuid AND user_id = ${userId}::uuid
    FOR SHARE`;
  return roleInSpace(organizationRole, own?.role ?? null);
}
