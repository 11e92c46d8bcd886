import { expect, test } from "vitest";
import { isAdminPath, nextPath } from "./next-path.ts";

const origin = "https://foyer.example";

test.each([
  "//evil.example",
  "//evil.example/people",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n\\evil.example",
  "https://evil.example/",
  "https:evil.example",
  "javascript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,x",
  "evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "",
  undefined,
  null,
  ["/people"],
])("an open redirect to %j ends at the start page", (next) => {
  expect(nextPath(next, origin)).toBe("/");
});

test("a path on this server is kept, with its filters and its fragment", () => {
  expect(nextPath("/o/1/people?status=invited#x", origin)).toBe("/o/1/people?status=invited#x");
});

test("the way back never leads to the sign-in itself", () => {
  expect(nextPath("/sign-in?next=/sign-in", origin)).toBe("/");
});

test("an address that only looks like another host stays a path", () => {
  expect(nextPath("/@evil.example", origin)).toBe("/@evil.example");
  expect(nextPath("/https://evil.example", origin)).toBe("/https://evil.example");
});

test("the accept page and the API are left to their own documents", () => {
  expect(["/accept", "/accept?x", "/api/docs"].map(isAdminPath)).toEqual([false, false, false]);
  expect(["/", "/o/1", "/accepted"].map(isAdminPath)).toEqual([true, true, true]);
});
