import { useQuery } from "@tanstack/react-query";
import { canInSpace, grantableInSpace, roleInSpace } from "../../lib/permissions.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import type { Place } from "./place.ts";

const most = 100; // spaces, and events, that a list to choose from offers

/** Where the caller may invite to, beside the organization itself: their spaces, and their events that are ahead. */
export function useInvitablePlaces(): {
  readonly places: readonly Place[];
  readonly isPending: boolean;
  /** Why some may be missing. */
  readonly error: unknown;
  readonly refetch: () => void;
} {
  const { id: organizationId, role } = useOrganization();
  const { can } = usePermissions();
  const seesEvents = can("event.list");
  const spaces = useQuery(trpc.spaces.list.queryOptions({ organizationId, limit: most }));
  const events = useQuery({
    ...trpc.events.list.queryOptions({ organizationId, when: "ahead", limit: most }),
    enabled: seesEvents,
  });
  return {
    error: spaces.error ?? events.error,
    refetch: () => {
      if (spaces.isError) void spaces.refetch();
      if (events.isError) void events.refetch();
    },
    isPending: spaces.isPending || (seesEvents && events.isPending),
    places: [
      ...(spaces.data?.items ?? []).flatMap(({ id, name, role: own }): Place[] => {
        const mine = roleInSpace(role, own);
        if (!mine || !canInSpace(mine, "invitation.create")) return [];
        return [{ kind: "space", spaceId: id, name, roles: grantableInSpace(mine) }];
      }),
      ...(events.data?.items ?? []).map(({ id, name }): Place => ({ kind: "event", eventId: id, name })),
    ],
  };
}
