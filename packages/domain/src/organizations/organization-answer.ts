import { type Organization, organization } from "@foyer/contract/organizations";
import type { OrganizationRole } from "@foyer/contract/permissions";

type Row = Omit<Organization, "role" | "createdAt"> & { readonly createdAt: Date };

/** An organization as one of its members sees it. */
export function organizationAnswer(row: Row, role: OrganizationRole): Organization {
  return organization.parse({ ...row, role, createdAt: row.createdAt.toISOString() });
}
