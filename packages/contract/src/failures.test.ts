import { expect, test } from "vitest";
import { Failure, invalidInput, type Reason, reasons } from "./failures.ts";

const promised: Record<number, Reason[]> = {
  400: [
    "invalid_input",
    "invitation_expired",
    "invitation_cancelled",
    "invitation_accepted",
    "invitation_declined",
    "email_mismatch",
    "already_member",
    "resend_limit_reached",
    "weak_password",
    "invalid_code",
    "not_pending",
  ],
  401: ["unauthenticated", "invalid_credentials", "sign_in_required"],
  403: ["forbidden", "mfa_enrolment_required", "mfa_required", "inviter_lost_authority", "account_disabled"],
  404: ["not_found", "invitation_not_found"],
  // An address that takes no more mail is nothing that waiting mends, as `rate_limited` is, and no fault of the input.
  409: ["already_invited", "event_full", "address_suppressed", "conflict"],
  413: ["payload_too_large"],
  429: ["rate_limited", "account_locked"],
  503: ["unavailable"],
};

test("every reason has the status that the contract promises [S4.7]", () => {
  const found = Object.groupBy(Object.entries(reasons), ([, status]) => status);
  const byStatus = Object.entries(found).map(([status, entries]) => [
    status,
    (entries ?? []).map(([reason]) => reason),
  ]);
  expect(Object.fromEntries(byStatus)).toEqual(promised);
});

test("a refusal of a field says where and what", () => {
  const failure = invalidInput("name", "Tell us your name.");
  expect(failure).toBeInstanceOf(Failure);
  expect(failure.reason).toBe("invalid_input");
  expect(failure.details.issues).toEqual([{ path: "name", message: "Tell us your name." }]);
});
