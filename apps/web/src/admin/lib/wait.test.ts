import { expect, test } from "vitest";
import { clock, secondsUntil, waitWords } from "./wait.ts";

test("a wait is said in the unit that fits, and never as shorter than it is", () => {
  expect([1, 59, 60, 61, 3599, 3600, 3601].map(waitWords)).toEqual([
    "1 second",
    "59 seconds",
    "1 minute",
    "2 minutes",
    "60 minutes",
    "1 hour",
    "2 hours",
  ]);
});

test("a clock shows minutes and seconds, and hours only where there are any", () => {
  expect([8, 60, 754, 3600, 3725].map(clock)).toEqual(["0:08", "1:00", "12:34", "1:00:00", "1:02:05"]);
});

test("what is left is rounded up, and never below nothing", () => {
  expect([secondsUntil(5_000, 3_999), secondsUntil(5_000, 4_001), secondsUntil(5_000, 9_000)]).toEqual([
    2, 1, 0,
  ]);
});
