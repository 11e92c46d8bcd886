import { z } from "zod";

/** A UUIDv7. Any well-formed UUID is taken: one that names nothing answers `not_found`. */
export const id = z.uuid();

/** ISO 8601, UTC. */
export const time = z.iso.datetime();

// PostgreSQL keeps neither NUL nor half a surrogate pair, and a name with a line break could become a mail header.
// oxlint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
// oxlint-disable-next-line no-control-regex
const controlCharactersButBreaks = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const wellFormed = (text: string) => text.isWellFormed();

/** Text of one line, trimmed: at least one character, at most `max`. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, "Must not be empty.")
    .max(max, `At most ${max} characters.`)
    .refine((text) => !controlCharacters.test(text) && wellFormed(text), "Must be one line of plain text.");

/** What somebody or something is called. E-mails say it in Foyer's own voice, so it can't be a link. */
export const called = (max: number) =>
  line(max).refine((text) => !/:\/\/|\bwww\./i.test(text), "Must be a name, without links.");

/** Text that may have line breaks, trimmed: at least one character, at most `max`. */
export const paragraph = (max: number) =>
  z
    .string()
    .trim()
    .min(1, "Must not be empty.")
    .max(max, `At most ${max} characters.`)
    .refine((text) => !controlCharactersButBreaks.test(text) && wellFormed(text), "Must be plain text.");

/** An e-mail address (ASCII; RFC 5321's 254 characters at most), compared and kept in lower case. */
export const emailAddress = z
  .string()
  .trim()
  // Looked at as it was written: the lower case of the Kelvin sign is a plain k.
  .pipe(
    z
      .email({ error: "Not an e-mail address.", abort: true })
      .max(254, "At most 254 characters.")
      // RFC 5321 §4.5.3.1.1 and RFC 1035 §2.3.4.
      .refine((address) => /^.{1,64}@[^.]{1,63}(?:\.[^.]{1,63})+$/.test(address), "Not an e-mail address.")
      .toLowerCase(),
  );

/** A password as typed: never trimmed. What makes it acceptable is `passwordFault`'s to say. */
export const password = z.string().max(1024).refine(wellFormed, "Must be plain text.");

/** Free data that a program keeps with an invitation: a JSON object of at most 10,000 characters. */
export const metadata = z
  .record(z.string(), z.unknown())
  .refine(isKeepable, "Must be a JSON object of at most 10,000 characters.");

function isKeepable(value: Record<string, unknown>): boolean {
  try {
    const json = JSON.stringify(value);
    return json.length <= 10_000 && !json.includes("\\u0000") && !/\\ud[89a-f]/i.test(json);
  } catch {
    return false; // nested deeper than the stack
  }
}

/** What every list takes. */
export const pageInput = {
  cursor: z.string().max(500).optional().describe("`nextCursor` of the page before"),
  limit: z.number().int().min(1).max(100).default(50),
};

/** What every list answers. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** A time zone of the IANA database, such as Europe/Berlin. */
export const timeZone = z.string().max(64).refine(isTimeZone, "Not a time zone, such as Europe/Berlin.");

function isTimeZone(name: string): boolean {
  try {
    // Offsets such as +02:00 are time zones to ECMAScript, but know no summer time.
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }).format() !== "";
  } catch {
    return false;
  }
}
