import type { InvitationStats } from "@foyer/contract/statistics";
import type { ReactNode } from "react";
import { ChartPanel } from "../../components/charts/chart-panel.tsx";
import { type Series, TimeChart, timeChartHeight } from "../../components/charts/time-chart.tsx";
import { plural } from "../../lib/moment.ts";
import { sum, timePoints } from "./time-buckets.ts";

const series: readonly Series[] = [
  { name: "sent", look: "plain" },
  { name: "accepted", look: "strong" },
];

/** What was sent and accepted in the last days. */
export function AnswersOverTime({
  days,
  action,
}: {
  readonly days: InvitationStats["byDay"];
  readonly action?: ReactNode;
}) {
  const points = timePoints(days);
  const happened = sum(days, "sent") + sum(days, "accepted") > 0;
  return (
    <ChartPanel
      action={action}
      heads={[points.length < days.length ? "Week" : "Day", "Sent", "Accepted"]}
      lead={`The last ${plural(days.length, "day")}, in UTC`}
      rows={points.toReversed().map(({ label, values }) => {
        const [sent = 0, accepted = 0] = values;
        return { key: label, cells: [label, sent.toLocaleString("en"), accepted.toLocaleString("en")] };
      })}
      title="Sent and accepted"
    >
      {happened ? (
        <TimeChart label="Sent and accepted over time" points={points} series={series} />
      ) : (
        <p className={`${timeChartHeight} grid place-items-center px-4 text-center text-sm text-muted`}>
          Nothing was sent or accepted on these days.
        </p>
      )}
    </ChartPanel>
  );
}
