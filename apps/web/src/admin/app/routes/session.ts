import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { isAdminPath, nextPath } from "../../features/session/next-path.ts";
import { holdResetToken, resetTokenIn } from "../../features/session/reset-token.ts";
import { meQuery } from "../../features/session/session.ts";
import { queryClient } from "../../lib/trpc.ts";
import { root } from "./root.ts";

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  // Named even where it is not there: the router gives pages the whole query, and only what is named here replaces it.
  validateSearch: (search: Record<string, unknown>): { readonly next?: string | undefined } => ({
    next: search["next"] === undefined ? undefined : nextPath(search["next"], location.origin),
  }),
  beforeLoad: async ({ search: { next = "/" } }) => {
    const { user } = await queryClient.ensureQueryData(meQuery());
    if (user && isAdminPath(next)) throw redirect({ href: next, replace: true });
    if (user) location.replace(next);
  },
  component: lazyRouteComponent(() => import("../../features/session/sign-in-page.tsx"), "SignInPage"),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: lazyRouteComponent(
    () => import("../../features/session/forgot-password-page.tsx"),
    "ForgotPasswordPage",
  ),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  beforeLoad: ({ location: { hash } }) => {
    // The secret leaves the address bar before anything is shown.
    if (hash) {
      holdResetToken(resetTokenIn(hash));
      throw redirect({
        to: "/reset-password",
        hash: "",
        replace: true,
      });
    }
  },
  component: lazyRouteComponent(
    () => import("../../features/session/reset-password-page.tsx"),
    "ResetPasswordPage",
  ),
});

export const sessionRoutes = [signIn, forgotPassword, resetPassword] as const;
