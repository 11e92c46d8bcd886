import { expect, test } from "vitest";
import { hourChoices, minuteChoices } from "./policy-words.ts";

const labels = (choices: readonly { readonly label: string }[]) => choices.map(({ label }) => label);

test("lengths of time stand in the units that one would say them in", () => {
  expect(labels(hourChoices("lifetime", 720))).toEqual([
    "8 hours",
    "12 hours",
    "1 day",
    "3 days",
    "7 days",
    "14 days",
    "30 days",
    "90 days",
    "180 days",
    "365 days",
  ]);
  expect(labels(minuteChoices(15)).at(-1)).toBe("1 hour");
});

test("what a program set to something unusual is among the choices, at its place, and only once", () => {
  expect(labels(hourChoices("idle", 36)).slice(4, 7)).toEqual(["1 day", "36 hours", "3 days"]);
  expect(hourChoices("idle", 24)).toHaveLength(10);
  expect(labels(minuteChoices(7)).slice(1, 3)).toEqual(["5 minutes", "7 minutes"]);
});
