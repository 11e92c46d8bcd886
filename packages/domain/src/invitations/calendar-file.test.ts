import fc from "fast-check";
import ical from "node-ical";
import { describe, expect, test } from "vitest";
import { type CalendarEntry, calendarFile, calendarUid } from "./calendar-file.ts";

const entry: CalendarEntry = {
  method: "REQUEST",
  uid: "0192aa@foyer.example",
  name: "Summer party",
  occasion: {
    startsAt: new Date("2027-06-18T17:00:00Z"),
    endsAt: new Date("2027-06-18T21:30:00Z"),
    timeZone: "Europe/Berlin",
    location: "The old mill",
    description: "Food, music\nand a boat.",
    sequence: 3,
    organizer: { name: "Ada Lovelace", email: "ada@example.com" },
    removed: false,
  },
  attendee: { name: "Grace Hopper", email: "grace@example.com" },
  stamp: new Date("2027-01-02T03:04:05Z"),
};

/** What another reader makes of a file: it knows the zones by name, and asks nothing of ours. */
function read(content: string) {
  const [event, ...others] = Object.values(ical.sync.parseICS(content)).filter(
    (component) => component?.type === "VEVENT",
  );
  if (event?.type !== "VEVENT" || others.length > 0) throw new Error("There should be one event.");
  return event;
}

/** The lines as they were before they were folded. */
function unfolded(content: string): string[] {
  return content.replaceAll("\r\n ", "").split("\r\n");
}

test("a file says all that a calendar asks for (RFC 5545, RFC 5546)", () => {
  const { filename, content } = calendarFile(entry);
  expect(filename).toBe("summer-party.ics");
  const lines = unfolded(content);
  expect(lines.slice(0, 4)).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Foyer//Foyer//EN",
    "METHOD:REQUEST",
  ]);
  expect(lines).toEqual(
    expect.arrayContaining([
      "BEGIN:VTIMEZONE",
      "TZID:Europe/Berlin",
      "UID:0192aa@foyer.example",
      "DTSTAMP:20270102T030405Z",
      "SEQUENCE:3",
      "STATUS:CONFIRMED",
      "DTSTART;TZID=Europe/Berlin:20270618T190000",
      "DTEND;TZID=Europe/Berlin:20270618T233000",
      "SUMMARY:Summer party",
      "DESCRIPTION:Food\\, music\\nand a boat.",
      "LOCATION:The old mill",
      "ORGANIZER;CN=Ada Lovelace:mailto:ada@example.com",
      "ATTENDEE;CN=Grace Hopper;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:grace@example.com",
    ]),
  );
  expect(lines.slice(-3)).toEqual(["END:VEVENT", "END:VCALENDAR", ""]);
});

test("a cancellation takes the same event away, whatever a calendar knew of it", () => {
  const lines = unfolded(calendarFile({ ...entry, method: "CANCEL" }).content);
  expect(lines).toEqual(
    expect.arrayContaining(["METHOD:CANCEL", "UID:0192aa@foyer.example", "SEQUENCE:4", "STATUS:CANCELLED"]),
  );
});

test("what is only published names nobody who comes, and is the same event to a calendar", () => {
  const { content } = calendarFile({ ...entry, method: "PUBLISH", attendee: null });
  expect(content).not.toContain("ATTENDEE");
  expect(read(content)).toMatchObject({ uid: entry.uid, method: "PUBLISH", sequence: 3 });
});

test("what has no end has none in a calendar, and no description or place that it lacks", () => {
  const { occasion } = entry;
  const bare = { ...occasion, endsAt: null, location: null, description: null };
  expect(calendarFile({ ...entry, occasion: bare }).content).not.toMatch(
    /^(DTEND|DURATION|DESCRIPTION|LOCATION)/m,
  );
});

