import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { failureOf } from "./failure.ts";

const answered = (data: unknown) =>
  TRPCClientError.from({ error: { message: "In words.", code: -32600, data } });

test("a refusal keeps its reason, its sentence and what is in the way", () => {
  expect(failureOf(answered({ reason: "already_invited", invitationId: "1" }))).toEqual({
    reason: "already_invited",
    message: "In words.",
    issues: [],
    invitationId: "1",
    retryAfterSeconds: null,
  });
});

test("a refusal for now says for how long", () => {
  expect(failureOf(answered({ reason: "account_locked", retryAfterSeconds: 8 })).retryAfterSeconds).toBe(8);
});

test("issues that are not well formed are left out", () => {
  const issues = [{ path: "email", message: "Not an e-mail address." }, { path: 1 }, null];
  expect(failureOf(answered({ reason: "invalid_input", issues })).issues).toEqual([issues[0]]);
});

test("no answer is told from an answer without a reason", () => {
  expect(failureOf(TRPCClientError.from(new TypeError("Failed to fetch"))).reason).toBe("unreachable");
  expect(failureOf(answered({ reason: null })).reason).toBe("unexpected");
});

test("a defect of this side shows nothing of its insides", () => {
  expect(failureOf(new Error("x is not a function")).message).not.toContain("function");
});
