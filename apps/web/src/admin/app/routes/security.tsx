import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { Only } from "../only.tsx";
import { organization } from "./organization.ts";

const security = createRoute({
  getParentRoute: () => organization,
  path: "/security",
  component: () => <Only permission="security.view" />,
});

const securityPage = createRoute({
  getParentRoute: () => security,
  path: "/",
  loader: ({ context, params }) => {
    if (context.may("security.view"))
      void queryClient.prefetchQuery(trpc.security.policy.get.queryOptions(params));
  },
  component: lazyRouteComponent(() => import("../../features/security/security-page.tsx"), "SecurityPage"),
});

export const securityRoutes = security.addChildren([securityPage]);
