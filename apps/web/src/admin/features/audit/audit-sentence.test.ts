import { auditActs } from "@foyer/contract/audit";
import { expect, test } from "vitest";
import { auditActGroups, auditActName, auditActNames } from "./audit-acts.ts";
import { auditSentence } from "./audit-sentence.ts";

const subject = {
  kind: "invitation",
  id: "0199a000-0000-7000-8000-000000000001",
  label: "grace@example.com",
} as const;
const told = (act: string, name?: string, details: Record<string, unknown> = {}) => {
  const actor = name ? { id: subject.id, name } : null;
  const sentence = auditSentence({ act, actor, subject, details });
  return [sentence.actor, sentence.verb, sentence.subject, sentence.rest].filter(Boolean).join(" ");
};

test("every act reads as a sentence of its own", () => {
  expect(new Set(auditActs.map((act) => told(act, "Ada"))).size).toBe(auditActs.length);
  expect(told("invitation.created", "Ada")).toBe("Ada invited grace@example.com");
  expect(told("person.activated", "Ada")).toBe("Ada let grace@example.com in again");
});

test("what nobody of the team did is not put down to them", () => {
  expect(told("invitation.expired")).toMatch(/^Foyer /);
  expect(told("invitation.link_requested")).toMatch(/^The invitee /);
  expect(told("sign_in.refused")).toBe("Somebody was refused a sign-in as grace@example.com");
});

test("what somebody did to their own account names them once, also where the actor is not known any more", () => {
  expect(told("account.mfa_enabled", "Ada")).toBe("Ada turned their second factor on");
  expect(told("account.mfa_enabled")).toBe("grace@example.com turned their second factor on");
});

test("every act has a name of its own, and stands under one noun", () => {
  expect(new Set(Object.values(auditActNames)).size).toBe(auditActs.length);
  expect(
    auditActGroups(auditActs)
      .flatMap(({ acts }) => acts)
      .toSorted(),
  ).toEqual(auditActs.toSorted());
});

test("an act that only a newer server knows is told by its own name", () => {
  expect(auditActName("window.opened")).toBe("Window opened");
  expect(auditActName("space.member_added")).toBe("Space member added");
  expect(told("window.opened", "Ada")).toBe("Ada did something to grace@example.com (window opened)");
  expect(told("toString")).toMatch(/^Somebody did something to /);
});

test("what happened in a space or at an event says in which, where that was written down", () => {
  expect(told("space.member_removed", "Ada", { space: "Choir" })).toBe(
    "Ada took grace@example.com out of Choir",
  );
  expect(told("space.left", "Grace", { space: "$& {event}" })).toBe("Grace left $& {event}");
  expect(told("attendee.removed", "Ada")).toBe("Ada took the seat away from grace@example.com at an event");
});
