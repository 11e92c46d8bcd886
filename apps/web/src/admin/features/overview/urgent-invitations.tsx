import type { InvitationPage } from "@foyer/contract/invitations";
import type { UseQueryResult } from "@tanstack/react-query";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Section } from "../../components/ui/page.tsx";
import { useNow } from "../../lib/moment.ts";
import { attention } from "../invitations/attention.ts";
import { InvitationLink } from "../invitations/invitation-link.tsx";

/** What can't wait comes first; where nothing is urgent, nothing takes its place. */
export function UrgentInvitations({ query }: { readonly query: UseQueryResult<InvitationPage, unknown> }) {
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
