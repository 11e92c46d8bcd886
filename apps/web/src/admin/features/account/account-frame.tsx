import { Link } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { Page } from "../../components/ui/page.tsx";
import { pillClass } from "../../components/ui/pill.ts";
import { useOrganization } from "../session/organization.ts";

const pages = [
  { to: "/o/$organizationId/account", label: "Profile and password" },
  { to: "/o/$organizationId/account/second-factor", label: "Second factor" },
  { to: "/o/$organizationId/account/sessions", label: "Sessions" },
  { to: "/o/$organizationId/account/history", label: "Sign-in history" },
  { to: "/o/$organizationId/account/api-keys", label: "API keys" },
] as const;

/** The frame of the pages about oneself, with the way to each of them. */
export function AccountFrame(props: Omit<ComponentProps<typeof Page>, "above">) {
  const { id: organizationId } = useOrganization();
  return (
    <Page
      {...props}
      above={
        <nav aria-label="My account" className="-ml-1 flex flex-wrap gap-1 pb-2 print:hidden">
          {pages.map(({ to, label }) => (
            <Link
              activeOptions={{ exact: true }}
              className={pillClass}
              key={to}
              params={{ organizationId }}
              to={to}
            >
              {label}
            </Link>
          ))}
        </nav>
      }
    />
  );
}
