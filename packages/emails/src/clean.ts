import { leastRecentlyUsed } from "./least-recently-used.ts";
import type { Words } from "./texts/wording.ts";

type Calendar = Words["calendar"];

// In characters. Bounds what a stranger's name can fill of a page, and the size of an e-mail: mail clients cut it off
// at about 100 kB. An address may have 254 (RFC 5321 §4.5.3.1.3).
const longestName = 120;
const longestAddress = 254;
const longestMessage = 4_000;
const longestPlace = 300;
const longestExcerpt = 400;
const longestSubject = 200;
// Marks that turn the direction of what follows, and letters that nobody sees, could make a name read as another.
// The two joiners and the emoji selector stay: scripts and emoji need them.
const deceptive = /(?!\u200c|\u200d|\ufe0f)\p{Default_Ignorable_Code_Point}/gu;
const spaces = /[\s\p{Cc}]+/gu;
const flatAlready = /^[!-~]+(?: [!-~]+)*$/;
const softSpaces = /(?:(?![\u00a0\u202f])[\s\p{Cc}])+/gu;
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
export function moment(time: Date, calendar: Calendar, timeZone = "UTC"): string {
  const { zone, day, clock } = shownIn(time, calendar, timeZone);
  return `${calendar.moment(day, clock)}${zone === "UTC" ? " UTC" : ` (${zone})`}`;
}

/** From when until when, in the time zone where it takes place: `Saturday 28 November 2026, 19:00 to 22:30 (Europe/Berlin)`. */
export function span(
  { startsAt, endsAt, timeZone }: { startsAt: Date; endsAt: Date | null; timeZone: string },
  calendar: Calendar,
): string {
  if (!endsAt) return moment(startsAt, calendar, timeZone);
  const start = shownIn(startsAt, calendar, timeZone);
  const end = shownIn(endsAt, calendar, timeZone);
  const until = end.day === start.day ? end.clock : calendar.moment(end.day, end.clock);
  return `${calendar.span(calendar.moment(start.day, start.clock), until)} (${start.zone})`;
}

/** What calendar and clock show there. */
function shownIn(
  time: Date,
  { locale }: Calendar,
  timeZone: string,
): { zone: string; day: string; clock: string } {
  const { zone, day, clock } = formatsIn(`${locale} ${timeZone}`, () => formats(locale, timeZone));
  return { zone, day: day.format(time), clock: clock.format(time) };
}

type Formats = {
  readonly zone: string;
  readonly day: Intl.DateTimeFormat;
  readonly clock: Intl.DateTimeFormat;
};

// Making one takes longer than writing an e-mail.
const formatsIn = leastRecentlyUsed<Formats>(200);

/** A zone that this machine does not know is told in UTC: no e-mail fails on it. */
function formats(locale: string, timeZone: string): Formats {
  try {
    const day = new Intl.DateTimeFormat(locale, { ...days, timeZone });
    const clock = new Intl.DateTimeFormat(locale, { ...clocks, timeZone });
    return { zone: timeZone.replaceAll("_", " "), day, clock };
  } catch {
    return formats(locale, "UTC");
  }
}

const days = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
const clocks = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** Words that stand in a text by themselves: of one line, without the characters that nobody sees. Hard spaces stay. */
export function literal(words: string): string {
  return words.toWellFormed().replace(deceptive, "").replace(softSpaces, " ");
}

/** A finished line that goes into a mail header. */
export function subjectLine(text: string): string {
  return capped(flat(text), longestSubject);
}

/** Any text on one line: what a name is, without a bound to its length. */
export function flat(text: string): string {
  if (flatAlready.test(text)) return text;
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
