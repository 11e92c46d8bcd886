import ICAL from "ical.js";
import { tzlib_get_ical_block, tzlib_get_timezones } from "timezones-ical-library";
import type { PlaceFacts } from "./targets/target.ts";

// Of the 75 bytes that a line may have (RFC 5545 §3.1) the library does not count the space that a folded one begins with.
ICAL.foldLength = 74;

/** What a calendar learns: that something takes place (RFC 5546, PUBLISH, REQUEST), or does not after all (CANCEL). */
export type CalendarEntry = {
  readonly method: "PUBLISH" | "REQUEST" | "CANCEL";
  /** Of one invitation always the same: by it a calendar knows what it has already. */
  readonly uid: string;
  readonly name: string;
  readonly occasion: NonNullable<PlaceFacts["occasion"]>;
  /** Whose calendar it is sent to; null for what is only published. */
  readonly attendee: { readonly name: string | null; readonly email: string } | null;
  /** When this was written down. */
  readonly stamp: Date;
};

export type CalendarFile = { readonly filename: string; readonly content: string };

/**
 * An iCalendar file (RFC 5545). Times stand in the event's own zone, whose rules go along, so that a calendar shows them as
 * the organizer meant them; in UTC where those rules and this machine's do not agree. What has no end ends as it begins, as
 * RFC 5545 §3.6.1 reads it: nobody knows better.
 */
export function calendarFile(entry: CalendarEntry): CalendarFile {
  const { method, uid, name, occasion, attendee, stamp } = entry;
  const { startsAt, endsAt, location, sequence, organizer } = occasion;
  const description = occasion.description && paragraph(occasion.description);
  const isCancelled = method === "CANCEL";
  const zone = zoneFor(occasion);

  const event = new ICAL.Component("vevent");
  event.addPropertyWithValue("uid", uid);
  event.addPropertyWithValue("dtstamp", utc(stamp));
  // A cancellation supersedes all that was said of the event before (RFC 5546 §2.1.4).
  event.addPropertyWithValue("sequence", isCancelled ? sequence + 1 : sequence);
  event.addPropertyWithValue("status", isCancelled ? "CANCELLED" : "CONFIRMED");
  event.addProperty(moment("dtstart", startsAt, zone));
  if (endsAt) event.addProperty(moment("dtend", endsAt, zone));
  event.addPropertyWithValue("summary", line(name));
  if (description) event.addPropertyWithValue("description", description);
  if (location) event.addPropertyWithValue("location", line(location));
  if (organizer) event.addProperty(person("organizer", organizer));
  if (attendee) {
    const invitee = person("attendee", attendee);
    invitee.setParameter("role", "REQ-PARTICIPANT");
    invitee.setParameter("partstat", isCancelled ? "NEEDS-ACTION" : "ACCEPTED");
    invitee.setParameter("rsvp", "FALSE");
    event.addProperty(invitee);
  }

  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//Foyer//Foyer//EN");
  calendar.addPropertyWithValue("method", method);
  if (zone) calendar.addSubcomponent(zone.rules.component);
  calendar.addSubcomponent(event);
  return { filename: filenameOf(name), content: `${calendar.toString()}\r\n` };
}

/** What a calendar knows an invitation by. */
export function calendarUid(invitationId: string, publicUrl: string): string {
  return `${invitationId}@${new URL(publicUrl).hostname}`;
}

/** A zone, and its rules as they go along in the file. */
type Zone = { readonly timeZone: string; readonly rules: ICAL.Timezone };

/** Null where the times of an event are better told in UTC. */
function zoneFor({ timeZone, startsAt, endsAt }: CalendarEntry["occasion"]): Zone | null {
  const rules = timeZone === "UTC" ? null : rulesOf(timeZone);
  if (!rules) return null;
  const zone = { timeZone, rules };
  // Rules go out of date, on this machine or in the library, and an hour in autumn comes twice: whoever reads the file must
  // come out at the very same moment.
  const agrees = [startsAt, endsAt ?? startsAt].every(
    (time) => wallTime(time, zone).toUnixTime() === Math.floor(time.getTime() / 1000),
  );
  return agrees ? zone : null;
}

const known = new Set([tzlib_get_timezones()].flat());
// Reading the rules of a zone takes milliseconds.
const read = new Map<string, ICAL.Timezone>();

function rulesOf(timeZone: string): ICAL.Timezone | null {
  if (!known.has(timeZone)) return null;
  const found = read.get(timeZone);
  if (found) return found;
  // The rules as a text, and how times name them.
  const [text = ""] = [tzlib_get_ical_block(timeZone)].flat();
  const rules = new ICAL.Timezone(ICAL.Component.fromString(text));
  read.set(timeZone, rules);
  return rules;
}

/** What the clock on the wall shows there. */
function wallTime(time: Date, { timeZone, rules }: Zone): ICAL.Time {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    calendar: "iso8601",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(time);
  const shown = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  return ICAL.Time.fromData(
    {
      year: shown("year"),
      month: shown("month"),
      day: shown("day"),
      hour: shown("hour"),
      minute: shown("minute"),
      second: shown("second"),
    },
    rules,
  );
}

function moment(name: string, time: Date, zone: Zone | null): ICAL.Property {
  const property = new ICAL.Property(name);
  if (!zone) {
    property.setValue(utc(time));
    return property;
  }
  property.setParameter("tzid", zone.rules.tzid);
  property.setValue(wallTime(time, zone));
  return property;
}

function utc(time: Date): ICAL.Time {
  return ICAL.Time.fromJSDate(time, true);
}

function person(
  as: "organizer" | "attendee",
  { name, email }: { readonly name: string | null; readonly email: string },
): ICAL.Property {
  const property = new ICAL.Property(as);
  if (name !== null) property.setParameter("cn", line(name));
  property.setValue(`mailto:${email}`);
  return property;
}

// A line break that is not one to the library would begin a property of its own.
const lineBreaks = /\r\n|[\r\u0085\u2028\u2029]/g;
const controls = /(?!\n)\p{Cc}/gu;

function paragraph(text: string): string {
  return text.toWellFormed().replace(lineBreaks, "\n").replace(controls, " ");
}

function line(text: string): string {
  return paragraph(text).replaceAll("\n", " ");
}

/** The event's name as every system can write it. */
function filenameOf(name: string): string {
  const plain = name.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  const words = plain
    .match(/[a-z0-9]+/g)
    ?.join("-")
    .slice(0, 60)
    .replace(/-$/, "");
  return `${words || "event"}.ics`;
}
