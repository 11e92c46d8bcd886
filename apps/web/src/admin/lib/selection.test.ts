import { expect, test } from "vitest";
import { between } from "./selection.ts";

const ids = ["a", "b", "c", "d"];

test.each([
  ["a", "c", ["a", "b", "c"]],
  ["c", "a", ["a", "b", "c"]],
  ["b", "b", ["b"]],
  [null, "c", ["c"]],
  ["gone since", "c", ["c"]],
])("a stretch from %s to %s is everything between, in the order of the list", (one, other, stretch) => {
  expect(between(ids, one, other)).toEqual(stretch);
});
