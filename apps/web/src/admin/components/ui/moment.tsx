import { absoluteTime, relativeTime, useNow } from "../../lib/moment.ts";

/** A time as distance from now, the full date on hover; `full` shows both. */
export function Moment({ at, full = false }: { readonly at: string; readonly full?: boolean }) {
  const absolute = absoluteTime(at);
  return (
    <time className="whitespace-nowrap" dateTime={at} {...(!full && { title: absolute })}>
      {relativeTime(at, useNow())}
      {full ? <span className="text-muted"> · {absolute}</span> : null}
    </time>
  );
}
