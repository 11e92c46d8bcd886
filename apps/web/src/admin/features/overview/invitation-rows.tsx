import type { Invitation, InvitationPage } from "@foyer/contract/invitations";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { doorInWords } from "../invitations/invitation-door.tsx";
import { InvitationLink } from "../invitations/invitation-link.tsx";

/** A few invitations, each with what matters about its time. */
export function InvitationRows({
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
              {doorInWords(invitation)}
              {invitation.fullName ? ` · ${invitation.email}` : null}
            </p>
          </div>
          <span className="shrink-0 text-xs text-muted">{when(invitation)}</span>
        </li>
      ))}
    </ul>
  );
}
