import type { InvitationStats } from "@foyer/contract/statistics";
import type { FunnelStep } from "../../components/charts/funnel-chart.tsx";
import { percent } from "../../components/charts/scale.ts";

/** The steps of the funnel, each with how it follows from the one before. */
export function funnelSteps({
  created,
  delivered,
  opened,
  accepted,
}: InvitationStats["funnel"]): FunnelStep[] {
  const highest = Math.max(1, created);
  const step = (name: string, count: number, before: readonly [string, number]) => ({
    name,
    count,
    share: Math.min(1, count / highest),
    note: noteOf(count, before),
  });
  return [
    { name: "Sent", count: created, share: created === 0 ? 0 : 1, note: "all that were made" },
    step("Delivered", delivered, ["sent", created]),
    step("Opened", opened, ["delivered", delivered]),
    step("Accepted", accepted, ["opened", opened]),
  ];
}

function noteOf(count: number, [before, of]: readonly [string, number]): string {
  if (count > of) return "some came another way";
  return of === 0 ? "none yet" : `${percent(count, of)} of ${before}`;
}
