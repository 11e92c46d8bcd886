import { expect, test } from "vitest";
import { dayBars } from "./day-bars.ts";

test("the highest day fills the chart, and nothing has no bar", () => {
  const days = [
    { date: "2026-11-19", sent: 40, accepted: 0 },
    { date: "2026-11-20", sent: 0, accepted: 10 },
  ];
  expect(dayBars(days)).toEqual({
    top: 40,
    bars: [
      { of: "sent", x: 1, height: 100 },
      { of: "accepted", x: 15, height: 25 },
    ],
  });
});

test("days on which nothing happened are no chart", () => {
  expect(dayBars([{ date: "2026-11-19", sent: 0, accepted: 0 }])).toEqual({ top: 0, bars: [] });
  expect(dayBars([])).toEqual({ top: 0, bars: [] });
});
