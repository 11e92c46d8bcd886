import { Link } from "@tanstack/react-router";
import { type ReactNode, use } from "react";
import { OrganizationContext } from "../session/organization.ts";

const pages = {
  profile: { inside: "/o/$organizationId/account", outside: "/account" },
  invitations: { inside: "/o/$organizationId/account/invitations", outside: "/account/invitations" },
  secondFactor: {
    inside: "/o/$organizationId/account/second-factor",
    outside: "/account/second-factor",
  },
  sessions: { inside: "/o/$organizationId/account/sessions", outside: "/account/sessions" },
  history: { inside: "/o/$organizationId/account/history", outside: "/account/history" },
  notifications: { inside: "/o/$organizationId/account/notifications", outside: "/account/notifications" },
  apiKeys: { inside: "/o/$organizationId/account/api-keys", outside: "/account/api-keys" },
} as const;

/** A link to a page about oneself: within the organization where one is, or past all of them where none lets one in. */
export function AccountLink({
  page,
  className,
  children,
}: {
  readonly page: keyof typeof pages;
  readonly className: string;
  readonly children: ReactNode;
}) {
  const organization = use(OrganizationContext);
  const { inside, outside } = pages[page];
  return organization ? (
    <Link
      activeOptions={{ exact: true }}
      className={className}
      params={{ organizationId: organization.id }}
      to={inside}
    >
      {children}
    </Link>
  ) : (
    <Link activeOptions={{ exact: true }} className={className} to={outside}>
      {children}
    </Link>
  );
}
