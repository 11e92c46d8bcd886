import { describe, expect, test } from "vitest";
import { secondsToNextTry } from "./next-try.ts";

describe("a message that could not be handed over waits", () => {
  test("a few seconds at first, and never longer than a quarter of an hour", () => {
    const waits = Array.from({ length: 1_000 }, (_, tries) => secondsToNextTry(tries + 1, null, 0));
    expect(waits.slice(0, 9)).toEqual([10, 20, 40, 80, 160, 320, 640, 900, 900]);
    expect(Math.max(...waits)).toBe(900);
    expect(secondsToNextTry(1, null, 1)).toBe(5);
  });

  test("not all of them equally long", () => {
    expect(new Set(Array.from({ length: 20 }, () => secondsToNextTry(8, null))).size).toBeGreaterThan(1);
  });

  test("as long as the provider asks for, where that is longer, and never for days [Retry-After]", () => {
    expect(secondsToNextTry(1, 120, 0)).toBe(120);
    expect(secondsToNextTry(8, 120, 0)).toBe(900);
    expect(secondsToNextTry(1, 10 * 24 * 3600, 0)).toBe(6 * 3600);
  });

  test("so that a try every quarter of an hour is made all through 72 hours of outage, and days beyond", () => {
    let seconds = 0;
    for (let tries = 1; seconds < 72 * 3600; tries++) {
      const wait = secondsToNextTry(tries, null, 0);
      expect(wait).toBeLessThanOrEqual(900);
      seconds += wait;
    }
  });
});
