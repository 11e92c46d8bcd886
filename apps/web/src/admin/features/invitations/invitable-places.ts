import { useOrganization, usePermissions } from "../session/organization.ts";
import type { Invitable, Place } from "./doors/door.ts";
import { doors } from "./doors/doors.ts";
import { hostOfOrganization } from "./doors/organization.ts";

/** Where the caller may invite to: the places behind all doors, and the organization itself. */
export type WhereToInvite = Invitable & {
  readonly organizationToo: boolean;
  /** What is meant where nothing else is said; null: there is nowhere (yet). */
  readonly usual: Place | null;
};

/** Finds that out. The place of the id `wanted` is among them in any case, if it takes anybody. */
export function useInvitablePlaces(wanted: string | null = null): WhereToInvite {
  const { id, name, role } = useOrganization();
  const organizationToo = usePermissions().can("invitation.create");
  const behind = useBehindDoors(wanted);
  return {
    ...behind,
    organizationToo,
    usual: organizationToo
      ? { kind: "organization", id, name, roles: hostOfOrganization(role).grantable }
      : (behind.places[0] ?? null),
  };
}

/** The places beside the organization itself, door by door. */
function useBehindDoors(wanted: string | null): Invitable {
  // The table never changes, so the same hooks are called in the same order each time.
  const behind = Object.values(doors).map((door) => door.useInvitable(wanted));
  const failed = behind.filter(({ error }) => error);
  return {
    places: behind.flatMap(({ places }) => places),
    isPending: behind.some(({ isPending }) => isPending),
    error: failed[0]?.error ?? null,
    refetch: () => {
      for (const { refetch } of failed) refetch();
    },
  };
}
