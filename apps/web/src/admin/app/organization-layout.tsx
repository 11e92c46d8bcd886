import { Outlet, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { OrganizationContext } from "../features/session/organization.ts";
import { useMe } from "../features/session/session.ts";
import { AccessLostPage, NotFoundPage } from "./fallback-pages.tsx";
import { SecondFactorGate } from "./second-factor-gate.tsx";
import { Shell } from "./shell/shell.tsx";

/** Around every page of an organization. */
export function OrganizationLayout() {
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const { organizations } = useMe();
  const organization = organizations.find(({ id }) => id === organizationId);
  const [last, setLast] = useState(organization);
  if (organization && organization !== last) setLast(organization);
  // Access can be switched off while the page is open; the next look at who is asking tells.
  if (!organization)
    return last?.id === organizationId ? <AccessLostPage name={last.name} /> : <NotFoundPage />;
  return (
    <OrganizationContext value={organization}>
      <SecondFactorGate key={organization.id} required={organization.mfaEnrolmentRequired}>
        <Shell>
          <Outlet />
        </Shell>
      </SecondFactorGate>
    </OrganizationContext>
  );
}
