import type { OrganizationRole } from "@foyer/contract/permissions";
import type { Transaction } from "@foyer/db/database";
import type { Tenant } from "../authorize.ts";
import { mayEnter } from "../organizations/memberships.ts";

/**
 * The other organizations that somebody may enter, and as what. For decisions about their account alone: no tenant is told
 * which they are.
 */
export async function readOtherRoles(
  tx: Pick<Transaction, "$queryRaw">,
  { organizationId }: Tenant,
  userId: string,
): Promise<{ organizationId: string; role: OrganizationRole }[]> {
  return tx.$queryRaw`
    SELECT m.organization_id AS "organizationId", m.role::text FROM memberships m
    WHERE m.user_id = ${userId}::uuid AND m.organization_id <> ${organizationId}::uuid AND ${mayEnter}`;
}

/** Whether somebody may enter another organization. */
export async function belongsElsewhere(
  db: Pick<Transaction, "$queryRaw">,
  tenant: Tenant,
  userId: string,
): Promise<boolean> {
  return (await readOtherRoles(db, tenant, userId)).length > 0;
}
