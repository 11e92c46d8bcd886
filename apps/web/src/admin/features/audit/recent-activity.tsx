import type { AuditEntry } from "@foyer/contract/audit";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { trpc } from "../../lib/trpc.ts";
import { auditSentence } from "./audit-sentence.ts";

const shown = 12;

export const recentActivityQuery = (organizationId: string) =>
  trpc.audit.list.queryOptions({ organizationId, limit: shown });

/** What happened lately, in plain words. */
export function RecentActivity({ organizationId }: { readonly organizationId: string }) {
  const { data, error, isError, refetch } = useQuery(recentActivityQuery(organizationId));
  if (!data) {
    if (!isError) return <SkeletonRows count={5} label="Loading recent activity…" />;
    return <FailedState error={error} onRetry={() => void refetch()} what="Recent activity" />;
  }
  return (
    <ul className="grid gap-3 border-t pt-3.5 text-sm">
      {data.items.map((entry) => {
        const { actor, verb, rest } = auditSentence(entry);
        return (
          <li className="grid items-baseline gap-x-4 sm:grid-cols-[1fr_auto]" key={entry.id}>
            <p className="min-w-0 wrap-anywhere text-muted">
              <span className="font-medium text-ink">{actor}</span> {verb}{" "}
              <Subject entry={entry} organizationId={organizationId} /> {rest}
            </p>
            <span className="text-xs text-muted">
              <Moment at={entry.at} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Subject({
  entry,
  organizationId,
}: {
  readonly entry: AuditEntry;
  readonly organizationId: string;
}): ReactNode {
  const { subject } = auditSentence(entry);
  const className =
    "rounded-control font-medium text-ink underline decoration-edge underline-offset-3 hover:decoration-ink";
  if (subject === "") return null;
  switch (entry.subject.kind) {
    case "invitation":
      return (
        <Link
          className={className}
          params={{ organizationId, invitationId: entry.subject.id }}
          to="/o/$organizationId/invitations/$invitationId"
        >
          {subject}
        </Link>
      );
    case "person":
      return (
        <Link
          className={className}
          params={{ organizationId, userId: entry.subject.id }}
          to="/o/$organizationId/people/$userId"
        >
          {subject}
        </Link>
      );
    case "organization":
      return <span className="font-medium text-ink">{subject}</span>;
  }
}
