import { describe, expect, test } from "vitest";
import {
  address,
  excerpt,
  literal,
  message,
  moment,
  name,
  span,
  subjectLine,
  webLink,
  whereabouts,
} from "./clean.ts";
import { wordingIn } from "./texts/texts.ts";

const english = wordingIn("en").words.calendar;

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
  expect(moment(new Date("2026-11-28T14:05:59Z"), english)).toBe("Saturday 28 November 2026, 14:05 UTC");
  expect(moment(new Date("2027-01-01T00:00:00+05:00"), english)).toBe("Thursday 31 December 2026, 19:00 UTC");
});

test("a moment elsewhere is told by the clock on the wall there, also as summer ends", () => {
  expect(moment(new Date("2026-10-25T00:30:00Z"), english, "Europe/Berlin")).toBe(
    "Sunday 25 October 2026, 02:30 (Europe/Berlin)",
  );
  expect(moment(new Date("2026-10-25T02:30:00Z"), english, "Europe/Berlin")).toBe(
    "Sunday 25 October 2026, 03:30 (Europe/Berlin)",
  );
  expect(moment(new Date("2027-01-01T00:00:00Z"), english, "America/New_York")).toBe(
    "Thursday 31 December 2026, 19:00 (America/New York)",
  );
  expect(moment(new Date("2027-01-01T18:30:00Z"), english, "Asia/Kolkata")).toBe(
    "Saturday 2 January 2027, 00:00 (Asia/Kolkata)",
  );
});

test("a zone that nobody knows is told in UTC, rather than not at all", () => {
  expect(moment(new Date("2026-11-28T14:05:59Z"), english, "Mars/Olympus")).toBe(
    "Saturday 28 November 2026, 14:05 UTC",
  );
});

test("a span names its day once, or both where it takes longer", () => {
  const start = new Date("2026-11-28T18:00:00Z");
  expect(span({ startsAt: start, endsAt: null, timeZone: "Europe/Berlin" }, english)).toBe(
    "Saturday 28 November 2026, 19:00 (Europe/Berlin)",
  );
  expect(
    span({ startsAt: start, endsAt: new Date("2026-11-28T21:30:00Z"), timeZone: "Europe/Berlin" }, english),
  ).toBe("Saturday 28 November 2026, 19:00 to 22:30 (Europe/Berlin)");
  expect(span({ startsAt: start, endsAt: new Date("2026-11-29T01:00:00Z"), timeZone: "UTC" }, english)).toBe(
    "Saturday 28 November 2026, 18:00 to Sunday 29 November 2026, 01:00 (UTC)",
  );
});

test("a place and the beginning of a text are cut when endless", () => {
  expect(whereabouts("a".repeat(301))).toBe(`${"a".repeat(299)}…`);
  expect(whereabouts("The\nold mill")).toBe("The old mill");
  expect(excerpt("a".repeat(401))).toBe(`${"a".repeat(399)}…`);
  expect(excerpt("One\n\n\nTwo")).toBe("One\n\nTwo");
  expect([whereabouts(null), excerpt(null), excerpt(" ")]).toEqual([null, null, null]);
});

test("every language tells a moment in its own way", () => {
  const start = new Date("2026-11-28T18:00:00Z");
  const told = (["de", "es", "fr"] as const).map((language) =>
    span(
      { startsAt: start, endsAt: new Date("2026-11-28T21:30:00Z"), timeZone: "Europe/Berlin" },
      wordingIn(language).words.calendar,
    ),
  );
  for (const line of told) expect(line).toMatch(/28.* 2026.*19:00.*22:30.*\(Europe\/Berlin\)/);
  expect(told[0]).toContain("Samstag, 28. November 2026");
  expect(told[1]).toContain("sábado, 28 de noviembre de 2026");
  expect(told[2]).toContain("samedi 28 novembre 2026");
});

test("words of a text keep their hard spaces, and lose what nobody sees", () => {
  expect(literal("Bonjour\u00a0!  Ou\u202e\u200b\tsoir")).toBe("Bonjour\u00a0! Ou soir");
});

test("a subject is one line of at most 200 characters", () => {
  expect(subjectLine("One\r\nBcc: eve@evil.example")).toBe("One Bcc: eve@evil.example");
  expect(subjectLine("a".repeat(300))).toBe(`${"a".repeat(199)}…`);
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
