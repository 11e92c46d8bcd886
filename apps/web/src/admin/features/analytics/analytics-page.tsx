import { useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { Page } from "../../components/ui/page.tsx";
import { useInvite } from "../invitations/invite.ts";
import { useOrganization } from "../session/organization.ts";
import { analyticsFilters, statsInput } from "./analytics-filters.ts";
import { Comparison } from "./comparison.tsx";
import { ScopeNotice } from "./scope-notice.tsx";
import { Statistics } from "./statistics.tsx";

/** What came of an organization's invitations: how far they got, when, by which message, and through which door. */
export function AnalyticsPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const invite = useInvite();
  const {
    by = "door",
    days,
    ...scope
  } = analyticsFilters(useSearch({ from: "/signed-in/o/$organizationId/analytics/" }));
  const narrowed = Object.values(scope).some(Boolean);
  return (
    <Page lead="How far invitations get, and what brings a yes." title="Analytics">
      {narrowed ? <ScopeNotice days={days} organizationId={organizationId} scope={scope} /> : null}
      <Statistics
        days={days}
        empty={
          <EmptyState
            action={
              invite && (
                <Button onClick={() => invite()} variant="primary">
                  Invite people
                </Button>
              )
            }
            title="Nothing to count yet"
          >
            Once people are invited, this is where to see how many come, and how fast they answer.
          </EmptyState>
        }
        key={JSON.stringify(statsInput(organizationId, scope))}
        organizationId={organizationId}
        scope={scope}
        toPeriod={(period) => ({
          to: "/o/$organizationId/analytics",
          params: { organizationId },
          search: { ...scope, by, days: period },
        })}
      />
      {narrowed ? null : <Comparison by={by} days={days} organizationId={organizationId} />}
    </Page>
  );
}
