import { expect, test } from "vitest";
import { counted, shareWords } from "./second-factor-share.ts";

const page = (number: number, more = false) =>
  counted({ items: Array.from({ length: number }), nextCursor: more ? "next" : null });

test.each([
  [page(3), page(2), "3 of 5 active people have one; these don't:"],
  [page(1), page(4), "1 of 5 active people has one; these don't:"],
  [page(0), page(1), "The only active person has none."],
  [page(1), page(0), "The only active person has one."],
  [page(7), page(0), "All 7 active people have one."],
  [page(100, true), page(0), "Everybody has one."],
  [page(100, true), page(12), "More than 100 have one; 12 don't, among them:"],
  [page(4), page(100, true), "4 have one; more than 100 don't, among them:"],
])("%j with and %j without are told as far as they were counted", (having, lacking, told) => {
  expect(shareWords(having, lacking)).toBe(told);
});
