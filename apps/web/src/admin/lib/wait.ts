import { useEffect, useState } from "react";
import { plural } from "./moment.ts";

/** A number of seconds to wait, as one says it: "8 seconds", "2 minutes", "1 hour". Never less than is true. */
export function waitWords(seconds: number): string {
  if (seconds < 60) return plural(seconds, "second");
  if (seconds < 3600) return plural(Math.ceil(seconds / 60), "minute");
  return plural(Math.ceil(seconds / 3600), "hour");
}

/** The same as a clock shows it: "0:08", "12:30", "1:00:00". */
export function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts
    .slice(seconds < 3600 ? 1 : 0)
    .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0")))
    .join(":");
}

/** Whole seconds from one moment to another, both in milliseconds; 0 once it has come. */
export function secondsUntil(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000));
}

/** How many seconds are left until a moment, second by second; 0 where there is nothing to wait for. */
export function useCountdown(until: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  const [followed, setFollowed] = useState(until);
  if (followed !== until) {
    setFollowed(until);
    setNow(Date.now());
  }
  const left = until === null ? 0 : secondsUntil(until, now);
  const waiting = left > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [waiting]);
  return left;
}
