import { expect, test } from "vitest";
import { duration, plural, relativeTime } from "./moment.ts";

const now = Date.parse("2026-01-10T12:00:00.000Z");
const from = (minutes: number) => relativeTime(new Date(now + minutes * 60_000).toISOString(), now);

test("times are told as one says them", () => {
  expect([0, -0.5, -1, -90, -60 * 24, -60 * 24 * 10].map(from)).toEqual([
    "just now",
    "just now",
    "1 minute ago",
    "1 hour ago",
    "yesterday",
    "last week",
  ]);
  expect([0.5, 5 * 60, 60 * 24 * 5 - 1].map(from)).toEqual(["in a moment", "in 5 hours", "in 5 days"]);
});

test("hours that make whole days are days", () => {
  expect([1, 36, 24, 168].map(duration)).toEqual(["1 hour", "36 hours", "1 day", "7 days"]);
});

test("thousands are grouped, and one is one", () => {
  expect([plural(1, "person", "people"), plural(12_345, "person", "people")]).toEqual([
    "1 person",
    "12,345 people",
  ]);
});
