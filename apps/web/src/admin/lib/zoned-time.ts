/** What a clock on the wall shows: a day such as 2026-11-21 and a time such as 18:30, as the browser's own fields write them. */
export type WallTime = { readonly day: string; readonly time: string };

/**
 * A moment that a wall time names. `exact`: just one. `gap`: the clock is put forward past it, so the moment is as far
 * behind the jump as the time lies behind its begin. `overlap`: the clock is put back and shows it twice; the first is meant.
 */
export type ZonedMoment = { readonly at: string; readonly fit: "exact" | "gap" | "overlap" };

const day = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The moment (ISO 8601, UTC) at which clocks in a time zone show a wall time, or null where it is not complete. Hours that
 * are skipped or come twice are read as RFC 5545 §3.3.5 reads them.
 */
export function momentAt(wall: WallTime, timeZone: string): ZonedMoment | null {
  const shown = Date.parse(`${wall.day}T${wall.time}Z`);
  if (Number.isNaN(shown)) return null;
  const before = shown - offsetAt(shown - day, timeZone);
  const after = shown - offsetAt(shown + day, timeZone);
  // One offset may not hold any more, or not yet, at the moment that it leads to.
  const moments = [...new Set([before, after])].filter(
    (moment) => moment + offsetAt(moment, timeZone) === shown,
  );
  return {
    at: new Date(moments.length === 0 ? before : Math.min(...moments)).toISOString(),
    fit: moments.length === 0 ? "gap" : moments.length === 1 ? "exact" : "overlap",
  };
}

/** What clocks in a time zone show at a moment, to the minute. */
export function wallTimeAt(at: string, timeZone: string): WallTime {
  const moment = Date.parse(at);
  const shown = new Date(moment + offsetAt(moment, timeZone)).toISOString();
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** How far clocks in a time zone are ahead of UTC at a moment, in milliseconds. */
export function offsetAt(moment: number, timeZone: string): number {
  const part = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day: date, hour, minute, second } = part;
  const shown = Date.parse(`${year?.padStart(4, "0")}-${month}-${date}T${hour}:${minute}:${second}Z`);
  return shown - Math.floor(moment / 1000) * 1000;
}

// Made once for each zone: making one costs more than using it a hundred times.
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "iso8601",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
}

/** The zone that this browser lives in. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** How a zone stands to UTC at a moment: "UTC+1", "UTC−3:30". */
export function offsetWords(at: string, timeZone: string): string {
  const minutes = Math.round(offsetAt(Date.parse(at), timeZone) / 60_000);
  if (minutes === 0) return "UTC";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? "−" : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}

/** A time zone as one reads it. */
export function zoneName(timeZone: string): string {
  return timeZone.replaceAll("_", " ");
}
