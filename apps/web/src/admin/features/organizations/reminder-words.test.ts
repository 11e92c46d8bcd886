import { expect, test } from "vitest";
import { reminderWords } from "./reminder-words.ts";

test.each([
  [null, "Nobody is reminded by itself."],
  [{ afterDays: 1, atMost: 1 }, "reminded by e-mail a day after the last message, once:"],
  [{ afterDays: 3, atMost: 2 }, "3 days after the last message, at most 2 times, 3 days apart:"],
] as const)("a rule is told as what will happen, and in whose daytime: %j [S3.6]", (rule, words) => {
  const sentence = reminderWords(rule, "America/New_York");
  expect(sentence).toContain(words);
  expect(sentence.includes("America/New York")).toBe(rule !== null);
});
