import { expect, test } from "vitest";
import { removalWords } from "./removal-words.ts";

test("who loses what is counted before an event is removed", () => {
  const full = removalWords({ attendeeCount: 42, capacity: 42, offeredCount: 1, waitingCount: 2 });
  expect(full).toContain("42 people who come get an e-mail");
  expect(full).toContain("3 people are in line");
  const one = removalWords({ attendeeCount: 1, capacity: null, offeredCount: 0, waitingCount: 0 });
  expect(one).toContain("1 person who comes gets an e-mail");
  expect(one).not.toContain("waiting list");
  expect(removalWords({ attendeeCount: 0, capacity: 3, offeredCount: 0, waitingCount: 0 })).not.toContain(
    "e-mail",
  );
});
