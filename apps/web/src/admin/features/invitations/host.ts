import type { InvitationRole } from "@foyer/contract/doors";
import type { Invitation } from "@foyer/contract/invitations";
import type { InvitationPermission } from "@foyer/contract/permissions";
import { useQuery } from "@tanstack/react-query";
import {
  can,
  canInSpace,
  grantableInSpace,
  managesEvent,
  type OrganizationRole,
  roleInSpace,
  type SpaceRole,
} from "../../lib/permissions.ts";
import { grantableRoles } from "../../lib/roles.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { useMe, useUser } from "../session/session.ts";

/** What somebody may do with the invitations to one place. */
export type Host = {
  readonly may: (permission: InvitationPermission) => boolean;
  /** The roles that they may hand out there, the mightiest first; none where the place knows none. */
  readonly grantable: readonly InvitationRole[];
};

/** To the organization itself. Nobody is invited there as a guest: guests come by a space. */
export function hostOfOrganization(role: OrganizationRole): Host {
  return {
    may: (permission) => can(role, permission),
    grantable: grantableRoles(role).filter((each) => each !== "guest"),
  };
}

/** To a space, by what somebody counts as there. */
export function hostOfSpace(role: SpaceRole | null): Host {
  if (!role) return nobody;
  return { may: (permission) => canInSpace(role, permission), grantable: grantableInSpace(role) };
}

/** To an event, for those who manage it. */
export function hostOfEvent(manages: boolean): Host {
  return manages ? { may: () => true, grantable: [] } : nobody;
}

const nobody: Host = { may: () => false, grantable: [] };

/** What the caller may do with an invitation, by what they are at its place now. */
export function useHost({ kind, space, event }: Pick<Invitation, "kind" | "space" | "event">): Host {
  const { role } = useOrganization();
  const { spaces } = useMe();
  const { id: userId } = useUser();
  const managesAll = can(role, "event.manageAll");
  const { data } = useQuery({
    ...trpc.events.get.queryOptions({ eventId: event?.id ?? "" }),
    enabled: event !== null && !managesAll,
  });
  switch (kind) {
    case "organization":
      return hostOfOrganization(role);
    case "space":
      return hostOfSpace(roleInSpace(role, spaces.find(({ id }) => id === space?.id)?.role ?? null));
    case "event":
      return hostOfEvent(managesAll || managesEvent(role, data?.organizer.id === userId));
  }
}
