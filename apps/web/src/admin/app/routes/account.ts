import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { organization } from "./organization.ts";
import { signedIn } from "./signed-in.ts";

/**
 * The pages about oneself. Each stands within an organization, and also past all of them: for somebody whom none lets in,
 * and for links that know none, as in an e-mail, which lead into an organization where there is one.
 */
const accountPage = {
  path: "/",
  loader: () => void queryClient.prefetchQuery(trpc.account.profile.queryOptions()),
  component: lazyRouteComponent(() => import("../../features/account/account-page.tsx"), "AccountPage"),
} as const;

const ownInvitationsPage = {
  path: "/invitations",
  component: lazyRouteComponent(
    () => import("../../features/account/own-invitations-page.tsx"),
    "OwnInvitationsPage",
  ),
} as const;

const secondFactorPage = {
  path: "/second-factor",
  loader: () => void queryClient.prefetchQuery(trpc.account.mfa.status.queryOptions()),
  component: lazyRouteComponent(
    () => import("../../features/account/second-factor-page.tsx"),
    "SecondFactorPage",
  ),
} as const;

const sessionsPage = {
  path: "/sessions",
  component: lazyRouteComponent(() => import("../../features/account/sessions-page.tsx"), "SessionsPage"),
} as const;

const signInHistoryPage = {
  path: "/history",
  component: lazyRouteComponent(
    () => import("../../features/account/sign-in-history-page.tsx"),
    "SignInHistoryPage",
  ),
} as const;

const notificationsPage = {
  path: "/notifications",
  component: lazyRouteComponent(
    () => import("../../features/account/notifications-page.tsx"),
    "NotificationsPage",
  ),
} as const;

const apiKeysPage = {
  path: "/api-keys",
  component: lazyRouteComponent(() => import("../../features/account/api-keys-page.tsx"), "ApiKeysPage"),
} as const;

const account = createRoute({
  getParentRoute: () => organization,
  path: "/account",
});

// Made before they are given away: inside the call TypeScript would lose their types.
const accountPages = [
  createRoute({ getParentRoute: () => account, ...accountPage }),
  createRoute({ getParentRoute: () => account, ...ownInvitationsPage }),
  createRoute({ getParentRoute: () => account, ...secondFactorPage }),
  createRoute({ getParentRoute: () => account, ...sessionsPage }),
  createRoute({ getParentRoute: () => account, ...signInHistoryPage }),
  createRoute({ getParentRoute: () => account, ...notificationsPage }),
  createRoute({ getParentRoute: () => account, ...apiKeysPage }),
] as const;

export const accountRoutes = account.addChildren(accountPages);

const ownAccount = createRoute({
  getParentRoute: () => signedIn,
  path: "/account",
  beforeLoad: ({ context: { me }, location: { pathname } }) => {
    const open = me.organizations.find((each) => !each.mfaEnrolmentRequired);
    if (open) throw redirect({ href: `/o/${open.id}${pathname}`, replace: true });
  },
  component: lazyRouteComponent(() => import("../account-layout.tsx"), "AccountLayout"),
});

const ownAccountPages = [
  createRoute({ getParentRoute: () => ownAccount, ...accountPage }),
  createRoute({ getParentRoute: () => ownAccount, ...ownInvitationsPage }),
  createRoute({ getParentRoute: () => ownAccount, ...secondFactorPage }),
  createRoute({ getParentRoute: () => ownAccount, ...sessionsPage }),
  createRoute({ getParentRoute: () => ownAccount, ...signInHistoryPage }),
  createRoute({ getParentRoute: () => ownAccount, ...notificationsPage }),
  createRoute({ getParentRoute: () => ownAccount, ...apiKeysPage }),
] as const;

export const ownAccountRoutes = ownAccount.addChildren(ownAccountPages);
