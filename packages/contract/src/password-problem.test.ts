import { expect, test } from "vitest";
import { passwordProblem } from "./password-problem.ts";

test("fifteen characters will do, fourteen won't, whatever they are", () => {
  expect(passwordProblem("fifteen letters")).toBeNull();
  expect(passwordProblem("fourteen lette")).toContain("15");
  expect(passwordProblem("ÄÖÜ äöü ß 你好 👋🏽 x")).toBeNull();
});

test("a character that takes two code units counts once", () => {
  expect(passwordProblem("👋🎉🚪🌲🏡🎈🧭")).toContain("15");
});

test("more than 128 characters are refused, and no composition is asked for", () => {
  expect(passwordProblem("abcdefgh".repeat(16))).toBeNull();
  expect(passwordProblem(`${"abcdefgh".repeat(16)}x`)).toContain("128");
});

test("the same few characters over and over are refused", () => {
  expect(passwordProblem("abababababababababab")).not.toBeNull();
});

test("eight characters will do only where a second factor stands beside them", () => {
  expect(passwordProblem("eightest", 8)).toBeNull();
  expect(passwordProblem("sevente", 8)).toContain("8");
  expect(passwordProblem("eightest")).toContain("15");
});

test("what looks the same is judged the same, however a keyboard writes it", () => {
  const composed = "Zo\u00eb schlaft 14x";
  expect(composed).toHaveLength(15);
  expect(passwordProblem(composed)).toBeNull();
  const short = "Zo\u00eb schlaft 1x";
  expect(passwordProblem(short)).toContain("15");
  expect(passwordProblem(short.normalize("NFD"))).toContain("15");
});
