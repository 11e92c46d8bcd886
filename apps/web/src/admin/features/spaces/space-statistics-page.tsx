import { useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { periodFilter } from "../analytics/analytics-filters.ts";
import { CompareLink } from "../analytics/compare-link.tsx";
import { Statistics } from "../analytics/statistics.tsx";
import { ForCustodians } from "./for-custodians.tsx";
import { SpaceFrame } from "./space-frame.tsx";

const here = "/signed-in/o/$organizationId/spaces/$spaceId/statistics";

/** What came of the invitations to a space, for its custodians. */
export function SpaceStatisticsPage(): ReactNode {
  const { days } = periodFilter(useSearch({ from: here }));
  return (
    <SpaceFrame>
      {({ space: { id: spaceId, organizationId }, rights, invite }) =>
        rights.can("invitation.view") ? (
          <Statistics
            days={days}
            empty={
              <EmptyState action={invite} title="Nothing to count yet">
                Once people are invited, this is where to see how many come, and how fast they answer.
              </EmptyState>
            }
            key={spaceId}
            more={<CompareLink by="space">Compare with other spaces</CompareLink>}
            organizationId={organizationId}
            scope={{ spaceId }}
            toPeriod={(period) => ({
              to: "/o/$organizationId/spaces/$spaceId/statistics",
              params: { organizationId, spaceId },
              search: { days: period },
            })}
          />
        ) : (
          <ForCustodians />
        )
      }
    </SpaceFrame>
  );
}
