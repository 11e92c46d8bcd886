// In characters. Bounds what a stranger's name can fill of a page, and the size of an e-mail: mail clients cut it off
// at about 100 kB. An address may have 254 (RFC 5321 §4.5.3.1.3).
const longestName = 120;
const longestAddress = 254;
const longestMessage = 4_000;
const longestPlace = 300;
const longestExcerpt = 400;
// Marks that turn the direction of what follows, and letters that nobody sees, could make a name read as another.
// The two joiners and the emoji selector stay: scripts and emoji need them.
const deceptive = /(?!\u200c|\u200d|\ufe0f)\p{Default_Ignorable_Code_Point}/gu;
const spaces = /[\s\p{Cc}]+/gu;
const lineBreaks = /\r\n|[\n\r\u0085\u2028\u2029]/u;
const anythingVisible = /[^\s\p{M}\p{Default_Ignorable_Code_Point}]/u;

/** Anything, as a name of one line fit for a heading or a subject; null when nothing visible is left. */
export function name(value: string | null): string | null {
  return visible(capped(flat(value ?? ""), longestName));
}

/** Anything, as an address of one line to show; null when nothing visible is left. */
export function address(value: string): string | null {
  return visible(capped(flat(value), longestAddress));
}

/** Anything, as the one line that says where; null when nothing visible is left. */
export function whereabouts(value: string | null): string | null {
  return visible(capped(flat(value ?? ""), longestPlace));
}

/** Text with its line breaks and at most one empty line in a row; null when nothing visible is left. */
export function message(value: string | null): string | null {
  const lines = (value ?? "").split(lineBreaks).map(flat).join("\n");
  return visible(capped(lines.replace(/\n{3,}/g, "\n\n").trim(), longestMessage));
}

/** The beginning of such a text, where the whole of it would be too much. */
export function excerpt(value: string | null): string | null {
  const text = message(value);
  return text && visible(capped(text, longestExcerpt));
}

/**
 * A link in its one canonical spelling.
 * @throws TypeError when it isn't an absolute http or https URL: no value from outside may get here.
 */
export function webLink(url: string): string {
  const { protocol, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") throw new TypeError(`Not a web address: ${protocol}`);
  return href;
}

/** A moment to the minute, in a time zone and saying so: `Saturday 28 November 2026, 14:05 UTC`. */
export function moment(time: Date, timeZone = "UTC"): string {
  const { zone, day, clock } = shownIn(time, timeZone);
  return `${day}, ${clock}${zone === "UTC" ? " UTC" : ` (${zone})`}`;
}

/** From when until when, in the time zone where it takes place: `Saturday 28 November 2026, 19:00 to 22:30 (Europe/Berlin)`. */
export function span(startsAt: Date, endsAt: Date | null, timeZone: string): string {
  if (!endsAt) return moment(startsAt, timeZone);
  const start = shownIn(startsAt, timeZone);
  const end = shownIn(endsAt, timeZone);
  const until = end.day === start.day ? end.clock : `${end.day}, ${end.clock}`;
  return `${start.day}, ${start.clock} to ${until} (${start.zone})`;
}

/** What calendar and clock show there. */
function shownIn(time: Date, timeZone: string): { zone: string; day: string; clock: string } {
  const format = timeZone === "UTC" ? utc : formatIn(timeZone);
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  return {
    zone: format === utc ? "UTC" : timeZone.replaceAll("_", " "),
    day: `${parts.get("weekday")} ${parts.get("day")} ${parts.get("month")} ${parts.get("year")}`,
    clock: `${parts.get("hour")}:${parts.get("minute")}`,
  };
}

const utc = new Intl.DateTimeFormat("en-GB", shape("UTC"));

/** A zone that this machine does not know is told in UTC: no e-mail fails on it. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-GB", shape(timeZone));
  } catch {
    return utc;
  }
}

function shape(timeZone: string): Intl.DateTimeFormatOptions {
  return {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  };
}

function flat(text: string): string {
  return text.toWellFormed().replace(deceptive, "").replace(spaces, " ").trim();
}

function capped(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = [...text]; // by code point, so that no emoji is cut into halves of a pair
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
}

function visible(text: string): string | null {
  return anythingVisible.test(text) ? text : null;
}
