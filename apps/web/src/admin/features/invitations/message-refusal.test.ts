import { expect, test } from "vitest";
import type { CallFailure } from "../../lib/failure.ts";
import { messageRefusal } from "./message-refusal.ts";

const failure: CallFailure = {
  reason: "conflict",
  message: "This address has been written to often today.",
  issues: [],
  invitationId: null,
  retryAfterSeconds: null,
};

test("what keeps an e-mail back says what to do instead [S3.11]", () => {
  expect(messageRefusal({ ...failure, reason: "address_suppressed" })).toContain("copy the link");
  expect(messageRefusal({ ...failure, reason: "rate_limited", retryAfterSeconds: 7200 })).toBe(
    "This address has been written to often today. It is possible in 2 hours; until then you can copy the link and pass it on yourself.",
  );
  expect(messageRefusal(failure)).toBeNull();
});
