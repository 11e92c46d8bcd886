import { absoluteTime, relativeTime, useNow } from "../../lib/moment.ts";

/** A time as distance from now, and in full: on hover, beside it or below it. */
export function Moment({
  at,
  date = "hover",
}: {
  readonly at: string;
  readonly date?: "hover" | "beside" | "below";
}) {
  const absolute = absoluteTime(at);
  return (
    <time className="whitespace-nowrap" dateTime={at} {...(date === "hover" && { title: absolute })}>
      {relativeTime(at, useNow())}
      {date === "beside" ? <span className="text-muted"> · {absolute}</span> : null}
      {date === "below" ? <span className="block text-xs">{absolute}</span> : null}
    </time>
  );
}
