import { Outlet } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Page } from "../../components/ui/page.tsx";
import { Tabs } from "../../components/ui/tabs.tsx";
import { useOrganization } from "../session/organization.ts";

/** Around the pages about e-mail: how it leaves, what became of it, what it says, and who gets none. */
export function MailFrame(): ReactNode {
  const { id: organizationId } = useOrganization();
  const params = { organizationId };
  return (
    <Page title="E-mail">
      <Tabs
        label="About e-mail"
        tabs={[
          {
            label: "Settings",
            to: "/o/$organizationId/mail",
            params,
            activeOptions: { exact: true, includeSearch: false },
          },
          {
            label: "Deliveries",
            to: "/o/$organizationId/mail/deliveries",
            params,
            activeOptions: { includeSearch: false },
          },
          {
            label: "Templates",
            to: "/o/$organizationId/mail/templates",
            params,
            activeOptions: { includeSearch: false },
          },
          {
            label: "Suppressed addresses",
            to: "/o/$organizationId/mail/suppressed",
            params,
            activeOptions: { includeSearch: false },
          },
        ]}
      />
      <Outlet />
    </Page>
  );
}
