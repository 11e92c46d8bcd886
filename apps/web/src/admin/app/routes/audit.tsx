import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { auditFilters } from "../../features/audit/audit-filters.ts";
import { Only } from "../only.tsx";
import { organization } from "./organization.ts";

const audit = createRoute({
  getParentRoute: () => organization,
  path: "/audit",
  component: () => <Only permission="audit.view" />,
});

const auditPage = createRoute({
  getParentRoute: () => audit,
  path: "/",
  validateSearch: auditFilters,
  component: lazyRouteComponent(() => import("../../features/audit/audit-page.tsx"), "AuditPage"),
});

export const auditRoutes = audit.addChildren([auditPage]);
