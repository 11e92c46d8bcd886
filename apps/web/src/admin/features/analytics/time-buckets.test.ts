import { expect, test } from "vitest";
import { timePoints } from "./time-buckets.ts";

const days = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    date: new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
    sent: 2,
    accepted: index === count - 1 ? 1 : 0,
  }));

test("a month is shown day by day, in UTC wherever the reader is", () => {
  const points = timePoints(days(30), "en-GB");
  expect(points).toHaveLength(30);
  expect(points[0]).toEqual({ label: "1 Jan 2026", tick: "1 Jan", values: [2, 0] });
});

test("more days are taken by sevens, none is lost, and the last seven are whole [S3.13]", () => {
  const points = timePoints(days(90), "en-GB");
  expect(points).toHaveLength(13);
  expect(points[0]?.values).toEqual([12, 0]);
  expect(points.at(-1)?.values).toEqual([14, 1]);
  expect(points.at(-1)?.label).toMatch(/^25\W+31 Mar 2026$/);
  expect(points.reduce((total, { values: [sent = 0] }) => total + sent, 0)).toBe(180);
  expect(timePoints([])).toEqual([]);
});
