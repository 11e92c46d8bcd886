import type { Space } from "@foyer/contract/spaces";
import type { OrganizationRole } from "../../lib/permissions.ts";
import { roles } from "../../lib/roles.ts";
import { spaceRoles } from "../../lib/space-roles.ts";

/** What the caller is in a space, in a word; those who are in it by managing the organization are told so. */
export function ownRoleWords({ role }: Pick<Space, "role">, mine: OrganizationRole): string {
  return role ? spaceRoles[role].label : `As ${roles[mine].label.toLowerCase()}`;
}
