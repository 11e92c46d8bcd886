import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { classNames } from "../../lib/class-names.ts";
import { trpc } from "../../lib/trpc.ts";
import { type Period, type Scope, statsInput } from "./analytics-filters.ts";
import { AnswersOverTime } from "./answers-over-time.tsx";
import { InvitationFunnel } from "./invitation-funnel.tsx";
import { InvitationNumbers } from "./invitation-numbers.tsx";
import { PeriodPills } from "./period-pills.tsx";
import { StatisticsSkeleton } from "./statistics-skeleton.tsx";
import { WinningMessages } from "./winning-messages.tsx";

/** What came of invitations: of all, of those to one place, of one file's or one person's. */
export function Statistics({
  organizationId,
  scope,
  days = "30",
  toPeriod,
  empty,
  more,
}: {
  readonly organizationId: string;
  readonly scope: Scope;
  readonly days?: Period | undefined;
  /** The same page, looking so far back. */
  readonly toPeriod: (period: Period) => LinkProps;
  /** Where nobody has been invited yet. */
  readonly empty: ReactNode;
  /** What stands below the numbers, where there are any. */
  readonly more?: ReactNode;
}): ReactNode {
  const { data, error, isError, isPlaceholderData, refetch } = useQuery(
    trpc.invitations.stats.queryOptions(statsInput(organizationId, scope, days), {
      placeholderData: keepPreviousData,
    }),
  );
  if (!data) {
    if (isError) return <FailedState error={error} onRetry={() => void refetch()} what="The statistics" />;
    return <StatisticsSkeleton />;
  }
  if (data.totalSent === 0) return empty;
  return (
    <div
      aria-busy={isPlaceholderData}
      className={classNames("grid grid-cols-[minmax(0,1fr)] gap-6", isPlaceholderData && "opacity-70")}
    >
      <InvitationNumbers stats={data} />
      <InvitationFunnel stats={data} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <AnswersOverTime action={<PeriodPills chosen={days} to={toPeriod} />} days={data.byDay} />
        <WinningMessages acceptedBy={data.acceptedBy} />
      </div>
      {more}
    </div>
  );
}
