import { useQuery } from "@tanstack/react-query";
import { CalendarDays } from "lucide-react";
import { useNow } from "../../../lib/moment.ts";
import { can, managesEvent } from "../../../lib/permissions.ts";
import { trpc } from "../../../lib/trpc.ts";
import { isOver } from "../../events/when-words.ts";
import { useOrganization, usePermissions } from "../../session/organization.ts";
import { useUser } from "../../session/session.ts";
import { type Door, type Host, mostToChoose, nobody, type Place } from "./door.ts";

/** The door to an event. */
export const eventDoor: Door = {
  label: "Events",
  toChoose: "Events ahead",
  icon: CalendarDays,
  aPlace: "an event",
  idField: "eventId",
  terms: "seat",

  placeOf: ({ event }) => event,
  pageOf: ({ organizationId, placeId }) => ({
    to: "/o/$organizationId/events/$eventId",
    params: { organizationId, eventId: placeId },
  }),
  useHost({ event }) {
    const { role } = useOrganization();
    const { id: userId } = useUser();
    const managesAll = can(role, "event.manageAll");
    const { data } = useQuery({
      ...trpc.events.get.queryOptions({ eventId: event?.id ?? "" }),
      enabled: event !== null && !managesAll,
    });
    return hostOfEvent(managesAll || managesEvent(role, data?.organizer.id === userId));
  },
  managersHost: () => hostOfEvent(true),
  useInvitable(wanted) {
    const { id: organizationId } = useOrganization();
    const seesEvents = usePermissions().can("event.list");
    const { data, isPending, error, refetch } = useQuery({
      ...trpc.events.list.queryOptions({ organizationId, when: "ahead", limit: mostToChoose }),
      enabled: seesEvents,
    });
    const now = useNow();
    const isBeyond = wanted !== null && data?.items.every(({ id }) => id !== wanted) === true;
    const one = useQuery(
      trpc.events.get.queryOptions({ eventId: wanted ?? "" }, { enabled: isBeyond, retry: false }),
    );
    const beyond =
      isBeyond && one.data?.organizationId === organizationId && !isOver(one.data, now) ? [one.data] : [];
    const events = [...(data?.items ?? []), ...beyond];
    return {
      places: events.map(({ id, name }): Place => ({ kind: "event", id, name, roles: [] })),
      isPending: (seesEvents && isPending) || (isBeyond && one.isPending),
      error,
      refetch: () => void refetch(),
    };
  },
  targetOf: ({ id }, { isVip = false, bypassCapacity = false }) => ({
    kind: "event",
    eventId: id,
    isVip,
    bypassCapacity,
  }),

  meaning: () => "They get an e-mail with a link, and answer without an account.",
  inAlready: () => "Comes already.",
  onceCancelled: "nobody can come with it any more. Their place in line is gone too, if they had one.",
  endsEarlier: "It ends with the event in any case.",
};

/** What those may do with its invitations who manage an event. */
export function hostOfEvent(manages: boolean): Host {
  return manages ? { may: () => true, grantable: [] } : nobody;
}
