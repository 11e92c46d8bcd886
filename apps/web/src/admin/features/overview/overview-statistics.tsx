import type { InvitationStats } from "@foyer/contract/statistics";
import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { AnswersOverTime } from "../analytics/answers-over-time.tsx";
import { InvitationFunnel } from "../analytics/invitation-funnel.tsx";
import { ChartSkeleton, FunnelSkeleton } from "../analytics/statistics-skeleton.tsx";
import { hoursWords } from "../analytics/time-words.ts";

type Query = UseQueryResult<InvitationStats, unknown>;

/** How far all invitations got, and in a sentence what came of them. */
export function OverviewFunnel({
  query,
  organizationId,
}: {
  readonly query: Query;
  readonly organizationId: string;
}): ReactNode {
  if (!query.data) {
    if (!query.isError) return <FunnelSkeleton />;
    return <FailedState error={query.error} onRetry={() => void query.refetch()} what="The numbers" />;
  }
  return (
    <InvitationFunnel
      action={
        <Link
          className="rounded-control px-2.5 py-1.5 text-sm text-muted hover:text-ink"
          params={{ organizationId }}
          to="/o/$organizationId/analytics"
        >
          Analytics
        </Link>
      }
      lead={outcome(query.data)}
      stats={query.data}
    />
  );
}

/** What was sent and accepted in the last month. */
export function OverviewChart({ query }: { readonly query: Query }): ReactNode {
  if (query.data) return <AnswersOverTime days={query.data.byDay} />;
  return query.isError ? null : <ChartSkeleton />; // the funnel says what went wrong
}

function outcome({ acceptanceRate, medianHoursToAccept, pending }: InvitationStats): string {
  const speed =
    medianHoursToAccept === null ? "" : `, half of them within ${hoursWords(medianHoursToAccept)}`;
  const waiting =
    pending === 0
      ? ""
      : ` ${pending.toLocaleString("en")} ${pending === 1 ? "has" : "have"} not answered yet.`;
  return `${acceptanceRate.toLocaleString("en")} % have accepted${speed}.${waiting}`;
}
