import { z } from "zod";

/** The roles of an organization, the mightiest first. */
export const organizationRoles = ["owner", "admin", "member"] as const;
export const organizationRole = z.enum(organizationRoles);
export type OrganizationRole = z.infer<typeof organizationRole>;

/** Who may do what in an organization. Asked by every act, and by the SPA to decide which buttons exist. */
const holders = {
  "organization.view": ["owner", "admin", "member"],
  "organization.create": ["owner"],
  "organization.update": ["owner"],
  "person.create": ["owner", "admin"],
  "person.list": ["owner", "admin"],
  "invitation.create": ["owner", "admin"],
  "invitation.view": ["owner", "admin"],
  "invitation.update": ["owner", "admin"],
  "invitation.cancel": ["owner", "admin"],
  "invitation.resend": ["owner", "admin"],
  "invitation.remind": ["owner", "admin"],
  "invitation.copyLink": ["owner", "admin"],
  "audit.view": ["owner", "admin"],
} as const satisfies Record<string, readonly OrganizationRole[]>;

export type Permission = keyof typeof holders;

/** Whether a role holds a permission. */
export function can(role: OrganizationRole, permission: Permission): boolean {
  const roles: readonly OrganizationRole[] = holders[permission];
  return roles.includes(role);
}

/** Whether somebody may hand out a role: never one above their own, and only if they may invite at all. */
export function mayGrant(granter: OrganizationRole, granted: OrganizationRole): boolean {
  return (
    can(granter, "invitation.create") &&
    organizationRoles.indexOf(granter) <= organizationRoles.indexOf(granted)
  );
}
