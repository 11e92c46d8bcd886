import { expect, test } from "vitest";
import { hoursWords } from "./time-words.ts";

test("a wait is told in what one would count it in", () => {
  expect([0, 0.1, 1, 1.5, 47.9, 48, 76.8].map(hoursWords)).toEqual([
    "minutes",
    "6 minutes",
    "1 hour",
    "1.5 hours",
    "47.9 hours",
    "2 days",
    "3.2 days",
  ]);
});
