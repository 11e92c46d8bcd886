import type { InvitationStats } from "@foyer/contract/statistics";
import type { TimePoint } from "../../components/charts/time-chart.tsx";
import { locale } from "../../lib/moment.ts";

type Day = InvitationStats["byDay"][number];

const mostDays = 31;
const week = 7;

/** The days of UTC as a chart shows them: each, or where they are too many by sevens, the last of which ends today. */
export function timePoints(days: readonly Day[], language = locale): readonly TimePoint[] {
  const [inFull, inShort] = [dateFormat(language, "numeric"), dateFormat(language)];
  const size = days.length > mostDays ? week : 1;
  const first = days.length % size;
  const stretches = first === 0 ? [] : [days.slice(0, first)];
  for (let from = first; from < days.length; from += size) stretches.push(days.slice(from, from + size));
  return stretches.flatMap((stretch) => {
    const [start, end] = [stretch[0], stretch.at(-1)];
    if (!start || !end) return [];
    return {
      label: inFull.formatRange(new Date(start.date), new Date(end.date)),
      tick: inShort.format(new Date(start.date)),
      values: [sum(stretch, "sent"), sum(stretch, "accepted")],
    };
  });
}

/** How many there were in all of the days. */
export function sum(days: readonly Day[], what: "sent" | "accepted"): number {
  return days.reduce((total, day) => total + day[what], 0);
}

function dateFormat(language: string, year?: "numeric"): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year, timeZone: "UTC" });
}
