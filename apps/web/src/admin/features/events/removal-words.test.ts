import { expect, test } from "vitest";
import { removalWords } from "./removal-words.ts";
import type { Seats } from "./seats-words.ts";

const told = (seats: Seats) => removalWords(seats).join(" ");

test("who loses what is counted before an event is removed", () => {
  const full = told({ attendeeCount: 42, capacity: 42, offeredCount: 1, waitingCount: 2 });
  expect(full).toContain("42 people who come get an e-mail");
  expect(full).toContain("3 people in line for a seat lose");
  const one = told({ attendeeCount: 1, capacity: null, offeredCount: 0, waitingCount: 0 });
  expect(one).toContain("1 person who comes gets an e-mail");
  expect(one).not.toContain("in line");
  expect(told({ attendeeCount: 0, capacity: 3, offeredCount: 0, waitingCount: 0 })).not.toContain("e-mail");
});
