import { useSyncExternalStore } from "react";

const minute = 60_000;
const units = [
  ["year", 525_600],
  ["month", 43_800],
  ["week", 10_080],
  ["day", 1440],
  ["hour", 60],
  ["minute", 1],
] as const;

// The words around are English, so the dates are too, in the reader's own order and clock where that is known.
export const locale =
  typeof navigator === "undefined" || !navigator.language.startsWith("en") ? "en-GB" : navigator.language;
const relativeFormat = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
const absoluteFormat = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });

/** How far a time is from now, as one says it: "3 hours ago", "in 2 days", "just now". */
export function relativeTime(at: string, now: number): string {
  const minutes = (Date.parse(at) - now) / minute;
  for (const [unit, length] of units) {
    if (Math.abs(minutes) >= length) return relativeFormat.format(Math.round(minutes / length), unit);
  }
  return minutes > 0 ? "in a moment" : "just now";
}

/** A time in full, in the reader's own zone. */
export function absoluteTime(at: string): string {
  return absoluteFormat.format(new Date(at));
}

/** A number of hours, as one says it: "7 days", "36 hours". */
export function duration(hours: number): string {
  if (hours % 24 !== 0) return plural(hours, "hour");
  return plural(hours / 24, "day");
}

export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? noun : nouns}`;
}

/** The present, to the minute: whoever shows "a minute ago" is told when that has become two. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => present);
}

let present = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  present = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    present = Date.now();
    timer = setInterval(tick, minute / 2);
  } else if (Date.now() - present > minute / 60) {
    tick(); // what has just happened is shown, and must not lie ahead
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}
