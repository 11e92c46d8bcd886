import { z } from "zod";

/** The roles of an organization, the mightiest first. A guest is there for the spaces that let them in, and sees nothing else. */
export const organizationRoles = ["owner", "admin", "member", "guest"] as const;
export const organizationRole = z.enum(organizationRoles);
export type OrganizationRole = z.infer<typeof organizationRole>;

/** The roles that an invitation to the organization itself brings: a guest comes by a space. */
export const memberRole = organizationRole.exclude(["guest"]);
export type MemberRole = z.infer<typeof memberRole>;

/** The roles of a space, the mightiest first: custodians do everything, contributors add and edit, viewers read. */
export const spaceRoles = ["custodian", "contributor", "viewer"] as const;
export const spaceRole = z.enum(spaceRoles);
export type SpaceRole = z.infer<typeof spaceRole>;

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
  "mail.view": ["owner", "admin"],
  "mail.update": ["owner", "admin"],
  "mail.retry": ["owner", "admin"],
  "webhook.view": ["owner", "admin"],
  "webhook.update": ["owner", "admin"],
  "space.list": ["owner", "admin", "member", "guest"],
  "space.create": ["owner", "admin", "member"],
  /** Takes along the links of spaces where they are a custodian. Guests let Foyer send them. */
  "space.copyLink": ["owner", "admin", "member"],
  /** Is a custodian of every space. */
  "space.manageAll": ["owner", "admin"],
  "event.list": ["owner", "admin", "member"],
  "event.create": ["owner", "admin", "member"],
  /** May be the organizer of an event. */
  "event.organize": ["owner", "admin", "member"],
  /** Manages every event as its organizer does, and says who that is. */
  "event.manageAll": ["owner", "admin"],
} as const satisfies Record<string, readonly OrganizationRole[]>;

export type Permission = keyof typeof holders;

/** What is done with invitations, through whichever door. */
export type InvitationPermission = Extract<Permission, `invitation.${string}`>;

/** Who may do what in a space. */
const spaceHolders = {
  "space.view": ["custodian", "contributor", "viewer"],
  "space.update": ["custodian"],
  "space.remove": ["custodian"],
  "space.listMembers": ["custodian", "contributor", "viewer"],
  "space.setRole": ["custodian"],
  "space.removeMember": ["custodian"],
  "invitation.create": ["custodian"],
  "invitation.view": ["custodian"],
  "invitation.update": ["custodian"],
  "invitation.cancel": ["custodian"],
  "invitation.resend": ["custodian"],
  "invitation.remind": ["custodian"],
  "invitation.copyLink": ["custodian"],
} as const satisfies Record<InvitationPermission | `space.${string}`, readonly SpaceRole[]>;

export type SpacePermission = keyof typeof spaceHolders;

/**
 * Whether a role of a space holds a permission there. Nobody copies a link as a guest: it would open the account of an
 * address that has none, and tell which have one.
 */
export function canInSpace(
  role: SpaceRole,
  permission: SpacePermission,
  organizationRole: OrganizationRole,
): boolean {
  if (permission === "invitation.copyLink" && !can(organizationRole, "space.copyLink")) return false;
  const roles: readonly SpaceRole[] = spaceHolders[permission];
  return roles.includes(role);
}

/** What somebody is in a space: their own role there, and a custodian of every space if they manage the organization. */
export function roleInSpace(organizationRole: OrganizationRole, own: SpaceRole | null): SpaceRole | null {
  return can(organizationRole, "space.manageAll") ? "custodian" : own;
}

/** The roles that somebody of a space may hand out there. */
export function grantableInSpace(granter: SpaceRole): readonly SpaceRole[] {
  return spaceHolders["invitation.create"].some((role) => role === granter) ? spaceRoles : [];
}

/** Whether somebody manages an event: whoever manages all of the organization's, and its organizer. */
export function managesEvent(organizationRole: OrganizationRole, isOrganizer: boolean): boolean {
  return can(organizationRole, "event.manageAll") || (isOrganizer && can(organizationRole, "event.organize"));
}

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
