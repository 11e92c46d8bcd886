import { expect, test } from "vitest";
import { seatsWords } from "./seats-words.ts";

const seats = (
  ...[attendeeCount, capacity, offeredCount, waitingCount]: [number, number | null, number, number]
) => ({
  attendeeCount,
  capacity,
  offeredCount,
  waitingCount,
});

test.each([
  [seats(0, null, 0, 0), "0 coming"],
  [seats(1200, null, 0, 0), "1,200 coming"],
  [seats(42, 100, 0, 3), "42 of 100, 3 waiting"],
  [seats(98, 100, 2, 0), "98 of 100, 2 offered"],
  [seats(103, 100, 0, 0), "103 of 100"],
])("%j is told as %s", (given, words) => {
  expect(seatsWords(given)).toBe(words);
});
