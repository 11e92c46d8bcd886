import { expect, test } from "vitest";
import { availableActs } from "./available-acts.ts";
import { hostOfEvent } from "./doors/event.ts";
import { hostOfOrganization } from "./doors/organization.ts";
import { hostOfSpace } from "./doors/space.ts";

const pending = { status: "pending", role: "member", resendCount: 0, resendLimit: 3 } as const;
const toSpace = { ...pending, role: "custodian" } as const;
const toEvent = { ...pending, role: null } as const;
const owner = hostOfOrganization("owner");
const admin = hostOfOrganization("admin");
const member = hostOfOrganization("member");
const none = {
  resend: false,
  remind: false,
  copyLink: false,
  update: false,
  cancel: false,
  inviteAgain: false,
  limitReached: false,
};
const everything = { ...none, resend: true, remind: true, copyLink: true, update: true, cancel: true };

test("an invitation that waits can be sent again, reminded of, copied, changed and cancelled", () => {
  expect(availableActs(pending, admin)).toEqual(everything);
});

test("at the limit no message is offered, and it is said why", () => {
  const acts = availableActs({ ...pending, resendCount: 3 }, owner);
  expect(acts).toMatchObject({ resend: false, remind: false, copyLink: true, limitReached: true });
});

test("an expired one can only be sent again, or where that is not allowed any more made anew", () => {
  const expired = { ...pending, status: "expired" } as const;
  expect(availableActs(expired, admin)).toEqual({ ...none, resend: true });
  expect(availableActs({ ...expired, resendCount: 3 }, admin)).toEqual({
    ...none,
    inviteAgain: true,
    limitReached: true,
  });
});

test.each(["declined", "cancelled"] as const)("of a %s one all that is left is another", (status) => {
  expect(availableActs({ ...pending, status, resendCount: 3 }, owner)).toEqual({
    ...none,
    inviteAgain: true,
  });
});

test("an accepted one offers nothing", () => {
  expect(availableActs({ ...pending, status: "accepted" }, owner)).toEqual(none);
});

test("an admin hands out no owner's role by resending, copying or changing, but may cancel", () => {
  expect(availableActs({ ...pending, role: "owner" }, admin)).toEqual({ ...none, cancel: true });
});

test("a plain member is offered nothing", () => {
  expect(availableActs(pending, member)).toEqual(none);
});

test("a space's invitations are its custodians' to manage, and nobody else's who is in it [S4.1]", () => {
  expect(availableActs(toSpace, hostOfSpace("member", "custodian"))).toEqual(everything);
  expect(availableActs(toSpace, hostOfSpace("admin", null))).toEqual(everything);
  for (const role of ["contributor", "viewer", null] as const)
    expect(availableActs(toSpace, hostOfSpace("member", role))).toEqual(none);
});

test("a custodian who is a guest is offered no link to take along: Foyer sends it [S4.1]", () => {
  expect(availableActs(toSpace, hostOfSpace("guest", "custodian"))).toEqual({
    ...everything,
    copyLink: false,
  });
});

test("an event's invitations know no role, and are its managers' to manage [S3.2]", () => {
  expect(availableActs(toEvent, hostOfEvent(true))).toEqual(everything);
  expect(availableActs(toEvent, hostOfEvent(false))).toEqual(none);
});
