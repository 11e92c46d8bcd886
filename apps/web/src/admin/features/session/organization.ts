import type { Me } from "@foyer/contract/auth";
import { createContext, use } from "react";
import { can, mayGrant, type OrganizationRole, type Permission } from "../../lib/permissions.ts";

type OrganizationOfMine = Me["organizations"][number];

/** The organization that the URL names, provided by the layout around its pages. */
export const OrganizationContext = createContext<OrganizationOfMine | null>(null);

export function useOrganization(): OrganizationOfMine {
  const organization = use(OrganizationContext);
  if (!organization) throw new Error("This part of a page belongs to an organization.");
  return organization;
}

/** What the caller may do here: the same table that the server asks. */
export function usePermissions() {
  const { role } = useOrganization();
  return {
    can: (permission: Permission) => can(role, permission),
    mayGrant: (granted: OrganizationRole) => mayGrant(role, granted),
  };
}
