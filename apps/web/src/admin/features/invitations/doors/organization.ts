import { DoorOpen } from "lucide-react";
import { can, type OrganizationRole } from "../../../lib/permissions.ts";
import { grantableRoles, roles } from "../../../lib/roles.ts";
import { oneOf } from "../../../lib/search-params.ts";
import { useOrganization } from "../../session/organization.ts";
import type { Door, Host } from "./door.ts";

/** The door to the organization itself. */
export const organizationDoor: Door = {
  label: "Organization",
  toChoose: "Organization",
  icon: DoorOpen,
  aPlace: "an organization",
  idField: null,
  terms: "role",

  placeOf: () => null,
  pageOf: ({ organizationId }) => ({ to: "/o/$organizationId", params: { organizationId } }),
  useHost: () => hostOfOrganization(useOrganization().role),
  managersHost: hostOfOrganization,
  useInvitable: () => ({ places: [], isPending: false, error: null, refetch: () => {} }),
  targetOf: ({ id: organizationId }, { role }) => {
    const granted = oneOf(role, roles);
    return {
      kind: "organization",
      organizationId,
      role: !granted || granted === "guest" ? "member" : granted,
    };
  },

  meaning: (name) => `They get an e-mail with a link to join ${name}.`,
  inAlready: (name) => `Is in ${name} already.`,
  onceCancelled: "nobody can join with it any more.",
  endsEarlier: null,
};

/** What somebody may do with invitations to the organization. Nobody is invited there as a guest: guests come by a space. */
export function hostOfOrganization(role: OrganizationRole): Host {
  return {
    may: (permission) => can(role, permission),
    grantable: grantableRoles(role).filter((each) => each !== "guest"),
  };
}
