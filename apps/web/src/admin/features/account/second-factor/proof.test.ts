import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { factorIn, missingIn, wrongBy } from "./proof.ts";

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const refused = (data: unknown) =>
  TRPCClientError.from({ error: { message: "In words.", code: -32600, data } });

test("a code is sent as six digits, and a recovery code as it was kept", () => {
  expect(factorIn(form({ code: "123 456" }), false)).toEqual({ code: "123456" });
  expect(factorIn(form({ recoveryCode: " AB-CD " }), true)).toEqual({ recoveryCode: "AB-CD" });
  expect(factorIn(form({ code: "12345" }), false)).toEqual({});
});

test("nothing is sent before everything is there, and each field says what it lacks", () => {
  expect(Object.keys(missingIn({ password: "", factor: {} }, true, true) ?? {})).toEqual([
    "password",
    "factor",
  ]);
  expect(missingIn({ password: "", factor: { recoveryCode: "" } }, false, true)?.factor).toMatch(/recovery/);
  expect(missingIn({ password: "", factor: { code: "123456" } }, false, true)).toBeNull();
  expect(missingIn({ password: "x", factor: {} }, true, false)).toBeNull();
});

test("a refusal stands beside the field that it is about, a wait above the form", () => {
  expect(Object.keys(wrongBy(refused({ reason: "invalid_credentials" })))).toEqual(["password"]);
  expect(Object.keys(wrongBy(refused({ reason: "invalid_code" })))).toEqual(["factor"]);
  expect(wrongBy(refused({ reason: "account_locked", retryAfterSeconds: 4 })).problem?.wait?.seconds).toBe(4);
  expect(wrongBy(refused({ reason: "forbidden" })).problem?.message).toBe("In words.");
});
