import { mayGrant, type OrganizationRole } from "./permissions.ts";
import { keysOf } from "./search-params.ts";

/** What the roles are called, and what they mean in a line. */
export const roles: Record<OrganizationRole, { readonly label: string; readonly meaning: string }> = {
  owner: { label: "Owner", meaning: "Everything, the organization's settings too" },
  admin: { label: "Admin", meaning: "Invites people and sees everybody" },
  member: { label: "Member", meaning: "Takes part; may make spaces and events" },
  guest: { label: "Guest", meaning: "Sees the spaces that let them in, and nothing else" },
};

/** The roles that somebody with a role may hand out, the mightiest first. */
export function grantableRoles(granter: OrganizationRole): readonly OrganizationRole[] {
  return keysOf(roles).filter((role) => mayGrant(granter, role));
}
