import type { InvitationRole } from "@foyer/contract/doors";
import type { SpaceRole } from "./permissions.ts";
import { roles } from "./roles.ts";

type RoleWords = { readonly label: string; readonly meaning: string };

/** What the roles of a space are called, and what they mean in a line. */
export const spaceRoles: Record<SpaceRole, RoleWords> = {
  custodian: { label: "Custodian", meaning: "Everything: invites people, and changes or removes the space" },
  contributor: { label: "Contributor", meaning: "Adds and edits what is there" },
  viewer: { label: "Viewer", meaning: "Reads, and changes nothing" },
};

/** What a role is called that an invitation brings, through whichever door. */
export const invitationRoles: Record<InvitationRole, RoleWords> = { ...roles, ...spaceRoles };
