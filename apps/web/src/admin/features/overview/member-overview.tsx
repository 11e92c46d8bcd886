import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Mark } from "../../../mark.tsx";
import { buttonClass } from "../../components/ui/button.tsx";
import { rowLinkClass } from "../../components/ui/list.tsx";
import { Page, Section } from "../../components/ui/page.tsx";
import { spaceRoles } from "../../lib/space-roles.ts";
import { useOrganization } from "../session/organization.ts";
import { useMe, useUser } from "../session/session.ts";

/** What a plain member sees of the organization first: their own spaces. */
export function MemberOverview(): ReactNode {
  const organization = useOrganization();
  const user = useUser();
  return (
    <Page narrow title={organization.name}>
      <div className="grid justify-items-start gap-4 rounded-card border px-5 py-6 sm:px-6">
        <Mark size={32} />
        <div className="grid gap-1 text-sm">
          <p className="font-medium">Welcome, {user.name}.</p>
          <p className="text-pretty text-muted">
            You are a member of {organization.name}. Its owners and admins can see your profile; keep it up to
            date.
          </p>
        </div>
        <Link
          className={buttonClass()}
          params={{ organizationId: organization.id }}
          to="/o/$organizationId/account"
        >
          My profile
        </Link>
      </div>
      <Section
        action={
          <Link
            className="rounded-control py-0.5 text-sm text-muted hover:text-ink"
            params={{ organizationId: organization.id }}
            to="/o/$organizationId/spaces"
          >
            All spaces
          </Link>
        }
        title="Your spaces"
      >
        <OwnSpaces organizationId={organization.id} />
      </Section>
    </Page>
  );
}

function OwnSpaces({ organizationId }: { readonly organizationId: string }) {
  const own = useMe().spaces.filter((space) => space.organizationId === organizationId);
  if (own.length === 0) {
    return (
      <p className="border-t py-3.5 text-sm text-muted">
        You are in no space yet. Somebody invites you to theirs, or you make one of your own.
      </p>
    );
  }
  return (
    <ul className="border-t">
      {own.map(({ id: spaceId, name, role }) => (
        <li
          className="relative flex items-center justify-between gap-4 border-b py-2.5 text-sm last:border-b-0 hover:bg-sunken"
          key={spaceId}
        >
          <Link
            className={`${rowLinkClass} min-w-0`}
            params={{ organizationId, spaceId }}
            to="/o/$organizationId/spaces/$spaceId"
          >
            {name}
          </Link>
          <span className="shrink-0 text-xs text-muted">{spaceRoles[role].label}</span>
        </li>
      ))}
    </ul>
  );
}
