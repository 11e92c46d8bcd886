import type { EventFacts } from "@foyer/contract/events";
import { momentAt, type WallTime, wallTimeAt, type ZonedMoment } from "../../lib/zoned-time.ts";

/** Start and end as they are typed: what clocks show in the zone of the event. */
export type EventWalls = { readonly start: WallTime; readonly end: WallTime; readonly timeZone: string };

const nothing: WallTime = { day: "", time: "" };

/** The times of an event as its form shows them; all empty for one that is new. */
export function wallsOf({
  startsAt,
  endsAt,
  timeZone,
}: {
  readonly startsAt?: string | undefined;
  readonly endsAt?: string | null | undefined;
  readonly timeZone: string;
}): EventWalls {
  return {
    start: startsAt ? wallTimeAt(startsAt, timeZone) : nothing,
    end: endsAt ? wallTimeAt(endsAt, timeZone) : nothing,
    timeZone,
  };
}

/** The times after one of them was changed: an end on the same day goes along, and one without a day is on the same day. */
export function changedWalls(before: EventWalls, change: Partial<EventWalls>): EventWalls {
  const after = { ...before, ...change };
  const { day, time } = after.end;
  const goesAlong =
    change.start !== undefined && day !== "" && day === before.start.day && change.start.day !== "";
  const isSameDay = change.end !== undefined && day === "" && before.end.day === "" && time !== "";
  return goesAlong || isSameDay ? { ...after, end: { day: after.start.day, time } } : after;
}

/** What the times come to: empty where one is not complete, and no end where none was typed. */
export function timesOf({
  start,
  end,
  timeZone,
}: EventWalls): Pick<EventFacts, "startsAt" | "endsAt" | "timeZone"> {
  const isEndless = end.day === "" && end.time === "";
  return {
    startsAt: momentAt(start, timeZone)?.at ?? "",
    endsAt: isEndless ? null : (momentAt(end, timeZone)?.at ?? ""),
    timeZone,
  };
}

/** What to say of a time that clocks never show, or twice; `null` where there is nothing to say. */
export function fitWords(wall: WallTime, timeZone: string): string | null {
  const moment: ZonedMoment | null = momentAt(wall, timeZone);
  switch (moment?.fit) {
    case "gap":
      return `Clocks are put forward then and never show ${wall.time}. Taken as ${wallTimeAt(moment.at, timeZone).time}.`;
    case "overlap":
      return `Clocks are put back then and show ${wall.time} twice. The first is meant.`;
    default:
      return null;
  }
}
