import { describe, expect, test } from "vitest";
import { called, emailAddress, line, metadata, paragraph } from "./values.ts";

describe("an e-mail address", () => {
  test("is kept in lower case and without the space around it", () => {
    expect(emailAddress.parse("  Ada.Lovelace@Example.COM ")).toBe("ada.lovelace@example.com");
  });

  test.each([
    ["two signs", "a@b@example.com"],
    ["a fullwidth sign", "ada＠example.com"],
    ["a letter that only looks Latin", "аda@example.com"],
    ["a letter whose lower case is Latin", "\u212aelvin@example.com"],
    ["a line break", "ada@example.com\r\nBcc: eve@example.com"],
    ["a line break inside", "ada\n@example.com"],
    ["a display name", "Ada <ada@example.com>"],
    ["a comment", "ada(comment)@example.com"],
    ["a group", "team:ada@example.com,eve@example.com;"],
    ["a list", "ada@example.com,eve@example.com"],
    ["NUL", "ada\0@example.com"],
    ["400 characters", `${"a".repeat(388)}@example.com`],
    ["a local part of 65 characters", `${"a".repeat(65)}@example.com`],
    ["a label of 64 characters", `ada@${"a".repeat(64)}.com`],
    ["nothing", ""],
  ])("with %s is refused", (_, address) => {
    expect(emailAddress.safeParse(address).success).toBe(false);
  });

  test.each([[["ada@example.com"]], [{ email: "ada@example.com" }], [1], [null], [true]])(
    "is text: %j is refused",
    (value) => {
      expect(emailAddress.safeParse(value).success).toBe(false);
    },
  );
});

describe("text", () => {
  test("of one line has none but printable characters", () => {
    for (const hostile of ["a\nb", "a\rb", "a\0b", "a\u2028b", "a\u0085b", "a\u007fb", "a\ud800b"]) {
      expect(line(10).safeParse(hostile).success).toBe(false);
    }
    expect(line(10).parse(" Zoë 👋🏽 ")).toBe("Zoë 👋🏽");
  });

  test("that names somebody or something is no link, in whatever voice it is read", () => {
    for (const hostile of ["Your bank https://evil.example", "www.evil.example", "See HTTP://x"])
      expect(called(100).safeParse(hostile).success).toBe(false);
    expect(called(100).parse("Dr. Ada K. Lovelace, F.R.S.")).toBe("Dr. Ada K. Lovelace, F.R.S.");
  });

  test("of a paragraph keeps its line breaks", () => {
    expect(paragraph(20).parse("one\n\ttwo\r\n")).toBe("one\n\ttwo");
    for (const hostile of ["a\0b", "a\u001bb", "a\udfffb"])
      expect(paragraph(20).safeParse(hostile).success).toBe(false);
  });
});

describe("metadata [S2.5]", () => {
  test("is any JSON object", () => {
    const value = { source: "crm", tags: ["a", { deep: [1, null, true] }] };
    expect(metadata.parse(value)).toEqual(value);
  });

  test("that PostgreSQL could not keep is refused", () => {
    const nested = JSON.parse(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`);
    for (const hostile of [
      { a: "\0" },
      { "\0": 1 },
      { a: "\ud800" },
      { a: "x".repeat(10_001) },
      nested,
      [],
      "x",
      null,
    ]) {
      expect(metadata.safeParse(hostile).success).toBe(false);
    }
  });
});
