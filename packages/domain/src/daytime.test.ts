import { describe, expect, test } from "vitest";
import { isDaytime, morningOf, nextMorning } from "./daytime.ts";

const at = (time: string) => new Date(time);

describe("nobody is written to by night, whatever their clocks show [S3.11]", () => {
  test.each([
    ["UTC", "2026-11-21T07:59:59.999Z", false],
    ["UTC", "2026-11-21T08:00:00.000Z", true],
    ["UTC", "2026-11-21T19:59:59.999Z", true],
    ["UTC", "2026-11-21T20:00:00.000Z", false],
    // 13 hours and three quarters ahead in summer.
    ["Pacific/Chatham", "2026-12-01T18:14:59Z", false],
    ["Pacific/Chatham", "2026-12-01T18:15:00Z", true],
    ["Pacific/Chatham", "2026-12-02T06:14:59Z", true],
    ["Pacific/Chatham", "2026-12-02T06:15:00Z", false],
    ["America/Los_Angeles", "2026-11-21T15:59:59Z", false],
    ["America/Los_Angeles", "2026-11-21T16:00:00Z", true],
    // Summer time, which ended on 1 November.
    ["America/Los_Angeles", "2026-10-31T15:00:00Z", true],
    ["America/Los_Angeles", "2026-11-01T15:00:00Z", false],
    ["Asia/Kathmandu", "2026-11-21T02:15:00Z", true],
    ["Asia/Kathmandu", "2026-11-21T02:14:00Z", false],
  ])("%s at %s", (timeZone, time, isDay) => {
    expect(isDaytime(at(time), timeZone)).toBe(isDay);
  });

  test("a time zone that this machine does not know is told in UTC, and stops nobody", () => {
    expect(isDaytime(at("2026-11-21T08:00:00Z"), "Mars/Olympus_Mons")).toBe(true);
    expect(morningOf(at("2026-11-21T23:00:00Z"), "Mars/Olympus_Mons")).toEqual(at("2026-11-21T08:00:00Z"));
  });
});

describe("8 o'clock of a day", () => {
  test.each([
    ["UTC", "2026-11-21T00:00:00Z", "2026-11-21T08:00:00Z"],
    ["Pacific/Chatham", "2026-12-01T10:20:00Z", "2026-12-01T18:15:00Z"],
    ["Pacific/Chatham", "2026-12-01T10:10:00Z", "2026-11-30T18:15:00Z"],
    ["America/Los_Angeles", "2026-11-22T05:00:00Z", "2026-11-21T16:00:00Z"],
    // The night in which the clocks are put forward, seen from before and from after.
    ["America/Los_Angeles", "2026-03-08T09:30:00Z", "2026-03-08T15:00:00Z"],
    ["America/Los_Angeles", "2026-03-08T20:00:00Z", "2026-03-08T15:00:00Z"],
    // And back.
    ["America/Los_Angeles", "2026-11-01T07:30:00Z", "2026-11-01T16:00:00Z"],
    ["America/Los_Angeles", "2026-11-02T07:30:00Z", "2026-11-01T16:00:00Z"],
    ["Europe/Berlin", "2026-03-28T23:30:00Z", "2026-03-29T06:00:00Z"],
    ["Europe/Berlin", "2026-10-24T22:30:00Z", "2026-10-25T07:00:00Z"],
    ["Pacific/Chatham", "2026-09-26T12:30:00Z", "2026-09-26T18:15:00Z"],
  ])("in %s, seen from %s, is at %s", (timeZone, time, eight) => {
    expect(morningOf(at(time), timeZone)).toEqual(at(eight));
  });

  test.each([
    ["UTC", "2026-11-21T07:59:59Z", "2026-11-21T08:00:00Z"],
    ["UTC", "2026-11-21T08:00:00Z", "2026-11-22T08:00:00Z"],
    ["America/Los_Angeles", "2026-11-01T05:00:00Z", "2026-11-01T16:00:00Z"],
    ["America/Los_Angeles", "2026-03-07T16:00:00Z", "2026-03-08T15:00:00Z"],
    ["Pacific/Chatham", "2026-09-26T08:00:00Z", "2026-09-26T18:15:00Z"],
    // The whole of 30 December 2011 is missing there.
    ["Pacific/Apia", "2011-12-29T19:00:00Z", "2011-12-30T18:00:00Z"],
  ])("in %s comes next after %s at %s", (timeZone, time, eight) => {
    expect(nextMorning(at(time), timeZone)).toEqual(at(eight));
  });

  test("comes once on every day of a year, 23 to 25 hours apart", () => {
    for (const timeZone of [
      "America/Los_Angeles",
      "Pacific/Chatham",
      "Australia/Lord_Howe",
      "Africa/Cairo",
    ]) {
      let eight = nextMorning(at("2026-01-01T00:00:00Z"), timeZone);
      for (let day = 0; day < 365; day++) {
        const next = nextMorning(eight, timeZone);
        const hours = (next.getTime() - eight.getTime()) / 3_600_000;
        expect([23, 23.5, 24, 24.5, 25]).toContain(hours);
        expect(isDaytime(next, timeZone)).toBe(true);
        expect(isDaytime(new Date(next.getTime() - 1), timeZone)).toBe(false);
        eight = next;
      }
    }
  });
});
