import type { InvitationStats } from "@foyer/contract/statistics";
import { plural } from "../../lib/moment.ts";
import { dayBars, dayWords } from "./day-bars.ts";

type Days = InvitationStats["byDay"];

/** What happened each day: bars to look at, and a table that says the same. */
export function DayChart({ days }: { readonly days: Days }) {
  const { top, bars } = dayBars(days);
  const sent = days.reduce((sum, day) => sum + day.sent, 0);
  const accepted = days.reduce((sum, day) => sum + day.accepted, 0);
  if (top === 0) return <p className="text-sm text-muted">Nothing was sent or accepted on these days.</p>;
  return (
    <div className="grid gap-3 text-sm">
      <figure className="grid gap-2">
        <figcaption className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className="size-2.5 rounded-sm bg-edge" />
            {sent.toLocaleString("en")} sent
          </span>
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className="size-2.5 rounded-sm bg-accent" />
            {accepted.toLocaleString("en")} accepted
          </span>
        </figcaption>
        <div className="relative">
          <p aria-hidden="true" className="absolute top-1 left-0 text-xs text-muted tabular-nums">
            {top.toLocaleString("en")}
          </p>
          <svg
            aria-label={`In ${plural(days.length, "day")} ${plural(sent, "invitation")} sent and ${accepted.toLocaleString("en")} accepted; at most ${top.toLocaleString("en")} in one day. The table below has the numbers.`}
            className="h-36 w-full border-y"
            preserveAspectRatio="none"
            role="img"
            viewBox={`0 0 ${days.length * 10} 100`}
          >
            {bars.map((bar) => (
              <rect
                className={bar.of === "sent" ? "fill-edge" : "fill-accent"}
                height={bar.height}
                key={`${bar.of} ${bar.x}`}
                width="4"
                x={bar.x}
                y={100 - bar.height}
              />
            ))}
          </svg>
        </div>
        <div aria-hidden="true" className="flex justify-between text-xs text-muted">
          <span>{dayWords(days[0]?.date)}</span>
          <span>{dayWords(days.at(-1)?.date)}</span>
        </div>
      </figure>
      <details>
        <summary className="w-fit cursor-pointer rounded-control py-1 text-muted hover:text-ink">
          The numbers as a table
        </summary>
        <DayTable days={days} />
      </details>
    </div>
  );
}

function DayTable({ days }: { readonly days: Days }) {
  return (
    <table
      aria-label="Sent and accepted by day"
      className="mt-2 w-full max-w-md border-collapse tabular-nums"
    >
      <thead>
        <tr className="border-b text-left text-xs text-muted [&>th]:py-2 [&>th]:font-medium">
          <th scope="col">Day</th>
          <th className="text-right" scope="col">
            Sent
          </th>
          <th className="text-right" scope="col">
            Accepted
          </th>
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map(({ date, sent, accepted }) => (
          <tr className="border-b last:border-b-0 [&>*]:py-1.5" key={date}>
            <th className="text-left font-normal" scope="row">
              {dayWords(date)}
            </th>
            <td className="text-right">{sent.toLocaleString("en")}</td>
            <td className="text-right">{accepted.toLocaleString("en")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
