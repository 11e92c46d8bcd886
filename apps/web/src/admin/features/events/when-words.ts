import type { EventFacts } from "@foyer/contract/events";
import { locale } from "../../lib/moment.ts";
import { offsetAt, offsetWords, zoneName } from "../../lib/zoned-time.ts";

type Times = Pick<EventFacts, "startsAt" | "endsAt" | "timeZone">;

/** When an event is, as clocks in a time zone show it: "Fri, 4 Dec 2026, 18:00–21:00". */
export function whenWords({ startsAt, endsAt }: Times, timeZone: string, language = locale): string {
  const format = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  const start = new Date(startsAt);
  return endsAt === null ? format.format(start) : format.formatRange(start, new Date(endsAt));
}

/** Whether clocks in another time zone show something else while an event goes on. */
export function isOtherTime({ startsAt, endsAt, timeZone }: Times, other: string): boolean {
  return [startsAt, endsAt ?? startsAt].some((at) => {
    const moment = Date.parse(at);
    return offsetAt(moment, timeZone) !== offsetAt(moment, other);
  });
}

/** The time zone of an event, and how it stands to UTC then: "Europe/Berlin, UTC+1". */
export function zoneWords({ startsAt, timeZone }: Times): string {
  const offset = offsetWords(startsAt, timeZone);
  return timeZone === offset ? offset : `${zoneName(timeZone)}, ${offset}`;
}

/** Whether it has ended; an event without an end is over once it begins. */
export function isOver({ startsAt, endsAt }: Times, now: number): boolean {
  return Date.parse(endsAt ?? startsAt) <= now;
}
