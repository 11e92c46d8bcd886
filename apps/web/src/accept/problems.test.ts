import { expect, test } from "vitest";
import { Refusal } from "./call.ts";
import { fieldProblems, generalProblem } from "./problems.ts";
import { words } from "./words.ts";

test("each issue stands at its field, the profile's too", () => {
  const refusal = new Refusal("invalid_input", [
    { path: "name", message: "Must be one line of plain text." },
    { path: "profile.phone", message: "At most 50 characters." },
  ]);
  expect(fieldProblems(refusal)).toEqual({
    name: "Must be one line of plain text.",
    phone: "At most 50 characters.",
  });
  expect(generalProblem(refusal)).toBeNull();
});

test("of two issues at one field the first is shown", () => {
  const refusal = new Refusal("invalid_input", [
    { path: "name", message: "first" },
    { path: "name", message: "second" },
  ]);
  expect(fieldProblems(refusal)).toEqual({ name: "first" });
});

test("a wrong password is said at the password", () => {
  expect(fieldProblems(new Refusal("invalid_credentials"))).toEqual({ password: words.signIn.wrongPassword });
});

test("an issue at a place that this page does not show is said in general, not swallowed", () => {
  const refusal = new Refusal("invalid_input", [{ path: "token", message: "Too long." }]);
  expect(fieldProblems(refusal)).toEqual({});
  expect(generalProblem(refusal)).toBe(words.trouble.typed);
});

test("what has nothing to do with a field is said in general", () => {
  expect(generalProblem(new Refusal("unavailable"))).toBe(words.trouble.passing);
  expect(generalProblem(new Refusal("email_mismatch"))).toBe(words.trouble.outdated);
});

test("without a refusal there is nothing to say", () => {
  expect(fieldProblems(null)).toEqual({});
  expect(generalProblem(null)).toBeNull();
});
