import { expect, test } from "vitest";
import { isOtherTime, isOver, whenWords, zoneWords } from "./when-words.ts";

const party = {
  startsAt: "2026-12-04T17:00:00.000Z",
  endsAt: "2026-12-04T20:00:00.000Z",
  timeZone: "Europe/Berlin",
};

// Which dash and which space stand between is the browser's affair.
const plain = (text: string) => text.replaceAll(/[\s\u2009]*[–-][\s\u2009]*/g, " to ");

test("when it is, is told by the clocks of the zone that is asked for [S3.2]", () => {
  expect(plain(whenWords(party, "Europe/Berlin", "en-GB"))).toBe("Fri, 4 Dec 2026, 18:00 to 21:00");
  expect(plain(whenWords(party, "Asia/Tokyo", "en-GB"))).toBe("Sat, 5 Dec 2026, 02:00 to 05:00");
  expect(whenWords({ ...party, endsAt: null }, "UTC", "en-GB")).toBe("Fri, 4 Dec 2026, 17:00");
});

test("an event over midnight names both days", () => {
  const night = plain(whenWords({ ...party, endsAt: "2026-12-05T01:00:00.000Z" }, "Europe/Berlin", "en-GB"));
  expect(night).toContain("4 Dec 2026");
  expect(night).toContain("5 Dec 2026, 02:00");
});

test("a zone whose clocks show the same is no other time", () => {
  expect(isOtherTime(party, "Europe/Paris")).toBe(false);
  expect(isOtherTime(party, "Europe/London")).toBe(true);
});

test("zones that change their clocks on other days are another time in between", () => {
  const spring = { startsAt: "2026-03-20T17:00:00.000Z", endsAt: null, timeZone: "America/New_York" };
  expect(isOtherTime(spring, "America/Bogota")).toBe(true);
  expect(isOtherTime({ ...spring, startsAt: "2026-01-20T17:00:00.000Z" }, "America/Bogota")).toBe(false);
});

test("a zone is named with its distance from UTC on that day", () => {
  expect(zoneWords(party)).toBe("Europe/Berlin, UTC+1");
  expect(zoneWords({ ...party, timeZone: "America/New_York" })).toBe("America/New York, UTC−5");
  expect(zoneWords({ ...party, timeZone: "UTC" })).toBe("UTC");
});

test("an event is over when it ends, and without an end when it begins", () => {
  expect(isOver(party, Date.parse("2026-12-04T19:59:00.000Z"))).toBe(false);
  expect(isOver(party, Date.parse("2026-12-04T20:00:00.000Z"))).toBe(true);
  expect(isOver({ ...party, endsAt: null }, Date.parse("2026-12-04T17:00:00.000Z"))).toBe(true);
});
