import { expect, test } from "vitest";
import { toldWords, wordsWithout } from "./told-words.ts";

test("a provider's words are kept in one line, without a link that opens anything and without a return path", () => {
  const token = "A".repeat(48);
  const told = toldWords(
    `550 5.7.1 refused\r\n because of https://foyer.example/accept#${token} and bounces+${"0".repeat(32)}-${"f".repeat(16)}@x`,
  );
  expect(told).toBe("550 5.7.1 refused because of https://foyer.example/accept#… and bounces+…@x");
  expect(toldWords("no ".repeat(100_000)).length).toBeLessThanOrEqual(500);
  expect(wordsWithout("a.d+a@example.com", "550 <A.D+A@example.com> unknown")).toBe("550 <…> unknown");
});
