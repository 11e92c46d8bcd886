import { expect, test } from "vitest";
import type { Place } from "./doors/door.ts";
import { draftOfSent, inviteInput, refusalWords } from "./invite-input.ts";

const choir: Place = {
  kind: "space",
  id: "0199a000-0000-7000-8000-000000000001",
  name: "Choir",
  roles: ["custodian", "contributor", "viewer"],
};
const concert: Place = {
  kind: "event",
  id: "0199a000-0000-7000-8000-000000000002",
  name: "Concert",
  roles: [],
};
const invitees = [{ email: "ada@example.com", fullName: "Ada" }, { email: "bob@example.com" }];
const asked = {
  role: "contributor" as const,
  isVip: true,
  bypassCapacity: false,
  message: "Come.",
  expiresInHours: 24,
  redirectTo: "https://app.example.com/welcome",
  send: true,
};

test("a space is asked for with a role, an event with what makes the seat special; mail waits for the undo [S3.1, S4.1]", () => {
  expect(inviteInput(choir, invitees, asked)).toEqual({
    target: { kind: "space", spaceId: choir.id, role: "contributor" },
    invitees,
    send: true,
    sendAfterSeconds: 13,
    message: "Come.",
    expiresInHours: 24,
    redirectTo: "https://app.example.com/welcome",
  });
  expect(inviteInput(concert, invitees, asked).target).toEqual({
    kind: "event",
    eventId: concert.id,
    isVip: true,
    bypassCapacity: false,
  });
  expect(inviteInput(choir, invitees, { ...asked, send: false })).not.toHaveProperty("sendAfterSeconds");
});

test("what was taken back opens as it was sent", () => {
  expect(draftOfSent(choir, invitees, asked)).toEqual({
    place: choir,
    invitees,
    role: "contributor",
    isVip: true,
    bypassCapacity: false,
    message: "Come.",
    expiresInHours: 24,
    redirectTo: "https://app.example.com/welcome",
  });
});

test("a refusal is told in words of the place, and in the server's own where there are none", () => {
  const refused = (reason: "already_member" | "already_invited" | "forbidden") => ({
    email: "bob@example.com",
    reason,
    message: "In words.",
  });
  expect(refusalWords(concert, refused("already_member"))).toBe("Comes already.");
  expect(refusalWords(choir, refused("already_invited"))).toContain("waiting for an answer");
  expect(refusalWords(choir, refused("forbidden"))).toBe("In words.");
});
