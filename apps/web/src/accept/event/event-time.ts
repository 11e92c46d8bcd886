import type { EventFacts } from "@foyer/contract/events";

/** A time on the clocks of a place, and what those clocks go by. */
export type ClockTime = { readonly time: string; readonly zone: string };

/**
 * When an event takes place, in words of a language: by the clocks there, and by the visitor's own; `here` is null where
 * both show the same.
 */
export function eventTime(
  event: Pick<EventFacts, "startsAt" | "endsAt" | "timeZone">,
  locale: string,
  ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): { readonly there: ClockTime; readonly here: ClockTime | null } {
  // A zone may be younger than the browser.
  const there = clockTime(event, locale, isKnown(event.timeZone) ? event.timeZone : ownZone);
  const here = clockTime(event, locale, ownZone);
  return { there, here: here.time === there.time ? null : here };
}

function clockTime(
  { startsAt, endsAt }: Pick<EventFacts, "startsAt" | "endsAt">,
  locale: string,
  timeZone: string,
): ClockTime {
  const start = new Date(startsAt);
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short", timeZone });
  const named = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "long" }).formatToParts(start);
  return {
    time: endsAt ? format.formatRange(start, new Date(endsAt)) : format.format(start),
    zone: named.find(({ type }) => type === "timeZoneName")?.value ?? timeZone,
  };
}

function isKnown(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat(undefined, { timeZone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
