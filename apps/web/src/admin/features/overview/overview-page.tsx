import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Moment } from "../../components/ui/moment.tsx";
import { Page, Section } from "../../components/ui/page.tsx";
import { RecentActivity } from "../audit/recent-activity.tsx";
import { useInvite } from "../invitations/invite.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { useUser } from "../session/session.ts";
import { FirstRun } from "./first-run.tsx";
import { InvitationRows } from "./invitation-rows.tsx";
import { MemberOverview } from "./member-overview.tsx";
import { attentionQuery, joinedQuery, statsQuery, waitingQuery } from "./overview-queries.ts";
import { OverviewChart, OverviewFunnel } from "./overview-statistics.tsx";
import { UrgentInvitations } from "./urgent-invitations.tsx";

export function OverviewPage(): ReactNode {
  const { can } = usePermissions();
  return can("invitation.view") ? <AdminOverview /> : <MemberOverview />;
}

function AdminOverview() {
  const { id: organizationId } = useOrganization();
  const user = useUser();
  const urgent = useQuery(attentionQuery(organizationId));
  const stats = useQuery(statsQuery(organizationId));
  const waiting = useQuery(waitingQuery(organizationId));
  const joined = useQuery(joinedQuery(organizationId));
  const invite = useInvite();

  const others = joined.data?.items.filter(({ email }) => email !== user.email);
  if (invite && waiting.data?.items.length === 0 && others?.length === 0) return <FirstRun invite={invite} />;

  return (
    <Page title="Overview">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <UrgentInvitations organizationId={organizationId} query={urgent} />
        <OverviewFunnel organizationId={organizationId} query={stats} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-8 xl:grid-cols-[minmax(0,1fr)_21rem]">
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-8">
            <OverviewChart query={stats} />
            <div className="grid gap-x-10 gap-y-8 md:grid-cols-2">
              <Section
                action={<AllInvitations organizationId={organizationId} status="pending" />}
                title="Waiting for an answer"
              >
                <InvitationRows
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
                <InvitationRows
                  empty="Nobody yet. Whoever accepts an invitation appears here."
                  query={joined}
                  what="Who joined"
                  when={({ respondedAt }) => respondedAt && <Moment at={respondedAt} />}
                />
              </Section>
            </div>
          </div>
          <div className="self-start rounded-card border px-4 py-4 sm:px-5">
            <Section title="Recent activity">
              <RecentActivity organizationId={organizationId} />
            </Section>
          </div>
        </div>
      </div>
    </Page>
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
