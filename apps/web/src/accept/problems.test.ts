import { beforeEach, expect, test } from "vitest";
import { Refusal } from "./call.ts";
import { fieldProblems, generalProblem } from "./problems.ts";
import { lateWords, speak, words } from "./words.ts";

beforeEach(() => speak("en", "first", "late"));

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

test("an attendee's name has its place too", () => {
  const refusal = new Refusal("invalid_input", [{ path: "fullName", message: "Tell us your name." }]);
  expect(fieldProblems(refusal)).toEqual({ fullName: "Tell us your name." });
});

test("of two issues at one field the first is shown", () => {
  const refusal = new Refusal("invalid_input", [
    { path: "name", message: "first" },
    { path: "name", message: "second" },
  ]);
  expect(fieldProblems(refusal)).toEqual({ name: "first" });
});

test("a wrong password is said at the password", () => {
  expect(fieldProblems(new Refusal("invalid_credentials"))).toEqual({
    password: lateWords.signIn.wrongPassword,
  });
});

test("a wrong code is said at the code, and nowhere else", () => {
  const refusal = new Refusal("invalid_code");
  expect(fieldProblems(refusal)).toEqual({ code: lateWords.code.wrong });
  expect(generalProblem(refusal)).toBeNull();
});

test("why a password is weak is said as the server says it", () => {
  const message = "This password is on lists of stolen ones.";
  const refusal = new Refusal("weak_password", [{ path: "password", message }]);
  expect(fieldProblems(refusal)).toEqual({ password: message });
  expect(generalProblem(refusal)).toBeNull();
});

test.each([
  [1, "in 1 second"],
  [59, "in 59 seconds"],
  [60, "in 1 minute"],
  [61, "in 2 minutes"],
  [3600, "in 60 minutes"],
])("whoever has to wait for %i seconds is told so: %s", (seconds, wait) => {
  for (const reason of ["rate_limited", "account_locked"] as const)
    expect(generalProblem(new Refusal(reason, [], seconds))).toContain(wait);
});

test("an issue at a place that this page does not show is said in general, not swallowed", () => {
  const refusal = new Refusal("invalid_input", [{ path: "token", message: "Too long." }]);
  expect(fieldProblems(refusal)).toEqual({});
  expect(generalProblem(refusal)).toBe(lateWords.trouble.typed);
});

test("what has nothing to do with a field is said in general", () => {
  expect(generalProblem(new Refusal("unavailable"))).toBe(words.trouble.passing);
  expect(generalProblem(new Refusal("email_mismatch"))).toBe(lateWords.trouble.outdated);
});

test("without a refusal there is nothing to say", () => {
  expect(fieldProblems(null)).toEqual({});
  expect(generalProblem(null)).toBeNull();
});
