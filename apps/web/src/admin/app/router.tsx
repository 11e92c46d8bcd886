import { createRouter } from "@tanstack/react-router";
import { parseSearch, stringifySearch } from "../lib/search-params.ts";
import { FailedPage, NotFoundPage, PendingPage } from "./fallback-pages.tsx";
import { accountRoutes, ownAccountRoutes } from "./routes/account.ts";
import { analyticsRoutes } from "./routes/analytics.tsx";
import { auditRoutes } from "./routes/audit.tsx";
import { developerRoutes } from "./routes/developers.tsx";
import { eventRoutes } from "./routes/events.tsx";
import { importRoutes } from "./routes/imports.ts";
import { invitationRoutes } from "./routes/invitations.tsx";
import { mailRoutes } from "./routes/mail.tsx";
import { organization } from "./routes/organization.ts";
import { overviewRoute } from "./routes/overview.ts";
import { peopleRoutes } from "./routes/people.tsx";
import { root } from "./routes/root.ts";
import { securityRoutes } from "./routes/security.tsx";
import { sessionRoutes } from "./routes/session.ts";
import { settingsRoutes } from "./routes/settings.tsx";
import { signedIn, start } from "./routes/signed-in.ts";
import { spaceRoutes } from "./routes/spaces.tsx";

const routeTree = root.addChildren([
  ...sessionRoutes,
  signedIn.addChildren([
    start,
    ownAccountRoutes,
    organization.addChildren([
      overviewRoute,
      peopleRoutes,
      invitationRoutes,
      importRoutes,
      eventRoutes,
      spaceRoutes,
      analyticsRoutes,
      mailRoutes,
      developerRoutes,
      securityRoutes,
      auditRoutes,
      settingsRoutes,
      accountRoutes,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0, // TanStack Query decides what is fresh
  defaultPendingMs: 200,
  defaultPendingMinMs: 0,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
