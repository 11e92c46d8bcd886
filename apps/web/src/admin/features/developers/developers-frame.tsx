import { Outlet } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Page } from "../../components/ui/page.tsx";
import { Tabs } from "../../components/ui/tabs.tsx";
import { useOrganization } from "../session/organization.ts";

/** Around the pages for those who write programs: how to call Foyer, whom it calls, and what became of that. */
export function DevelopersFrame(): ReactNode {
  const { id: organizationId } = useOrganization();
  const params = { organizationId };
  const activeOptions = { includeSearch: false };
  return (
    <Page title="Developers">
      <Tabs
        label="For developers"
        tabs={[
          {
            label: "First call",
            to: "/o/$organizationId/developers",
            params,
            activeOptions: { ...activeOptions, exact: true },
          },
          { label: "Webhooks", to: "/o/$organizationId/developers/webhooks", params, activeOptions },
          { label: "Deliveries", to: "/o/$organizationId/developers/deliveries", params, activeOptions },
        ]}
      />
      <Outlet />
    </Page>
  );
}
