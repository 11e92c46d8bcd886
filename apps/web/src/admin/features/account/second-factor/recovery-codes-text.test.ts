import { expect, test } from "vitest";
import { recoveryCodesText } from "./recovery-codes-text.ts";

test("a kept file says whose codes it holds and where they work, a code a line", () => {
  const codes = ["abcd-efgh", "ijkl-mnop"];
  const lines = recoveryCodesText(codes, {
    email: "ada@example.com",
    origin: "https://foyer.example",
    on: "1 January 2026",
  }).split("\r\n");
  expect(lines).toContain("Account: ada@example.com");
  expect(lines).toContain("Sign in: https://foyer.example/sign-in");
  expect(lines.slice(-3)).toEqual([...codes, ""]);
});
