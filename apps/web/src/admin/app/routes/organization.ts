import { createRoute, notFound } from "@tanstack/react-router";
import { can, type Permission } from "../../lib/permissions.ts";
import { NotFoundPage } from "../fallback-pages.tsx";
import { OrganizationLayout } from "../organization-layout.tsx";
import { signedIn } from "./signed-in.ts";

/** Whatever belongs to one organization. */
export const organization = createRoute({
  getParentRoute: () => signedIn,
  path: "/o/$organizationId",
  beforeLoad: ({ context: { me }, params }) => {
    const found = me.organizations.find(({ id }) => id === params.organizationId);
    if (!found) throw notFound();
    /** Nothing is asked for in advance that would be refused. */
    return {
      may: (permission: Permission) => !found.mfaEnrolmentRequired && can(found.role, permission),
    };
  },
  component: OrganizationLayout,
  notFoundComponent: NotFoundPage,
});
