import { expect, test } from "vitest";
import { lookAgainAt } from "./delivery-input.ts";
import { standingOf, tookInWords } from "./delivery-words.ts";

const tried = {
  status: "pending",
  attempts: 2,
  responseStatus: 503,
  milliseconds: 1_240,
  error: null,
  nextAttemptAt: "2026-11-22T10:00:00.000Z",
} as const;

test.each([
  [{ ...tried }, false, "It has not arrived yet.", "answered 503 after 1.2 seconds"],
  [{ ...tried, error: "Nobody answers there." }, false, "It has not arrived yet.", "Nobody answers there."],
  [{ ...tried }, true, "It waits: the endpoint is switched off.", "switches the endpoint on again"],
  [{ ...tried, attempts: 0 }, false, "It is on its way.", "in a moment"],
  [{ ...tried, attempts: 0, nextAttemptAt: null }, false, "waits for an earlier one", "in order"],
  [{ ...tried, status: "failed", attempts: 11 }, false, "Given up after 11 attempts.", "send it once more"],
  [{ ...tried, status: "delivered", responseStatus: 204 }, true, "It arrived.", "answered 204"],
] as const)(
  "a delivery says how it stands, and what comes of it: %#. [S1.10]",
  (delivery, isOff, what, advice) => {
    const standing = standingOf(delivery, isOff);
    expect(standing.what).toContain(what);
    expect(standing.advice).toContain(advice);
  },
);

test("time is told as one reads it", () => {
  expect([34, 1_000, 15_000].map(tookInWords)).toEqual(["34 ms", "1 second", "15 seconds"]);
});

test("what is about to be sent is looked at soon, what waits for its time later, what is settled not at all", () => {
  const at = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
  const pending = (nextAttemptAt: string | null, changedAt = at(0)) =>
    lookAgainAt([{ status: "pending", nextAttemptAt, changedAt }]);
  expect([pending(null), pending(at(0)), pending(at(3_600_000))]).toEqual([2_000, 2_000, 15_000]);
  expect(pending(null, at(-3_600_000))).toBe(15_000);
  expect(lookAgainAt([{ status: "delivered", nextAttemptAt: null, changedAt: at(0) }])).toBe(false);
});
