import { expect, test } from "vitest";
import { isAboutAddress } from "./is-about-address.ts";

test.each([
  ["5.1.1", "550 5.1.1 <ada@example.com>: Recipient address rejected: User unknown", true],
  ["5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", true],
  ["5.2.1", "550 5.2.1 The email account that you tried to reach is inactive.", true],
  [null, "550 5.1.1 no such user", true],
  [null, "550 no such user here", true],
  ["5.0.0", "553 sorry, that domain isn't in my list", true],
  ["5.0.0", "550 5.7.1 rejected as spam", false],
  ["5.7.1", "550 5.7.1 [192.0.2.550] blocked", false],
  ["5.1.8", "550 5.1.8 sender's domain does not exist", false],
  ["5.2.2", "552 5.2.2 mailbox full", false],
  ["4.4.7", "550 4.4.7 message expired", false],
  [null, "554 message refused", false],
  [null, "connection to 192.0.2.1 timed out", false],
])("status %s, %j: about the address %s [S3.6]", (status, words, expected) => {
  expect(isAboutAddress(status, words)).toBe(expected);
});
