import type { InvitationStats } from "@foyer/contract/statistics";
import { locale } from "../../lib/moment.ts";

type Bar = { readonly of: "sent" | "accepted"; readonly x: number; readonly height: number };

/** The bars of days, two side by side in a width of ten each; the highest is 100 high, and stands for `top`. */
export function dayBars(days: InvitationStats["byDay"]): {
  readonly top: number;
  readonly bars: readonly Bar[];
} {
  const top = Math.max(0, ...days.flatMap(({ sent, accepted }) => [sent, accepted]));
  const height = (count: number) => (top === 0 ? 0 : (100 * count) / top);
  const bars = days.flatMap<Bar>(({ sent, accepted }, index) => [
    { of: "sent", x: index * 10 + 1, height: height(sent) },
    { of: "accepted", x: index * 10 + 5, height: height(accepted) },
  ]);
  return { top, bars: bars.filter((bar) => bar.height > 0) };
}

/** A day of UTC, as it is said everywhere. */
export function dayWords(date: string | undefined): string {
  if (date === undefined) return "";
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(date));
}
