import { Outlet } from "@tanstack/react-router";
import { usePermissions } from "../features/session/organization.ts";
import type { Permission } from "../lib/permissions.ts";
import { NotForYourRolePage } from "./fallback-pages.tsx";

/** Shows pages to those who hold a permission. To the others every call of theirs would be refused, so none is made. */
export function Only({ permission }: { readonly permission: Permission }) {
  return usePermissions().can(permission) ? <Outlet /> : <NotForYourRolePage />;
}
