import { describe, expect, test } from "vitest";
import { address, message, moment, name, webLink } from "./clean.ts";

describe("a name", () => {
  test.each([
    ["  Grace   Hopper ", "Grace Hopper"],
    ["Grace\r\nBcc: eve@evil.example", "Grace Bcc: eve@evil.example"],
    ["Grace\u2028\u0085\t\u0000Hopper", "Grace Hopper"],
    ["gnp.\u202Eexe", "gnp.exe"],
    ["Gr\u200Ba\u00ADce\uFEFF", "Grace"],
    ["\ud83d Grace", "\ufffd Grace"],
    ["👩🏽‍🚀 Zoë 李小龍", "👩🏽‍🚀 Zoë 李小龍"],
    ["می‌خواهم", "می‌خواهم"],
    ["❤️", "❤️"],
  ])("%j becomes %j", (typed, shown) => {
    expect(name(typed)).toBe(shown);
  });

  test.each([null, "", " \n ", "\u200d\u200c", "\u3164", "\u202e"])(
    "%j shows nothing, and counts as missing",
    (typed) => {
      expect(name(typed)).toBeNull();
    },
  );

  test("an endless one is cut between characters, never inside one", () => {
    expect(name("👍".repeat(5_000))).toBe(`${"👍".repeat(119)}…`);
    expect(name("👍".repeat(120))).toBe("👍".repeat(120));
  });
});

test("an address is never cut", () => {
  const longest = `${"a".repeat(64)}@${"b".repeat(185)}.com`;
  expect(address(longest)).toBe(longest);
});

describe("a message", () => {
  test("keeps its lines, with one empty line between at most", () => {
    expect(message("\n\n Dear  Grace,\r\n\r\n\r\n\r\nwelcome\u2028to us.\r \n")).toBe(
      "Dear Grace,\n\nwelcome\nto us.",
    );
  });

  test("is cut when endless", () => {
    expect(message("a ".repeat(10_000))).toHaveLength(4_000);
  });

  test("of nothing but space is none", () => {
    expect(message(" \n\u200b\n ")).toBeNull();
  });
});

test("a moment says its day and its zone, by the clock of nobody's machine", () => {
  expect(moment(new Date("2026-11-28T14:05:59Z"))).toBe("Saturday 28 November 2026, 14:05 UTC");
  expect(moment(new Date("2027-01-01T00:00:00+05:00"))).toBe("Thursday 31 December 2026, 19:00 UTC");
});

describe("a link", () => {
  test("keeps its secret in the fragment", () => {
    expect(webLink("https://foyer.example/accept#AZ-k_9")).toBe("https://foyer.example/accept#AZ-k_9");
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "/accept", "//evil.example", "", "ftp://a.example"])(
    "%j is none",
    (url) => {
      expect(() => webLink(url)).toThrow(TypeError);
    },
  );
});
