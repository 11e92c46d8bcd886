import { describe, expect, test } from "vitest";
import { hashOf, hintOf, isApiKey, newApiKey } from "./api-key.ts";

describe("the form of an API key [S1.10]", () => {
  test("is a prefix that scanners find, 40 random characters of 62, and a checksum", () => {
    const keys = Array.from({ length: 1_000 }, newApiKey);
    for (const key of keys) {
      expect(key).toMatch(/^foyer_[0-9A-Za-z]{46}$/);
      expect(isApiKey(key)).toBe(true);
    }
    expect(new Set(keys.map((key) => key.slice(6, 16))).size).toBe(1_000);
    expect(new Set(keys.join("").replaceAll("foyer_", ""))).toHaveLength(62);
    expect(40 * Math.log2(62)).toBeGreaterThan(200);
  });

  test("tells every typo: a character that is another, two that changed places, one that is missing or too many", () => {
    const key = newApiKey();
    for (let at = 0; at < key.length; at++) {
      const [before, character = "", after] = [key.slice(0, at), key[at], key.slice(at + 1)];
      expect(isApiKey(`${before}${character === "x" ? "y" : "x"}${after}`)).toBe(false);
      expect(isApiKey(`${before}${after}`)).toBe(false);
      expect(isApiKey(`${before}${character}0${after}`)).toBe(false);
      const [next = "", ...rest] = after;
      if (next !== "" && next !== character)
        expect(isApiKey(`${before}${next}${character}${rest.join("")}`)).toBe(false);
    }
  });

  test("is what scanners are told, now and later: this very key has it", () => {
    expect(isApiKey("foyer_0123456789ABCDEFGHIJabcdefghijklmnopqrst0sjEqS")).toBe(true);
    expect(isApiKey("FOYER_0123456789ABCDEFGHIJabcdefghijklmnopqrst0sjEqS")).toBe(false);
  });

  test("is kept as a hash and shown by its beginning, which give nothing away", () => {
    const key = newApiKey();
    expect(hashOf(key)).toMatch(/^[0-9a-f]{64}$/);
    expect(hintOf(key)).toBe(`${key.slice(0, 10)}…`);
    expect(isApiKey(hashOf(key))).toBe(false);
  });
});
