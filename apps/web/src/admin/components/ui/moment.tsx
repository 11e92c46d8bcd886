import { absoluteTime, relativeTime, useNow } from "../../lib/moment.ts";

/** A time as distance from now, and in full: on hover, beside it or below it. */
export function Moment({
  at,
  date = "hover",
  past = false,
}: {
  readonly at: string;
  readonly date?: "hover" | "beside" | "below";
  /** It has happened: where the clock of this page stands still behind it, it is not said to come. */
  readonly past?: boolean;
}) {
  const now = useNow();
  const absolute = absoluteTime(at);
  return (
    <time className="whitespace-nowrap" dateTime={at} {...(date === "hover" && { title: absolute })}>
      {relativeTime(at, past ? Math.max(now, Date.parse(at)) : now)}
      {date === "beside" ? <span className="text-muted"> · {absolute}</span> : null}
      {date === "below" ? <span className="block text-xs">{absolute}</span> : null}
    </time>
  );
}
