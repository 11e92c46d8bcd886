import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkToken, readLinkToken } from "../invitations/link.ts";
import { deriveKeys } from "../keys.ts";
import { readResetToken, resetToken, resetUrl } from "./reset-link.ts";

const keys = deriveKeys(["the secret of this installation"]);
const key = keys.passwordReset;

const refused = (token: string) =>
  expect(() => readResetToken(key, token)).toThrow(
    expect.objectContaining({
      reason: "not_found",
      message: "This link has ended. Ask for a new one.",
    }),
  );

test("a reset link reads back as the message that it came in, and is the same each time", () => {
  fc.assert(
    fc.property(fc.uuid(), (messageId) => {
      expect(readResetToken(key, resetToken(key, messageId))).toBe(messageId);
      expect(resetToken(key, messageId)).toBe(resetToken(key, messageId));
    }),
  );
});

test("it stands in the fragment, which browsers send to no server", () => {
  const url = new URL(resetUrl("https://foyer.example", "abc-_"));
  expect(url).toMatchObject({ pathname: "/reset-password", search: "", hash: "#abc-_" });
});

test("it survives a change of APP_SECRET for as long as the old one is named", () => {
  const messageId = randomUUID();
  const rotated = deriveKeys(["another secret", "the secret of this installation"]).passwordReset;
  expect(readResetToken(rotated, resetToken(key, messageId))).toBe(messageId);
});

describe("link kinds swapped", () => {
  test("a reset link is no invitation's, and an invitation's link resets nothing", () => {
    const id = randomUUID();
    expect(() => readLinkToken(keys.invitationLink, resetToken(key, id))).toThrow(
      expect.objectContaining({ reason: "invitation_not_found" }),
    );
    refused(linkToken(keys.invitationLink, { invitationId: id, number: 1 }));
  });

  test("also where one is signed with the key of the other", () => {
    const id = randomUUID();
    refused(resetToken(keys.invitationLink, id));
    refused(linkToken(key, { invitationId: id, number: 1 }));
    expect(() => readLinkToken(key, resetToken(key, id))).toThrow(
      expect.objectContaining({ reason: "invitation_not_found" }),
    );
  });
});

describe("token tampered, truncated, of another key", () => {
  test("any one bit turned, any end cut off, anything added", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(255), fc.nat(42), (messageId, bit, length) => {
        const token = resetToken(key, messageId);
        const bytes = Buffer.from(token, "base64url");
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        refused(bytes.toString("base64url"));
        refused(token.slice(0, length));
        refused(`${token}A`);
        refused(`${token}=`);
      }),
    );
  });

  test("another spelling of the same bytes, and another installation's", () => {
    const token = resetToken(key, randomUUID());
    // The last character holds two bits that stand for nothing.
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const last = alphabet.indexOf(token.slice(-1));
    refused(token.slice(0, -1) + alphabet[last + 1]);
    refused(resetToken(deriveKeys(["the secret of another one"]).passwordReset, randomUUID()));
    refused("");
    refused("\0");
  });
});
