import { Outlet, useParams } from "@tanstack/react-router";
import { OrganizationContext } from "../features/session/organization.ts";
import { useMe } from "../features/session/session.ts";
import { NotFoundPage } from "./fallback-pages.tsx";
import { Shell } from "./shell/shell.tsx";

/** Around every page of an organization. */
export function OrganizationLayout() {
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const { organizations } = useMe();
  const organization = organizations.find(({ id }) => id === organizationId);
  // Access can be switched off while the page is open; the next look at who is asking tells.
  if (!organization) return <NotFoundPage />;
  return (
    <OrganizationContext value={organization}>
      <Shell>
        <Outlet />
      </Shell>
    </OrganizationContext>
  );
}
