import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { AuditLine } from "./audit-line.tsx";
import { recentActivityQuery } from "./recent-activity-query.ts";

/** What happened lately, in plain words; with a `subjectId` only what happened to that one. */
export function RecentActivity({
  organizationId,
  subjectId,
}: {
  readonly organizationId: string;
  readonly subjectId?: string;
}): ReactNode {
  const { data, error, isError, refetch } = useQuery(recentActivityQuery(organizationId, subjectId));
  if (!data) {
    if (!isError) return <SkeletonRows count={5} label="Loading recent activity…" />;
    return <FailedState error={error} onRetry={() => void refetch()} what="Recent activity" />;
  }
  if (data.items.length === 0)
    return <p className="border-t py-3.5 text-sm text-muted">Nothing is written down yet.</p>;
  return (
    <ul className="@container grid gap-3 border-t pt-3.5 text-sm">
      {data.items.map((entry) => (
        <li className="grid items-baseline gap-x-4 @lg:grid-cols-[1fr_auto]" key={entry.id}>
          <AuditLine entry={entry} organizationId={organizationId} />
          <span className="text-xs text-muted">
            <Moment at={entry.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
