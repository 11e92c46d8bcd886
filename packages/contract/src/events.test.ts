import { describe, expect, test } from "vitest";
import { createEvent, updateEvent } from "./events.ts";
import { timeZone } from "./values.ts";

const startsAt = "2027-03-27T18:00:00.000Z";
const party = { organizationId: crypto.randomUUID(), name: "Garden party", startsAt };

describe("a time zone", () => {
  test.each(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "Pacific/Chatham"])(
    "is one of the IANA database: %s",
    (name) => {
      expect(timeZone.safeParse(name).success).toBe(true);
    },
  );

  test.each([
    "",
    "Mars/Olympus",
    "Europe/Berlin ",
    "Europe/Berlin\r\nX-EVIL:1",
    "../../etc/localtime",
    "x".repeat(65),
    "constructor",
  ])("is not just any text: %j", (name) => {
    expect(timeZone.safeParse(name).success).toBe(false);
  });

  test.each(["+02:00", "-05:00", "+0200", "+02"])(
    "is not an offset, which knows no summer time: %s",
    (name) => {
      expect(timeZone.safeParse(name).success).toBe(false);
    },
  );
});

describe("a new event", () => {
  test("may leave its end open", () => {
    expect(createEvent.safeParse(party).success).toBe(true);
    expect(createEvent.safeParse({ ...party, endsAt: null }).success).toBe(true);
  });

  test.each([startsAt, "2027-03-27T17:59:59.999Z", "2027-03-26T23:00:00.000Z"])(
    "never ends at its start or before: %s",
    (endsAt) => {
      expect(createEvent.safeParse({ ...party, endsAt }).error?.issues).toMatchObject([
        { path: ["endsAt"], message: "Must be after the start." },
      ]);
    },
  );

  test("ends a moment later at the earliest", () => {
    expect(createEvent.safeParse({ ...party, endsAt: "2027-03-27T18:00:00.001Z" }).success).toBe(true);
    // Digits of a second are no letters to compare by.
    expect(
      createEvent.safeParse({ ...party, startsAt: "2027-03-27T18:00:00Z", endsAt: "2027-03-27T18:00:00.5Z" })
        .success,
    ).toBe(true);
  });

  test("has a seat at least, or as many as come", () => {
    for (const [capacity, isRight] of [
      [null, true],
      [1, true],
      [1_000_000, true],
      [0, false],
      [-1, false],
      [1.5, false],
      [1_000_001, false],
    ] as const)
      expect([capacity, createEvent.safeParse({ ...party, capacity }).success]).toEqual([capacity, isRight]);
  });

  test.each(["https://evil.example/party", "www.evil.example"])(
    "is not called a link, since e-mails say its name in Foyer's own voice: %s",
    (name) => {
      expect(createEvent.safeParse({ ...party, name }).success).toBe(false);
    },
  );

  test.each(["2027-03-27T18:00", "2027-03-27T18:00:00+02:00", "2027-02-30T18:00:00Z", "tomorrow"])(
    "starts at a moment in UTC: not at %s",
    (time) => {
      expect(createEvent.safeParse({ ...party, startsAt: time }).success).toBe(false);
    },
  );
});

test("a change of an event names what changes, and nothing moves it to another organization", () => {
  const eventId = crypto.randomUUID();
  expect(updateEvent.safeParse({ eventId }).success).toBe(true);
  expect(updateEvent.safeParse({ eventId, endsAt: null, capacity: null }).success).toBe(true);
  expect(updateEvent.safeParse({ eventId, organizationId: party.organizationId }).success).toBe(false);
  expect(updateEvent.safeParse({ eventId, seatsTaken: 0 }).success).toBe(false);
});
