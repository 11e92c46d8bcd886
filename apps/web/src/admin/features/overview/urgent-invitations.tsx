import type { Invitation, InvitationPage } from "@foyer/contract/invitations";
import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Section } from "../../components/ui/page.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { useNow } from "../../lib/moment.ts";
import { type Attention, attention } from "../invitations/attention.ts";
import { doorInWords } from "../invitations/invitation-door.tsx";
import { InvitationLink } from "../invitations/invitation-link.tsx";
import { MendButton } from "./mend-button.tsx";

/** What can't wait comes first, each with the one act that mends it; the worst at the top. */
export function UrgentInvitations({
  query,
  organizationId,
}: {
  readonly query: UseQueryResult<InvitationPage, unknown>;
  readonly organizationId: string;
}) {
  const now = useNow();
  if (!query.data) {
    if (!query.isError) return <Skeleton className="h-12 rounded-card!" />;
    return (
      <FailedState error={query.error} onRetry={() => void query.refetch()} what="What needs attention" />
    );
  }
  const { items, nextCursor } = query.data;
  if (items.length === 0) {
    return (
      <p className="flex min-h-12 items-center gap-3 rounded-card border px-4 py-2.5 text-sm text-muted">
        <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-accent" />
        Nothing needs you: no message is lost or stuck, and no invitation ends within a day.
      </p>
    );
  }
  const told = items.map((invitation) => ({ invitation, why: attention(invitation, now) }));
  return (
    <Section
      action={
        nextCursor === null ? null : (
          <Link
            className="rounded-control py-0.5 text-sm text-muted hover:text-ink"
            params={{ organizationId }}
            search={{ attention: "yes" }}
            to="/o/$organizationId/invitations"
          >
            Show all
          </Link>
        )
      }
      title="Needs attention"
    >
      <ul className="rounded-card border">
        {told
          .toSorted((one, other) => urgency(one.why) - urgency(other.why))
          .map(({ invitation, why }) => (
            <Urgent invitation={invitation} key={invitation.id} why={why} />
          ))}
      </ul>
    </Section>
  );
}

function Urgent({ invitation, why }: { readonly invitation: Invitation; readonly why: Attention | null }) {
  const bad = why?.tone === "bad";
  const Icon = bad ? CircleAlert : TriangleAlert;
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-2.5 pr-3 pl-4 text-sm transition-colors first:rounded-t-card last:rounded-b-card last:border-b-0 hover:bg-sunken">
      <Icon aria-hidden="true" className={`size-4 shrink-0 ${bad ? "text-danger" : "text-warning"}`} />
      <div className="grid min-w-0 grow basis-48 gap-0.5">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <InvitationLink invitation={invitation} />
          <span className="text-xs text-muted">{doorInWords(invitation)}</span>
        </div>
        <p className="wrap-anywhere text-muted">{why?.what ?? "It needs a look."}</p>
      </div>
      <div className="relative z-1 ml-auto empty:hidden">
        <MendButton invitation={invitation} key={invitation.kind} />
      </div>
    </li>
  );
}

function urgency(why: Attention | null): number {
  return why?.tone === "bad" ? 0 : 1;
}
