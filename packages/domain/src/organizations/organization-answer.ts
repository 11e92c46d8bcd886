import { type Organization, organization } from "@foyer/contract/organizations";
import type { OrganizationRole } from "@foyer/contract/permissions";

type Row = Omit<Organization, "role" | "createdAt" | "reminderRule"> & {
  readonly reminderAfterDays: number | null;
  readonly reminderLimit: number;
  readonly createdAt: Date;
};

/** An organization as one of its members sees it. */
export function organizationAnswer(row: Row, role: OrganizationRole): Organization {
  const { reminderAfterDays: afterDays, reminderLimit: atMost } = row;
  const reminderRule = afterDays === null ? null : { afterDays, atMost };
  return organization.parse({ ...row, role, reminderRule, createdAt: row.createdAt.toISOString() });
}
