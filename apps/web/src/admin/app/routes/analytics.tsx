import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { analyticsFilters } from "../../features/analytics/analytics-filters.ts";
import { Only } from "../only.tsx";
import { organization } from "./organization.ts";

const analytics = createRoute({
  getParentRoute: () => organization,
  path: "/analytics",
  component: () => <Only permission="invitation.view" />,
});

const analyticsPage = createRoute({
  getParentRoute: () => analytics,
  path: "/",
  validateSearch: analyticsFilters,
  component: lazyRouteComponent(() => import("../../features/analytics/analytics-page.tsx"), "AnalyticsPage"),
});

export const analyticsRoutes = analytics.addChildren([analyticsPage]);
