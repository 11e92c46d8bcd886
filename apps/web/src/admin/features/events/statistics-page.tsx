import type { InvitationStats } from "@foyer/contract/statistics";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Section } from "../../components/ui/page.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { trpc } from "../../lib/trpc.ts";
import { invitationStatuses } from "../invitations/invitation-status.tsx";
import { DayChart } from "./day-chart.tsx";
import { InviteToEvent } from "./event-actions.tsx";
import { useEvent } from "./event-context.ts";

/** What came of the invitations to an event. */
export function StatisticsPage(): ReactNode {
  const event = useEvent();
  const { id: eventId, organizationId } = event;
  const { data, error, isError, refetch } = useQuery(
    trpc.invitations.stats.queryOptions({ organizationId, eventId }),
  );
  if (!data) {
    if (isError) return <FailedState error={error} onRetry={() => void refetch()} what="The statistics" />;
    return <SkeletonRows count={4} label="Loading the statistics…" />;
  }
  if (data.totalSent === 0) {
    return (
      <EmptyState action={<InviteToEvent event={event} label="Invite people" />} title="Nothing to count yet">
        Once people are invited, this is where to see how many come, and how fast they answer.
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-8">
      <Numbers stats={data} />
      <Section lead="Invitations sent and accepted, by the days of UTC." title="The last 30 days">
        <DayChart days={data.byDay} />
      </Section>
    </div>
  );
}

const { accepted, declined, expired, cancelled } = invitationStatuses;

function Numbers({ stats }: { readonly stats: InvitationStats }) {
  const { acceptanceRate, medianHoursToAccept } = stats;
  const numbers = [
    ["Sent", count(stats.totalSent)],
    ["No answer yet", count(stats.pending)],
    [accepted.label, count(stats.accepted)],
    [declined.label, count(stats.declined)],
    [expired.label, count(stats.expired)],
    [cancelled.label, count(stats.cancelled)],
    ["Acceptance rate", `${acceptanceRate.toLocaleString("en")} %`],
    ["Median time to accept", medianHoursToAccept === null ? "–" : hours(medianHoursToAccept)],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-card border bg-hairline sm:grid-cols-4">
      {numbers.map(([name, value]) => (
        <div className="flex flex-col-reverse justify-end gap-0.5 bg-surface px-4 py-3" key={name}>
          <dt className="text-xs text-muted">{name}</dt>
          <dd className="text-xl font-semibold tracking-tight tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function count(number: number): string {
  return number.toLocaleString("en");
}

function hours(number: number): string {
  if (number === 0) return "Minutes"; // less than the tenth of an hour that is told
  return number === 1 ? "1 hour" : `${number.toLocaleString("en")} hours`;
}
