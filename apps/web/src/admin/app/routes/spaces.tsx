import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { periodFilter } from "../../features/analytics/analytics-filters.ts";
import { invitationFilters } from "../../features/invitations/invitation-filters.ts";
import { memberFilters, spaceFilters } from "../../features/spaces/space-filters.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { Only } from "../only.tsx";
import { organization } from "./organization.ts";

const spaces = createRoute({
  getParentRoute: () => organization,
  path: "/spaces",
  component: () => <Only permission="space.list" />,
});

const spaceList = createRoute({
  getParentRoute: () => spaces,
  path: "/",
  validateSearch: spaceFilters,
  component: lazyRouteComponent(() => import("../../features/spaces/spaces-page.tsx"), "SpacesPage"),
});

const space = createRoute({
  getParentRoute: () => spaces,
  path: "$spaceId",
  loader: ({ context, params: { spaceId } }) => {
    if (context.may("space.list")) void queryClient.prefetchQuery(trpc.spaces.get.queryOptions({ spaceId }));
  },
});

const spaceMembers = createRoute({
  getParentRoute: () => space,
  path: "/",
  validateSearch: memberFilters,
  component: lazyRouteComponent(
    () => import("../../features/spaces/space-members-page.tsx"),
    "SpaceMembersPage",
  ),
});

const spaceInvitations = createRoute({
  getParentRoute: () => space,
  path: "/invitations",
  validateSearch: invitationFilters,
  component: lazyRouteComponent(
    () => import("../../features/spaces/space-invitations-page.tsx"),
    "SpaceInvitationsPage",
  ),
});

const spaceInvitation = createRoute({
  getParentRoute: () => space,
  path: "/invitations/$invitationId",
  component: lazyRouteComponent(
    () => import("../../features/spaces/space-invitation-page.tsx"),
    "SpaceInvitationPage",
  ),
});

const spaceStatistics = createRoute({
  getParentRoute: () => space,
  path: "/statistics",
  validateSearch: periodFilter,
  component: lazyRouteComponent(
    () => import("../../features/spaces/space-statistics-page.tsx"),
    "SpaceStatisticsPage",
  ),
});

const spaceSettings = createRoute({
  getParentRoute: () => space,
  path: "/settings",
  component: lazyRouteComponent(
    () => import("../../features/spaces/space-settings-page.tsx"),
    "SpaceSettingsPage",
  ),
});

export const spaceRoutes = spaces.addChildren([
  spaceList,
  space.addChildren([spaceMembers, spaceInvitations, spaceInvitation, spaceStatistics, spaceSettings]),
]);
