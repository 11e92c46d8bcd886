import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { periodFilter } from "../../features/analytics/analytics-filters.ts";
import { attendeeFilters } from "../../features/events/attendee-filters.ts";
import { eventFilters } from "../../features/events/event-filters.ts";
import { invitationFilters } from "../../features/invitations/invitation-filters.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { Only } from "../only.tsx";
import { organization } from "./organization.ts";

const events = createRoute({
  getParentRoute: () => organization,
  path: "/events",
  component: () => <Only permission="event.list" />,
});

const eventList = createRoute({
  getParentRoute: () => events,
  path: "/",
  validateSearch: eventFilters,
  component: lazyRouteComponent(() => import("../../features/events/events-page.tsx"), "EventsPage"),
});

const event = createRoute({
  getParentRoute: () => events,
  path: "$eventId",
  loader: ({ context, params: { eventId } }) => {
    if (context.may("event.list")) void queryClient.prefetchQuery(trpc.events.get.queryOptions({ eventId }));
  },
  component: lazyRouteComponent(() => import("../../features/events/event-page.tsx"), "EventPage"),
});

const attendees = createRoute({
  getParentRoute: () => event,
  path: "/",
  validateSearch: attendeeFilters,
  component: lazyRouteComponent(() => import("../../features/events/attendees-page.tsx"), "AttendeesPage"),
});

const waitingList = createRoute({
  getParentRoute: () => event,
  path: "/waiting-list",
  component: lazyRouteComponent(
    () => import("../../features/events/waiting-list-page.tsx"),
    "WaitingListPage",
  ),
});

const eventInvitations = createRoute({
  getParentRoute: () => event,
  path: "/invitations",
  validateSearch: invitationFilters,
  component: lazyRouteComponent(
    () => import("../../features/events/event-invitations-page.tsx"),
    "EventInvitationsPage",
  ),
});

const statistics = createRoute({
  getParentRoute: () => event,
  path: "/statistics",
  validateSearch: periodFilter,
  component: lazyRouteComponent(() => import("../../features/events/statistics-page.tsx"), "StatisticsPage"),
});

const eventInvitation = createRoute({
  getParentRoute: () => events,
  path: "$eventId/invitations/$invitationId",
  component: lazyRouteComponent(
    () => import("../../features/events/event-invitation-page.tsx"),
    "EventInvitationPage",
  ),
});

export const eventRoutes = events.addChildren([
  eventList,
  event.addChildren([attendees, waitingList, eventInvitations, statistics]),
  eventInvitation,
]);
