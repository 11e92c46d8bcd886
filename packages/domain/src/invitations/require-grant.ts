import { Failure } from "@foyer/contract/failures";
import { mayGrant, type OrganizationRole } from "@foyer/contract/permissions";
import type { Tenant } from "../authorize.ts";

/**
 * Whoever sends, renews or holds the link of an invitation hands out its role, so they must be entitled to.
 * @throws Failure `forbidden`
 */
export function requireGrant(tenant: Tenant, role: OrganizationRole): void {
  if (!mayGrant(tenant.role, role)) {
    throw new Failure("forbidden", { message: "That role is above your own." });
  }
}
