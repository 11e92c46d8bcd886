import { expect, test } from "vitest";
import { momentAt, offsetWords, wallTimeAt } from "./zoned-time.ts";

const at = (text: string, timeZone: string) => {
  const [day = "", time = ""] = text.split(" ");
  return momentAt({ day, time }, timeZone);
};

test.each([
  ["2026-01-10 18:30", "Europe/Berlin", "2026-01-10T17:30:00.000Z"],
  ["2026-07-10 18:30", "Europe/Berlin", "2026-07-10T16:30:00.000Z"],
  ["2026-07-10 00:15", "Asia/Kolkata", "2026-07-09T18:45:00.000Z"],
  ["2026-12-31 23:59", "America/New_York", "2027-01-01T04:59:00.000Z"],
  ["2026-01-01 00:00", "Pacific/Kiritimati", "2025-12-31T10:00:00.000Z"],
  ["2026-02-28 12:00", "UTC", "2026-02-28T12:00:00.000Z"],
  ["2026-03-29 01:59", "Europe/Berlin", "2026-03-29T00:59:00.000Z"],
  ["2026-03-29 03:00", "Europe/Berlin", "2026-03-29T01:00:00.000Z"],
  ["2026-10-25 01:59", "Europe/Berlin", "2026-10-24T23:59:00.000Z"],
  ["2026-10-25 03:00", "Europe/Berlin", "2026-10-25T02:00:00.000Z"],
])("%s in %s is %s, and back [S3.1]", (wall, timeZone, iso) => {
  expect(at(wall, timeZone)).toEqual({ at: iso, fit: "exact" });
  const { day, time } = wallTimeAt(iso, timeZone);
  expect(`${day} ${time}`).toBe(wall);
});

test.each([
  ["2026-03-29 02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z", "2026-03-29 03:30"],
  ["2026-03-08 02:00", "America/New_York", "2026-03-08T07:00:00.000Z", "2026-03-08 03:00"],
  ["2026-10-04 02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00.000Z", "2026-10-04 02:45"], // by half an hour
  ["2011-12-30 12:00", "Pacific/Apia", "2011-12-30T22:00:00.000Z", "2011-12-31 12:00"], // a whole day
])("%s in %s is skipped, and means the time as far behind the jump", (wall, timeZone, iso, meant) => {
  expect(at(wall, timeZone)).toEqual({ at: iso, fit: "gap" });
  const { day, time } = wallTimeAt(iso, timeZone);
  expect(`${day} ${time}`).toBe(meant);
});

test.each([
  ["2026-10-25 02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
  ["2026-11-01 01:00", "America/New_York", "2026-11-01T05:00:00.000Z"],
  ["2026-04-05 01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00.000Z"],
])("%s in %s comes twice, and means the first", (wall, timeZone, iso) => {
  expect(at(wall, timeZone)).toEqual({ at: iso, fit: "overlap" });
});

test("all through a year both ways agree", () => {
  for (const timeZone of ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu"]) {
    for (let moment = Date.UTC(2026, 0, 1); moment < Date.UTC(2027, 0, 1); moment += 6_300_000) {
      const iso = new Date(moment).toISOString();
      const found = momentAt(wallTimeAt(iso, timeZone), timeZone);
      // What comes twice leads to the first of the two.
      const distance = moment - Date.parse(found?.at ?? "");
      if (distance !== 0)
        expect([found?.fit, [1_800_000, 3_600_000].includes(distance)]).toEqual(["overlap", true]);
      else expect(found?.fit).not.toBe("gap");
    }
  }
});

test.each(["", "2026-11-21", "18:30", "2026-13-01 10:00", "2026-11-21 25:00"])(
  "%j is no complete time, and no moment",
  (wall) => {
    expect(at(wall, "Europe/Berlin")).toBeNull();
  },
);

test("a zone is told by its distance from UTC, as it is on that day", () => {
  expect([
    offsetWords("2026-01-10T12:00:00.000Z", "Europe/Berlin"),
    offsetWords("2026-07-10T12:00:00.000Z", "Europe/Berlin"),
    offsetWords("2026-01-10T12:00:00.000Z", "America/St_Johns"),
    offsetWords("2026-01-10T12:00:00.000Z", "Asia/Kathmandu"),
    offsetWords("2026-01-10T12:00:00.000Z", "Europe/London"),
  ]).toEqual(["UTC+1", "UTC+2", "UTC−3:30", "UTC+5:45", "UTC"]);
});
