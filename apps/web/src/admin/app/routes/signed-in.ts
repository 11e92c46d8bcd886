import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { meQuery } from "../../features/session/session.ts";
import { queryClient } from "../../lib/trpc.ts";
import { SignedInLayout } from "../signed-in-layout.tsx";
import { root } from "./root.ts";

/** Whatever only somebody signed in sees: the others are led to the sign-in, and back. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ location: { href } }) => {
    const me = await queryClient.ensureQueryData(meQuery());
    if (!me.user)
      throw redirect({ to: "/sign-in", search: href === "/" ? {} : { next: href }, replace: true });
    return { me };
  },
  component: SignedInLayout,
});

/** Where one comes to without an address: the first organization, where there is one. */
export const start = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad: ({ context: { me } }) => {
    // Whoever has to set up a second factor is led to it.
    const first = me.organizations.find((each) => each.mfaEnrolmentRequired) ?? me.organizations[0];
    if (first)
      throw redirect({ to: "/o/$organizationId", params: { organizationId: first.id }, replace: true });
  },
  component: lazyRouteComponent(
    () => import("../../features/organizations/no-organization-page.tsx"),
    "NoOrganizationPage",
  ),
});
