import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveKeys } from "../../keys.ts";
import type { WaysOut } from "../ways-out.ts";
import { deliveryIn, longestLocalPart, returnPathOf } from "./return-path.ts";

const id = "0199b6a2-7c1e-7000-8000-00000000ab0c";

test("a return path tells its own message, also when servers change its case or write a name before it", () => {
  const here = ground();
  const path = returnPathOf(here, id) ?? "";
  expect(path).toMatch(/^bounces\+0199b6a27c1e7000800000000000ab0c-[0-9a-f]{16}@example\.com$/);
  expect(path).toBe(path.toLowerCase());
  expect(deliveryIn(here, path)).toBe(id);
  expect(deliveryIn(here, `Mail Delivery <${path.toUpperCase()}>`)).toBe(id);
});

test("outlasts a new APP_SECRET, as long as the old one stands behind it", () => {
  const path = returnPathOf(ground(["the old secret"]), id) ?? "";
  expect(deliveryIn(ground(["the new secret", "the old secret"]), path)).toBe(id);
  expect(deliveryIn(ground(["the new secret"]), path)).toBeNull();
});

test("is no longer than the part before the @ may be", () => {
  const local = "b".repeat(longestLocalPart);
  const [before = ""] = returnPathOf(ground(undefined, `${local}@example.com`), id)?.split("@") ?? [];
  expect(before).toHaveLength(64);
});

test("exists only where somebody reads it", () => {
  expect(returnPathOf(ground(undefined, null), id)).toBeNull();
  expect(deliveryIn(ground(undefined, null), returnPathOf(ground(), id) ?? "")).toBeNull();
});

test("nobody makes one for another message, another mailbox or another domain", () => {
  const here = ground();
  const path = returnPathOf(here, id) ?? "";
  for (const forged of [
    path.replace("ab0c", "ab0d"),
    path.replace(/-[0-9a-f]{16}@/, `-${"0".repeat(16)}@`),
    path.replace(/[0-9a-f]@/, "@"),
    path.replace("bounces+", "root+"),
    path.replace("@example.com", "@evil.example"),
    path.replace("+", " "),
    "",
  ])
    expect(deliveryIn(here, forged)).toBeNull();
});

test("whatever stands in a header, nothing is read out of it that was never put in", () => {
  const here = ground();
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[0-9a-f]{16}$/), (text, mac) => {
      const hex = id.replaceAll("-", "");
      expect(deliveryIn(here, `${text}bounces+${hex}-${mac}@example.com${text}`)).toBeNull();
    }),
  );
});

function ground(
  secrets: readonly [string, ...string[]] = ["the secret of this test"],
  returnAddress: string | null = "bounces@example.com",
) {
  const mail: WaysOut = {
    serverDefault: { provider: "smtp", from: { name: "Foyer", address: "foyer@example.com" } },
    returnAddress,
    webhookSecret: null,
    open: () => Promise.reject(new Error("Nothing is sent here.")),
  };
  return { keys: deriveKeys(secrets), mail };
}
