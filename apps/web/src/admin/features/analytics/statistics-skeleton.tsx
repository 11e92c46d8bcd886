import { timeChartHeight } from "../../components/charts/time-chart.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";

/** The shape of statistics that are on their way, as large as they will be. */
export function StatisticsSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-6">
      <p className="sr-only" role="status">
        Loading the statistics…
      </p>
      <Skeleton className="h-68 rounded-card! sm:h-36" />
      <FunnelSkeleton />
      <ChartSkeleton />
    </div>
  );
}

export function FunnelSkeleton() {
  return <Skeleton className="h-100 rounded-card! sm:h-64" />;
}

export function ChartSkeleton() {
  return (
    <div className="rounded-card bg-sunken pt-15">
      <Skeleton className={timeChartHeight} />
    </div>
  );
}
