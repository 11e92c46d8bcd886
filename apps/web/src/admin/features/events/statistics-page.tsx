import { useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { periodFilter } from "../analytics/analytics-filters.ts";
import { CompareLink } from "../analytics/compare-link.tsx";
import { Statistics } from "../analytics/statistics.tsx";
import { InviteToEvent } from "./event-actions.tsx";
import { useEvent } from "./event-context.ts";

const here = "/signed-in/o/$organizationId/events/$eventId/statistics";

/** What came of the invitations to an event. */
export function StatisticsPage(): ReactNode {
  const event = useEvent();
  const { id: eventId, organizationId } = event;
  const { days } = periodFilter(useSearch({ from: here }));
  return (
    <Statistics
      days={days}
      empty={
        <EmptyState
          action={<InviteToEvent event={event} label="Invite people" />}
          title="Nothing to count yet"
        >
          Once people are invited, this is where to see how many come, and how fast they answer.
        </EmptyState>
      }
      key={eventId}
      more={<CompareLink by="event">Compare with other events</CompareLink>}
      organizationId={organizationId}
      scope={{ eventId }}
      toPeriod={(period) => ({
        to: "/o/$organizationId/events/$eventId/statistics",
        params: { organizationId, eventId },
        search: { days: period },
      })}
    />
  );
}
