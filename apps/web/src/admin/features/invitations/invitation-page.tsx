import type { InvitationDetails } from "@foyer/contract/invitations";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BackLink } from "../../components/ui/back-link.tsx";
import { type Fact, Facts } from "../../components/ui/facts.tsx";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { Page, Section } from "../../components/ui/page.tsx";
import { Skeleton, SkeletonRows } from "../../components/ui/skeleton.tsx";
import { failureOf } from "../../lib/failure.ts";
import { useNow } from "../../lib/moment.ts";
import { roles } from "../../lib/roles.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { attention } from "./attention.ts";
import { InvitationActions, MessagesLeft } from "./invitation-actions.tsx";
import { InvitationStatusBadge } from "./invitation-status.tsx";
import { TimelineList } from "./timeline-list.tsx";

const here = "/signed-in/o/$organizationId/invitations/$invitationId";

export function InvitationPage(): ReactNode {
  const { invitationId } = useParams({ from: here });
  const { id: organizationId } = useOrganization();
  const { data, error, isError, refetch } = useQuery(trpc.invitations.get.queryOptions({ invitationId }));
  const back = (
    <BackLink params={{ organizationId }} to="/o/$organizationId/invitations">
      Invitations
    </BackLink>
  );

  // Somebody in two organizations may hold an id of the other one.
  const elsewhere = data && data.organizationId !== organizationId;
  if (elsewhere || (isError && isMissing(error))) {
    return (
      <Page above={back} title="No such invitation">
        <p className="text-sm text-muted">
          The address is wrong, or the invitation belongs to another organization. The list has all that there
          are.
        </p>
      </Page>
    );
  }
  if (!data) {
    return (
      <Page above={back} title="Invitation">
        {isError ? (
          <FailedState error={error} onRetry={() => void refetch()} what="The invitation" />
        ) : (
          <div className="grid gap-6">
            <Skeleton className="h-9 w-72 max-w-full" />
            <SkeletonRows count={4} label="Loading the invitation…" />
          </div>
        )}
      </Page>
    );
  }
  return (
    <Page
      above={back}
      actions={<InvitationActions invitation={data} />}
      lead={
        <div className="grid gap-1">
          {data.fullName ? <p className="wrap-anywhere">{data.email}</p> : null}
          <InvitationStatusBadge invitation={data} />
        </div>
      }
      title={data.fullName ?? data.email}
    >
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[1fr_20rem]">
        <div className="grid content-start gap-8">
          <StuckNotice invitation={data} />
          <Section title="What happened">
            <TimelineList invitation={data} />
          </Section>
        </div>
        <Section title="Details">
          <InvitationFacts invitation={data} />
        </Section>
      </div>
    </Page>
  );
}

function StuckNotice({ invitation }: { readonly invitation: InvitationDetails }) {
  const why = attention(invitation, useNow());
  const left = <MessagesLeft invitation={invitation} />;
  if (!why) return <p className="text-sm text-muted empty:hidden">{left}</p>;
  return (
    <div className="grid gap-3">
      <Notice title={why.what} tone={why.tone}>
        {why.advice}
      </Notice>
      <p className="text-sm text-muted empty:hidden">{left}</p>
    </div>
  );
}

function InvitationFacts({ invitation }: { readonly invitation: InvitationDetails }) {
  const facts: Fact[] = [
    { name: "Role", value: `${roles[invitation.role].label}: ${lowerFirst(roles[invitation.role].meaning)}` },
    { name: "Invited by", value: invitation.invitedBy?.name ?? "Foyer, at set-up" },
    { name: "Invited", value: <Moment at={invitation.createdAt} date="beside" /> },
  ];
  if (invitation.status === "pending")
    facts.push({ name: "Open until", value: <Moment at={invitation.expiresAt} date="beside" /> });
  if (invitation.status === "expired")
    facts.push({ name: "Expired", value: <Moment at={invitation.expiresAt} date="beside" /> });
  if (invitation.openedAt)
    facts.push({ name: "First opened", value: <Moment at={invitation.openedAt} date="beside" /> });
  if (invitation.respondedAt)
    facts.push({ name: "Answered", value: <Moment at={invitation.respondedAt} date="beside" /> });
  if (invitation.message)
    facts.push({ name: "Message", value: <span className="whitespace-pre-wrap">{invitation.message}</span> });
  if (invitation.note)
    facts.push({
      name: "Note for the team",
      value: <span className="whitespace-pre-wrap">{invitation.note}</span>,
    });
  if (invitation.inviterIp) facts.push({ name: "Invited from", value: invitation.inviterIp });
  return <Facts facts={facts} />;
}

function isMissing(error: unknown): boolean {
  const { reason } = failureOf(error);
  return reason === "not_found" || reason === "invitation_not_found" || reason === "invalid_input";
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
