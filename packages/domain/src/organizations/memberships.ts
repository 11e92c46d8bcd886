import type { OrganizationRole } from "@foyer/contract/permissions";
import type { Transaction } from "@foyer/db/database";
import { uuidv7 } from "uuidv7";

type Place = { readonly organizationId: string; readonly userId: string; readonly role: OrganizationRole };

/**
 * Lets somebody in, with this role. Answers false, and changes nothing, for somebody who is in already: an invitation
 * never changes what an active member may do.
 */
export async function activateMembership(
  tx: Transaction,
  { organizationId, userId, role }: Place,
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    INSERT INTO memberships AS known (id, organization_id, user_id, role, active, joined_at)
    VALUES (${uuidv7()}::uuid, ${organizationId}::uuid, ${userId}::uuid, ${role}::organization_role, true, now())
    ON CONFLICT (organization_id, user_id)
      DO UPDATE SET role = excluded.role, active = true, joined_at = COALESCE(known.joined_at, now())
      WHERE NOT known.active`;
  return changed === 1;
}

/** Prepares a place that somebody can't enter yet. Answers false for an active member. */
export async function prepareMembership(
  tx: Transaction,
  { organizationId, userId, role }: Place,
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    INSERT INTO memberships AS known (id, organization_id, user_id, role, active)
    VALUES (${uuidv7()}::uuid, ${organizationId}::uuid, ${userId}::uuid, ${role}::organization_role, false)
    ON CONFLICT (organization_id, user_id) DO UPDATE SET role = excluded.role WHERE NOT known.active`;
  return changed === 1;
}

/**
 * The role in which somebody may act in an organization right now; `null` if they may not. The row stays locked until
 * the transaction ends, so that nobody is demoted between the question and what follows from it.
 */
export async function lockedRole(
  tx: Transaction,
  { organizationId, userId }: Omit<Place, "role">,
): Promise<OrganizationRole | null> {
  const [membership] = await tx.$queryRaw<{ role: OrganizationRole }[]>`
    SELECT role::text FROM memberships
    WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId}::uuid AND active
    FOR SHARE`;
  return membership?.role ?? null;
}
