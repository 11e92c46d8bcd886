import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import {
  importListFilters,
  importRowFilters,
  newImportFilters,
} from "../../features/imports/import-filters.ts";
import { organization } from "./organization.ts";

const imports = createRoute({
  getParentRoute: () => organization,
  path: "/imports",
});

const importList = createRoute({
  getParentRoute: () => imports,
  path: "/",
  validateSearch: importListFilters,
  component: lazyRouteComponent(() => import("../../features/imports/imports-page.tsx"), "ImportsPage"),
});

const newImport = createRoute({
  getParentRoute: () => imports,
  path: "/new",
  validateSearch: newImportFilters,
  component: lazyRouteComponent(() => import("../../features/imports/new-import-page.tsx"), "NewImportPage"),
});

const importedFile = createRoute({
  getParentRoute: () => imports,
  path: "$importId",
  validateSearch: importRowFilters,
  component: lazyRouteComponent(() => import("../../features/imports/import-page.tsx"), "ImportPage"),
});

export const importRoutes = imports.addChildren([importList, newImport, importedFile]);
