import { describe, expect, test } from "vitest";
import { redirectOrigin, redirectTo } from "./redirects.ts";

describe("an origin to which invitees may go on [S3.8]", () => {
  test.each([
    ["https://app.example.com", "https://app.example.com"],
    [" https://App.Example.com/ ", "https://app.example.com"],
    ["HTTPS://app.example.com:443", "https://app.example.com"],
    ["https://app.example.com:8443", "https://app.example.com:8443"],
    ["https://192.0.2.7", "https://192.0.2.7"],
    ["http://localhost:5173", "http://localhost:5173"],
    ["http://127.0.0.1", "http://127.0.0.1"],
    ["http://[::1]:80/", "http://[::1]"],
    // Told apart from what they look like: the first letter is Cyrillic, the second is written wide.
    ["https://аpp.example.com", "https://xn--pp-6kc.example.com"],
    ["https://ａpp.example.com", "https://app.example.com"],
    ["https://bücher.example", "https://xn--bcher-kva.example"],
  ])("%o is kept as %s", (text, origin) => {
    expect(redirectOrigin.parse(text)).toBe(origin);
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:\\\\evil.example",
    "https:/evil.example",
    "https:evil.example",
    "https://evil\t.example",
    "javascript:alert(1)",
    "javascript://app.example.com/%0aalert(1)",
    "data:text/html,hello",
    "file:///etc/passwd",
    "ftp://app.example.com",
    "null",
    "",
    "*",
    "https://",
    "https://*.example.com",
    "https://app.example.com.",
    "https://app.example.com。",
    "https://app..example.com",
    "https://app.example.com@evil.example",
    "https://user:word@app.example.com",
    "https://app.example.com/path",
    "https://app.example.com?",
    "https://app.example.com#",
    "https://app%2eexample.com",
    "https://app.example.com:99999",
    "https://app.example.com https://evil.example",
    "http://app.example.com",
    "http://localhost.evil.example",
    "http://localhost.",
    "http://127.0.0.2",
    "http://[::ffff:127.0.0.1]",
    `https://${"a".repeat(300)}.example`,
  ])("%o is none", (text) => {
    expect(redirectOrigin.safeParse(text).success).toBe(false);
  });
});

describe("a page to which an invitee goes on [S3.8]", () => {
  test.each([
    ["https://app.example.com", "https://app.example.com/"],
    [" https://App.Example.com:443/../é?a=b c ", null],
    [" https://App.Example.com:443/x/../é?a=ü ", "https://app.example.com/%C3%A9?a=%C3%BC"],
  ])("%o is kept as a browser writes it: %s", (text, page) => {
    expect(redirectTo.safeParse(text).data ?? null).toBe(page);
  });

  test.each([
    "/welcome",
    "//app.example.com",
    "/\\app.example.com",
    "https:\\\\app.example.com",
    "javascript:alert(1)",
    "https://user@app.example.com/",
    "https://app.example.com/#",
    "https://app.example.com/#/route",
    "https://app.example.com/a\tb",
    `https://app.example.com/${"a".repeat(2_000)}`,
  ])("%o is none", (text) => {
    expect(redirectTo.safeParse(text).success).toBe(false);
  });
});
