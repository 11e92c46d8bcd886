import { createRootRoute } from "@tanstack/react-router";
import { FailedPage, NotFoundPage, PendingShell } from "../fallback-pages.tsx";
import { RootLayout } from "../root-layout.tsx";

/** Around everything: what is shown while nobody knows yet who is asking, and where nothing else fits. */
export const root = createRootRoute({
  component: RootLayout,
  errorComponent: FailedPage,
  notFoundComponent: NotFoundPage,
  pendingComponent: PendingShell,
});
