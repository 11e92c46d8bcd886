import { useQuery } from "@tanstack/react-query";
import { Blocks } from "lucide-react";
import {
  canInSpace,
  grantableInSpace,
  type OrganizationRole,
  roleInSpace,
  type SpaceRole,
} from "../../../lib/permissions.ts";
import { oneOf } from "../../../lib/search-params.ts";
import { spaceRoles } from "../../../lib/space-roles.ts";
import { trpc } from "../../../lib/trpc.ts";
import { useOrganization } from "../../session/organization.ts";
import { useMe } from "../../session/session.ts";
import { type Door, type Host, mostToChoose, nobody, type Place } from "./door.ts";

/** The door to a space. */
export const spaceDoor: Door = {
  label: "Spaces",
  toChoose: "Spaces",
  icon: Blocks,
  aPlace: "a space",
  idField: "spaceId",
  terms: "role",

  placeOf: ({ space }) => space,
  pageOf: ({ organizationId, placeId }) => ({
    to: "/o/$organizationId/spaces/$spaceId",
    params: { organizationId, spaceId: placeId },
  }),
  useHost({ space }) {
    const { role } = useOrganization();
    const { spaces } = useMe();
    return hostOfSpace(role, spaces.find(({ id }) => id === space?.id)?.role ?? null);
  },
  managersHost: (role) => hostOfSpace(role, "custodian"),
  useInvitable(wanted) {
    const { id: organizationId, role } = useOrganization();
    const { data, isPending, error, refetch } = useQuery(
      trpc.spaces.list.queryOptions({ organizationId, limit: mostToChoose }),
    );
    const isBeyond = wanted !== null && data?.items.every(({ id }) => id !== wanted) === true;
    const one = useQuery(
      trpc.spaces.get.queryOptions({ spaceId: wanted ?? "" }, { enabled: isBeyond, retry: false }),
    );
    const beyond = isBeyond && one.data?.organizationId === organizationId ? [one.data] : [];
    const places = [...(data?.items ?? []), ...beyond].flatMap(({ id, name, role: own }): Place[] => {
      const mine = roleInSpace(role, own);
      if (!mine || !canInSpace(mine, "invitation.create", role)) return [];
      return [{ kind: "space", id, name, roles: grantableInSpace(mine) }];
    });
    return {
      places,
      isPending: isPending || (isBeyond && one.isPending),
      error,
      refetch: () => void refetch(),
    };
  },
  targetOf: ({ id }, { role }) => ({
    kind: "space",
    spaceId: id,
    role: oneOf(role, spaceRoles) ?? "viewer",
  }),

  meaning: (name) =>
    `They get an e-mail with a link to ${name}. Whoever is new comes in as a guest, and sees nothing else.`,
  inAlready: (name) => `Is in ${name} already.`,
  onceCancelled: "nobody can join with it any more.",
  endsEarlier: null,
};

/** What somebody may do with invitations to a space, by what they are in the organization and there. */
export function hostOfSpace(inOrganization: OrganizationRole, own: SpaceRole | null): Host {
  const role = roleInSpace(inOrganization, own);
  if (!role) return nobody;
  return {
    may: (permission) => canInSpace(role, permission, inOrganization),
    grantable: grantableInSpace(role),
  };
}
