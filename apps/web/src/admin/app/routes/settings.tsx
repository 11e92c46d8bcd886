import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { Only } from "../only.tsx";
import { organization } from "./organization.ts";

const settings = createRoute({
  getParentRoute: () => organization,
  path: "/settings",
  component: () => <Only permission="invitation.view" />,
});

const settingsPage = createRoute({
  getParentRoute: () => settings,
  path: "/",
  loader: ({ context, params }) => {
    if (context.may("invitation.view"))
      void queryClient.prefetchQuery(trpc.organizations.get.queryOptions(params));
  },
  component: lazyRouteComponent(
    () => import("../../features/organizations/settings-page.tsx"),
    "SettingsPage",
  ),
});

export const settingsRoutes = settings.addChildren([settingsPage]);
