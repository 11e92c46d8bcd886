import type { InvitationStats } from "@foyer/contract/statistics";
import type { ReactNode } from "react";
import { ChartPanel } from "../../components/charts/chart-panel.tsx";
import { FunnelChart } from "../../components/charts/funnel-chart.tsx";
import { funnelSteps } from "./funnel-steps.ts";

/** How far invitations got. */
export function InvitationFunnel({
  stats,
  lead,
  action,
}: {
  readonly stats: InvitationStats;
  readonly lead?: ReactNode;
  readonly action?: ReactNode;
}) {
  const steps = funnelSteps(stats.funnel);
  return (
    <ChartPanel
      action={action}
      heads={["Step", "Invitations", "Of the step before"]}
      lead={lead}
      rows={steps.map(({ name, count, note }) => ({
        key: name,
        cells: [name, count.toLocaleString("en"), note],
      }))}
      title="From sent to accepted"
    >
      <FunnelChart steps={steps} />
    </ChartPanel>
  );
}
