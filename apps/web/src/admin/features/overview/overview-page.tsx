import type { Invitation, InvitationPage } from "@foyer/contract/invitations";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CircleAlert, TriangleAlert, UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { Mark } from "../../../mark.tsx";
import { Button, buttonClass } from "../../components/ui/button.tsx";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { rowLinkClass } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { Page, Section } from "../../components/ui/page.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { useNow } from "../../lib/moment.ts";
import { roles } from "../../lib/roles.ts";
import { RecentActivity } from "../audit/recent-activity.tsx";
import { attention } from "../invitations/attention.ts";
import { useInvite } from "../invitations/invite.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { useUser } from "../session/session.ts";
import { attentionQuery, joinedQuery, waitingQuery } from "./overview-queries.ts";

export function OverviewPage(): ReactNode {
  const { can } = usePermissions();
  return can("invitation.view") ? <AdminOverview /> : <MemberOverview />;
}

/** All that a plain member sees of the organization. */
function MemberOverview() {
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
    </Page>
  );
}

function AdminOverview() {
  const { id: organizationId } = useOrganization();
  const user = useUser();
  const urgent = useQuery(attentionQuery(organizationId));
  const waiting = useQuery(waitingQuery(organizationId));
  const joined = useQuery(joinedQuery(organizationId));
  const invite = useInvite();

  const others = joined.data?.items.filter(({ email }) => email !== user.email);
  if (invite && waiting.data?.items.length === 0 && others?.length === 0) return <FirstRun invite={invite} />;

  return (
    <Page title="Overview">
      <UrgentInvitations query={urgent} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <Section
          action={<AllInvitations organizationId={organizationId} status="pending" />}
          title="Waiting for an answer"
        >
          <Invitations
            empty="Nobody: everybody who was invited has answered."
            query={waiting}
            what="Invitations"
            when={({ expiresAt }) => (
              <>
                ends <Moment at={expiresAt} />
              </>
            )}
          />
        </Section>
        <Section
          action={<AllInvitations organizationId={organizationId} status="accepted" />}
          title="Joined recently"
        >
          <Invitations
            empty="Nobody yet. Whoever accepts an invitation appears here."
            query={joined}
            what="Who joined"
            when={({ respondedAt }) => respondedAt && <Moment at={respondedAt} />}
          />
        </Section>
      </div>
      <Section title="Recent activity">
        <RecentActivity organizationId={organizationId} />
      </Section>
    </Page>
  );
}

function FirstRun({ invite }: { readonly invite: () => void }) {
  const organization = useOrganization();
  return (
    <Page title="Overview">
      <div className="grid justify-items-center gap-5 rounded-card border px-6 py-14 text-center">
        <Mark size={56} />
        <div className="grid gap-2">
          <h2 className="text-lg font-semibold tracking-tight text-balance">
            The door of {organization.name} is ajar
          </h2>
          <p className="max-w-md text-sm text-balance text-muted">
            Nobody registers here: people come in because you invite them. Write an address, and they get a
            link.
          </p>
        </div>
        <Button onClick={() => invite()} variant="primary">
          <UserPlus aria-hidden="true" />
          Invite your first colleague
        </Button>
      </div>
      <Section title="Recent activity">
        <RecentActivity organizationId={organization.id} />
      </Section>
    </Page>
  );
}

/** What can't wait comes first; where nothing is urgent, nothing takes its place. */
function UrgentInvitations({ query }: { readonly query: UseQueryResult<InvitationPage, unknown> }) {
  const now = useNow();
  if (query.isError && !query.data) {
    return (
      <FailedState error={query.error} onRetry={() => void query.refetch()} what="What needs attention" />
    );
  }
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <Section title="Needs attention">
      <ul className="rounded-card border">
        {query.data.items.map((invitation) => {
          const why = attention(invitation, now);
          const bad = why?.tone === "bad";
          const Icon = bad ? CircleAlert : TriangleAlert;
          return (
            <li
              className="relative flex gap-3 border-b px-4 py-3 text-sm last:border-b-0 hover:bg-sunken"
              key={invitation.id}
            >
              <Icon
                aria-hidden="true"
                className={`mt-0.5 size-4 shrink-0 ${bad ? "text-danger" : "text-warning"}`}
              />
              <div className="grid min-w-0 gap-0.5">
                <InvitationLink invitation={invitation} />
                <p className="wrap-anywhere text-muted">{why?.what ?? "It needs a look."}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Invitations({
  query,
  what,
  empty,
  when,
}: {
  readonly query: UseQueryResult<InvitationPage, unknown>;
  readonly what: string;
  readonly empty: string;
  readonly when: (invitation: Invitation) => ReactNode;
}) {
  if (!query.data) {
    if (!query.isError) return <SkeletonRows count={4} label="Loading…" />;
    return <FailedState error={query.error} onRetry={() => void query.refetch()} what={what} />;
  }
  if (query.data.items.length === 0) return <p className="border-t py-3.5 text-sm text-muted">{empty}</p>;
  return (
    <ul className="border-t">
      {query.data.items.map((invitation) => (
        <li
          className="relative flex items-center justify-between gap-4 border-b py-2.5 text-sm last:border-b-0 hover:bg-sunken"
          key={invitation.id}
        >
          <div className="min-w-0">
            <InvitationLink invitation={invitation} />
            <p className="truncate text-xs text-muted">
              {roles[invitation.role].label}
              {invitation.fullName ? ` · ${invitation.email}` : null}
            </p>
          </div>
          <span className="shrink-0 text-xs text-muted">{when(invitation)}</span>
        </li>
      ))}
    </ul>
  );
}

function InvitationLink({ invitation }: { readonly invitation: Invitation }) {
  return (
    <Link
      className={rowLinkClass}
      params={{ organizationId: invitation.organizationId, invitationId: invitation.id }}
      to="/o/$organizationId/invitations/$invitationId"
    >
      {invitation.fullName ?? invitation.email}
    </Link>
  );
}

function AllInvitations({
  organizationId,
  status,
}: {
  readonly organizationId: string;
  readonly status: "pending" | "accepted";
}) {
  return (
    <Link
      className="rounded-control py-0.5 text-sm text-muted hover:text-ink"
      params={{ organizationId }}
      search={{ status }}
      to="/o/$organizationId/invitations"
    >
      Show all
    </Link>
  );
}
