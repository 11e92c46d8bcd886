import { expect, test } from "vitest";
import { expiry } from "./expiry.ts";

const end = "2026-11-27T15:35:00.000Z";
const before = (ms: number) => new Date(Date.parse(end) - ms);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  [2 * day, "in 2 days"],
  [2 * day - 1, "in 47 hours"],
  [2 * hour, "in 2 hours"],
  [2 * hour - 1, "in 119 minutes"],
  [minute, "in 1 minute"],
])("%i ms before the end there is at least the time that is promised: %s", (left, relative) => {
  expect(expiry(end, before(left), "en").relative).toBe(relative);
});

// In whatever zone the test runs: each of these is a time of day there.
test.each([
  ["a week that has just begun", [20, 15, 35], [27, 15, 34], "in 7 days"],
  ["a week that began with the day", [20, 0, 1], [27, 0, 0], "in 7 days"],
  ["the same week a few hours later", [20, 23, 50], [27, 15, 34], "in 7 days"],
  ["and on its second day", [21, 9, 0], [27, 15, 34], "in 6 days"],
  ["almost seven days, over before the seventh begins", [20, 0, 0], [26, 23, 59], "in 6 days"],
  ["two days and an hour, over at midnight", [20, 23, 0], [23, 0, 0], "in 2 days"],
] as const)("of %s neither a day too few nor a day that comes after it is told", (_, from, to, relative) => {
  const [now, end] = [from, to].map(([date, hours, minutes]) => new Date(2026, 10, date, hours, minutes));
  expect(expiry(end?.toISOString() ?? "", now ?? new Date(), "en").relative).toBe(relative);
});

test.each([minute - 1, 0, -day])(
  "a clock that says otherwise than the server (%i ms left) is not believed",
  (left) => {
    expect(expiry(end, before(left), "en").relative).toBeNull();
  },
);

test("the last day is marked", () => {
  expect(expiry(end, before(day), "en").soon).toBe(false);
  expect(expiry(end, before(day - 1), "en").soon).toBe(true);
});

test("date and time are written in the visitor's language and time zone", () => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const inGerman = new Intl.DateTimeFormat("de", { dateStyle: "full", timeStyle: "short", timeZone });
  expect(expiry(end, before(3 * day), "de")).toMatchObject({
    absolute: inGerman.format(new Date(end)),
    relative: "in 3 Tagen",
  });
});
