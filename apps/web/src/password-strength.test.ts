import { expect, test } from "vitest";
import { passwordStrength } from "./password-strength.ts";

const known = "Ada Lovelace ada@example.com Analytical Engines";
const level = (password: string) => passwordStrength(password, 15, known).level;

test("before anything is typed, the advice is there and nothing is blamed", () => {
  expect(passwordStrength("", 15, known)).toEqual({ level: "empty", fault: "too_short" });
});

test("what is missing is counted as people count, not as UTF-16 does", () => {
  expect(passwordStrength("🫖🫖🫖", 15, known)).toEqual({ level: "short", missing: 12 });
});

test("where fewer characters are asked for, fewer are missing", () => {
  expect(passwordStrength("teapot", 8, known)).toEqual({ level: "short", missing: 2 });
  expect(passwordStrength("teapots!", 8, known)).toEqual({ level: "good" });
});

test("what the server would refuse is refused while it is typed", () => {
  expect(level("abababababababab")).toBe("refused");
});

test.each([
  "ada lovelace 2026",
  "AnalyticalEngines!",
  "abcdefghijklmnopqrst",
  "12345678901234567890",
  "qwertyqwertyqwerty",
  "password password password",
])("what an attacker tries first is called easy to guess: %o", (password) => {
  expect(level(password)).toBe("weak");
});

test.each(["teapot on sunday", "Kx9$vTq2!mRw7zLp"])("%o is good", (password) => {
  expect(level(password)).toBe("good");
});

test.each(["a teapot under the window", "vier Pferde trinken heimlich Kaffee"])(
  "%o is strong",
  (password) => {
    expect(level(password)).toBe("strong");
  },
);

test("a very long paste is judged at once", () => {
  expect(passwordStrength("ab c".repeat(250), 15, known).level).toBe("refused");
});
