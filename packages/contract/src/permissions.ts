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
  "person.update": ["owner", "admin"],
  "person.setActive": ["owner", "admin"],
  "person.remove": ["owner", "admin"],
  "person.resetMfa": ["owner", "admin"],
  "person.signOut": ["owner", "admin"],
  "person.loginHistory": ["owner", "admin"],
  "invitation.create": ["owner", "admin"],
  "invitation.view": ["owner", "admin"],
  "invitation.update": ["owner", "admin"],
  "invitation.cancel": ["owner", "admin"],
  "invitation.resend": ["owner", "admin"],
  "invitation.remind": ["owner", "admin"],
  "invitation.copyLink": ["owner", "admin"],
  "security.view": ["owner", "admin"],
  "security.update": ["owner"],
  "lockout.lift": ["owner", "admin"],
  "audit.view": ["owner", "admin"],
} as const satisfies Record<string, readonly OrganizationRole[]>;

export type Permission = keyof typeof holders;

/** Whether a role holds a permission. */
export function can(role: OrganizationRole, permission: Permission): boolean {
  const roles: readonly OrganizationRole[] = holders[permission];
  return roles.includes(role);
}

/** Whether somebody may manage a person of a role: change, deactivate or remove them. Nobody manages those above. */
export function mayManage(manager: OrganizationRole, managed: OrganizationRole): boolean {
  return (
    can(manager, "person.update") && organizationRoles.indexOf(manager) <= organizationRoles.indexOf(managed)
  );
}

/** The roles that somebody may hand out: none above their own, and none at all if they may not invite. */
export function grantableBy(granter: OrganizationRole): readonly OrganizationRole[] {
  return can(granter, "invitation.create") ? organizationRoles.slice(organizationRoles.indexOf(granter)) : [];
}

/** Whether somebody may hand out a role. */
export function mayGrant(granter: OrganizationRole, granted: OrganizationRole): boolean {
  return grantableBy(granter).includes(granted);
}
