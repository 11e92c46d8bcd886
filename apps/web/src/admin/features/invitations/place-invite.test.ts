import type { Invitation } from "@foyer/contract/invitations";
import { expect, test } from "vitest";
import type { Place } from "./doors/door.ts";
import {
  addressesProblem,
  mended,
  type PlaceInvite,
  placeInput,
  placeInvite,
  refusalWords,
} from "./place-invite.ts";

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
const asked: PlaceInvite = {
  addresses: 'Ada <ada@example.com>, "Bass, Bob" <bob@example.com>',
  role: "contributor",
  isVip: true,
  bypassCapacity: false,
  message: "Come.",
  expiresInHours: 24,
};

test("nothing is sent before every address can be read", () => {
  expect(addressesProblem("  \n ")).toBe("Write at least one e-mail address.");
  expect(addressesProblem("ada@example.com, bob")).toBe(
    "“bob” is not an e-mail address. Mend it, or take it out.",
  );
  expect(addressesProblem("a,b,c,d,e,f,g,h@example.com")).toContain("“e” and 2 others are not");
  expect(addressesProblem(asked.addresses)).toBeNull();
});

test("more than the server takes at once is said before it is sent", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => `p${index}@example.com`).join("\n");
  expect(addressesProblem(many(1000))).toBeNull();
  expect(addressesProblem(many(1001))).toContain("these are 1,001");
});

test("a space is asked for with a role, an event with what makes the seat special [S3.1, S4.1]", () => {
  expect(placeInput(choir, asked)).toEqual({
    target: { kind: "space", spaceId: choir.id, role: "contributor" },
    invitees: [
      { email: "ada@example.com", fullName: "Ada" },
      { email: "bob@example.com", fullName: "Bass, Bob" },
    ],
    send: true,
    message: "Come.",
    expiresInHours: 24,
  });
  expect(placeInput(concert, asked).target).toEqual({
    kind: "event",
    eventId: concert.id,
    isVip: true,
    bypassCapacity: false,
  });
});

test("what was left out comes back to be mended, and nothing else [S3.6]", () => {
  const created: Invitation[] = [];
  const rejected = [{ email: "bob@example.com", reason: "already_member" as const, message: "…" }];
  const again = mended(choir, { input: placeInput(choir, asked), result: { created, rejected } });
  expect(again).toEqual({
    addresses: '"Bass, Bob" <bob@example.com>',
    refused: new Map([["bob@example.com", "Is in Choir already."]]),
    role: "contributor",
    message: "Come.",
    expiresInHours: 24,
  });
  expect(placeInvite.safeParse({ ...again, isVip: false, bypassCapacity: false }).success).toBe(true);
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
