import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { recentActivityQuery } from "../../features/audit/recent-activity-query.ts";
import {
  attentionQuery,
  joinedQuery,
  statsQuery,
  waitingQuery,
} from "../../features/overview/overview-queries.ts";
import { can } from "../../lib/permissions.ts";
import { queryClient } from "../../lib/trpc.ts";
import { organization } from "./organization.ts";

export const overviewRoute = createRoute({
  getParentRoute: () => organization,
  path: "/",
  beforeLoad: ({ context: { me }, params: { organizationId } }) => {
    // Guests see their spaces and nothing else: the one, or the list of them.
    if (me.organizations.some(({ id, role }) => id === organizationId && can(role, "organization.view")))
      return;
    const own = me.spaces.filter((each) => each.organizationId === organizationId);
    const [first] = own;
    if (first && own.length === 1) {
      throw redirect({
        to: "/o/$organizationId/spaces/$spaceId",
        params: { organizationId, spaceId: first.id },
        replace: true,
      });
    }
    throw redirect({ to: "/o/$organizationId/spaces", params: { organizationId }, replace: true });
  },
  loader: ({ context, params: { organizationId } }) => {
    if (!context.may("invitation.view")) return;
    // Started before the page's own code is here, and sent as one request.
    void queryClient.prefetchQuery(attentionQuery(organizationId));
    void queryClient.prefetchQuery(statsQuery(organizationId));
    void queryClient.prefetchQuery(waitingQuery(organizationId));
    void queryClient.prefetchQuery(joinedQuery(organizationId));
    void queryClient.prefetchQuery(recentActivityQuery(organizationId));
  },
  component: lazyRouteComponent(() => import("../../features/overview/overview-page.tsx"), "OverviewPage"),
});
