// Hours on the clocks of a place. Between them Foyer writes to people of its own accord.
const morning = 8;
const evening = 20;

const day = 24 * 3600 * 1000;

/** Whether it is day in a time zone: from 8 o'clock on, and before 20 o'clock. A zone that is not known here is UTC. */
export function isDaytime(at: Date, timeZone: string): boolean {
  const hour = new Date(wallClock(at, timeZone)).getUTCHours();
  return hour >= morning && hour < evening;
}

/** When it is, or was, 8 o'clock on the day that the calendars of a time zone show. */
export function morningOf(at: Date, timeZone: string): Date {
  const eight = new Date(wallClock(at, timeZone)).setUTCHours(morning, 0, 0, 0);
  // What the clocks differ by now is a guess, where they are changed between now and then: asked again, it is certain.
  let moment = eight - ahead(at.getTime(), timeZone);
  moment = eight - ahead(moment, timeZone);
  return new Date(eight - ahead(moment, timeZone));
}

/** When it is 8 o'clock next. */
export function nextMorning(at: Date, timeZone: string): Date {
  const today = morningOf(at, timeZone);
  return today > at ? today : morningOf(new Date(today.getTime() + day), timeZone);
}

/** Milliseconds that the clocks of a time zone are ahead of UTC at a moment. */
function ahead(moment: number, timeZone: string): number {
  return wallClock(new Date(moment), timeZone) - Math.floor(moment / 1000) * 1000;
}

/** What clock and calendar show in a time zone, to the second, as if it were UTC. */
function wallClock(at: Date, timeZone: string): number {
  const parts = new Map(
    formatIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const [year = 0, month = 1, date, hour, minute, second] = (
    ["year", "month", "day", "hour", "minute", "second"] as const
  ).map((type) => parts.get(type));
  return Date.UTC(year, month - 1, date, hour, minute, second);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A zone that this machine does not know is UTC: one odd setting stops nobody else's mail. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = tryFormat(timeZone) ?? shape("UTC");
  formats.set(timeZone, format);
  return format;
}

function tryFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return shape(timeZone);
  } catch {
    return null;
  }
}

function shape(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
}
