import { Failure } from "@foyer/contract/failures";
import { mayGrant, type OrganizationRole } from "@foyer/contract/permissions";
import type { Transaction } from "@foyer/db/database";
import type { Tenant } from "../authorize.ts";
import { waitingRole } from "../organizations/memberships.ts";

/**
 * Whoever sends, renews or holds the link of an invitation hands out its role, so they must be entitled to.
 * @throws Failure `forbidden`
 */
export function requireGrant(tenant: Tenant, role: OrganizationRole): void {
  if (!mayGrant(tenant.role, role)) {
    throw new Failure("forbidden", { message: "That role is above your own." });
  }
}

/**
 * Whoever was kept out in a role above the caller's is not the caller's to let in again, in whatever role.
 * @throws Failure `forbidden`
 */
export async function requireMayReturn(tx: Transaction, tenant: Tenant, email: string): Promise<void> {
  const { organizationId } = tenant;
  const waiting = await waitingRole(tx, { organizationId, email });
  if (waiting && !mayGrant(tenant.role, waiting))
    throw new Failure("forbidden", { message: "Their role here is above your own." });
}