describe("times are read as they were meant", () => {
  test.each([
    ["Europe/Berlin", "before summer time", "2027-03-28T00:30:00Z", "20270328T013000"],
    ["Europe/Berlin", "after the hour that is left out", "2027-03-28T01:30:00Z", "20270328T033000"],
    ["Europe/Berlin", "after summer time", "2026-10-25T02:30:00Z", "20261025T033000"],
    ["America/New_York", "before summer time", "2027-03-14T06:30:00Z", "20270314T013000"],
    ["America/New_York", "after the hour that is left out", "2027-03-14T07:30:00Z", "20270314T033000"],
    ["America/New_York", "after summer time", "2026-11-01T07:30:00Z", "20261101T023000"],
    ["Asia/Kolkata", "half an hour beside the others", "2027-06-18T17:00:00Z", "20270618T223000"],
    ["Australia/Sydney", "in the other half of the world", "2027-01-18T17:00:00Z", "20270119T040000"],
  ])("%s, %s", (timeZone, _, instant, wall) => {
    const startsAt = new Date(instant);
    const endsAt = new Date(startsAt.getTime() + 30 * 60_000);
    const { content } = calendarFile({
      ...entry,
      occasion: { ...entry.occasion, timeZone, startsAt, endsAt },
    });
    expect(content).toContain(`DTSTART;TZID=${timeZone}:${wall}\r\n`);
    const event = read(content);
    expect(new Date(event.start).toISOString()).toBe(startsAt.toISOString());
    expect(event.end && new Date(event.end).toISOString()).toBe(endsAt.toISOString());
  });

  test("an event through the night in which summer time ends is an hour longer than the clocks say", () => {
    const [startsAt, endsAt] = [new Date("2026-10-24T20:00:00Z"), new Date("2026-10-25T05:00:00Z")];
    const { content } = calendarFile({ ...entry, occasion: { ...entry.occasion, startsAt, endsAt } });
    expect(content).toContain("DTSTART;TZID=Europe/Berlin:20261024T220000");
    expect(content).toContain("DTEND;TZID=Europe/Berlin:20261025T060000");
    const event = read(content);
    expect([new Date(event.start), new Date(event.end ?? 0)]).toEqual([startsAt, endsAt]);
  });

  test.each(["UTC", "Mars/Olympus"])("of %s they stand in UTC, without rules", (timeZone) => {
    const occasion = { ...entry.occasion, timeZone, location: null };
    // A zone that nobody knows can't be stored; a machine may know fewer than the one that stored it.
    const { content } = calendarFile({ ...entry, occasion });
    expect(content).toContain("DTSTART:20270618T170000Z");
    expect(content).not.toMatch(/TZID|VTIMEZONE/);
  });

  test("in the hour that comes twice, and wherever the rules that go along are not this machine's, too", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
        fc.date({ min: new Date("2026-06-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        (timeZone, time) => {
          const startsAt = new Date(Math.floor(time.getTime() / 1000) * 1000);
          const { content } = calendarFile({
            ...entry,
            occasion: { ...entry.occasion, timeZone, startsAt, endsAt: null },
          });
          expect(new Date(read(content).start).toISOString()).toBe(startsAt.toISOString());
        },
      ),
      { numRuns: 300 },
    );
    const twice = { ...entry.occasion, startsAt: new Date("2026-10-25T01:30:00Z"), endsAt: null };
    const again = { ...entry.occasion, startsAt: new Date("2026-10-25T00:30:00Z"), endsAt: null };
    for (const occasion of [twice, again]) {
      expect(new Date(read(calendarFile({ ...entry, occasion }).content).start)).toEqual(occasion.startsAt);
    }
  });
});

describe("whatever people type", () => {
  const hostile = fc
    .array(
      fc.constantFrom(
        ..."\r\n|\r|\n|\u2028|\u0085|\u0000|;|,|:|\\|\"|^|'|=| |é|👩🏽‍🚀|END:VEVENT|BEGIN:VALARM|ATTENDEE:mailto:eve@evil.example|\ud800|aaaaaaaaaaaaaaaaaaaa".split(
          "|",
        ),
      ),
      { maxLength: 30 },
    )
    .map((pieces) => pieces.join(""));

  test("no value adds a line of its own, and none is longer than 75 bytes", () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (name, location, description, person) => {
        const occasion = {
          ...entry.occasion,
          location: `a${location}`,
          description: `a${description}`,
          organizer: { name: person, email: "ada@example.com" },
        };
        const { filename, content } = calendarFile({
          ...entry,
          name,
          occasion,
          attendee: { name: person, email: "grace@example.com" },
        });
        expect(filename).toMatch(/^[a-z0-9][a-z0-9-]{0,99}\.ics$/);
        for (const line of content.split("\r\n")) {
          expect(line).not.toMatch(/(?!\t)\p{Cc}/u);
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        }
        const names = unfolded(content).map((line) => line.split(/[:;]/)[0]);
        expect(names).toEqual(unfolded(calendarFile(entry).content).map((line) => line.split(/[:;]/)[0]));
        const plain = (text: string) =>
          text
            .toWellFormed()
            .replace(/\r\n|[\r\u0085\u2028]/g, "\n")
            .replaceAll("\0", " ");
        const event = read(content);
        expect(event.description).toBe(plain(`a${description}`));
        expect(event.location).toBe(plain(`a${location}`).replaceAll("\n", " "));
      }),
      { numRuns: 300 },
    );
  });
});

test("a file is called as every system can write it", () => {
  const nameOf = (name: string) => calendarFile({ ...entry, name }).filename;
  expect(nameOf("Sömmer–Fest: «2027»!")).toBe("sommer-fest-2027.ics");
  expect(nameOf("夏祭り")).toBe("event.ics");
  expect(nameOf("../../etc/passwd")).toBe("etc-passwd.ics");
  expect(nameOf("a".repeat(200))).toHaveLength(64);
});

test("a calendar knows an invitation by a name that no other host gives", () => {
  expect(calendarUid("0192aa", "https://foyer.example:8443/at")).toBe("0192aa@foyer.example");
});
