import { loginOutcome, secondFactor } from "@foyer/contract/account";
import { expect, test } from "vitest";
import { loginSentence } from "./login-sentence.ts";

test("every outcome reads differently, and so does each second factor [S1.6]", () => {
  const told = [
    ...loginOutcome.options.map((outcome) => loginSentence({ outcome, secondFactor: null })),
    ...secondFactor.options.map((factor) => loginSentence({ outcome: "signed_in", secondFactor: factor })),
  ].map(({ words }) => words);
  expect(new Set(told).size).toBe(told.length);
});

test("only a wrong code, for which somebody knew the password, is an alarm", () => {
  const alarming = loginOutcome.options.filter(
    (outcome) => loginSentence({ outcome, secondFactor: null }).tone === "bad",
  );
  expect(alarming).toEqual(["wrong_code"]);
});
