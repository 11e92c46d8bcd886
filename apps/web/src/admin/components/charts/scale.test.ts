import { expect, test } from "vitest";
import { percent, roundTop } from "./scale.ts";

test("a scale ends at a round number that is no smaller than the highest, and has a whole half", () => {
  expect([0, 1, 2, 3, 7, 9, 10, 11, 41, 99, 100, 101, 4321].map(roundTop)).toEqual([
    2, 2, 2, 4, 8, 10, 10, 20, 50, 100, 100, 200, 5000,
  ]);
});

test("a share never says all or nothing where that is not so", () => {
  expect(percent(0, 0)).toBe("–");
  expect(percent(0, 5)).toBe("0 %");
  expect(percent(1, 1000)).toBe("< 1 %");
  expect(percent(999, 1000)).toBe("> 99 %");
  expect(percent(2, 3)).toBe("67 %");
  expect(percent(6, 5)).toBe("120 %");
});
