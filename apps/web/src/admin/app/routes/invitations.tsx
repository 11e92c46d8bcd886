import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { invitationFilters } from "../../features/invitations/invitation-filters.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { Only } from "../only.tsx";
import { organization } from "./organization.ts";

const invitations = createRoute({
  getParentRoute: () => organization,
  path: "/invitations",
  component: () => <Only permission="invitation.view" />,
});

const invitationList = createRoute({
  getParentRoute: () => invitations,
  path: "/",
  validateSearch: invitationFilters,
  component: lazyRouteComponent(
    () => import("../../features/invitations/invitations-page.tsx"),
    "InvitationsPage",
  ),
});

const invitation = createRoute({
  getParentRoute: () => invitations,
  path: "$invitationId",
  loader: ({ context, params: { invitationId } }) => {
    if (context.may("invitation.view"))
      void queryClient.prefetchQuery(trpc.invitations.get.queryOptions({ invitationId }));
  },
  component: lazyRouteComponent(
    () => import("../../features/invitations/organization-invitation-page.tsx"),
    "OrganizationInvitationPage",
  ),
});

export const invitationRoutes = invitations.addChildren([invitationList, invitation]);
