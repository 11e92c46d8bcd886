import { expect, test } from "vitest";
import { availableActs } from "./available-acts.ts";

const pending = { status: "pending", role: "member", resendCount: 0, resendLimit: 3 } as const;
const none = {
  resend: false,
  remind: false,
  copyLink: false,
  update: false,
  cancel: false,
  limitReached: false,
};

test("an invitation that waits can be sent again, reminded of, copied, changed and cancelled", () => {
  expect(availableActs(pending, "admin")).toEqual({
    resend: true,
    remind: true,
    copyLink: true,
    update: true,
    cancel: true,
    limitReached: false,
  });
});

test("at the limit no message is offered, and it is said why", () => {
  const acts = availableActs({ ...pending, resendCount: 3 }, "owner");
  expect(acts).toMatchObject({ resend: false, remind: false, copyLink: true, limitReached: true });
});

test("an expired one can only be sent again", () => {
  expect(availableActs({ ...pending, status: "expired" }, "admin")).toEqual({ ...none, resend: true });
});

test.each(["accepted", "declined", "cancelled"] as const)("a %s one offers nothing", (status) => {
  expect(availableActs({ ...pending, status, resendCount: 3 }, "owner")).toEqual(none);
});

test("an admin hands out no owner's role by resending, copying or changing, but may cancel", () => {
  expect(availableActs({ ...pending, role: "owner" }, "admin")).toEqual({ ...none, cancel: true });
});

test("a plain member is offered nothing", () => {
  expect(availableActs(pending, "member")).toEqual(none);
});
