import { expect, test } from "vitest";
import { sixDigits } from "./code.ts";

test("a code may be typed as the app shows it", () => {
  expect(["123456", "123 456", " 123456 ", "123-456", "012 345"].map(sixDigits)).toEqual([
    "123456",
    "123456",
    "123456",
    "123456",
    "012345",
  ]);
});

test("what is no code is not sent as one", () => {
  expect(["", "12345", "1234567", "12345a", "١٢٣٤٥٦"].map(sixDigits)).toEqual([null, null, null, null, null]);
});
