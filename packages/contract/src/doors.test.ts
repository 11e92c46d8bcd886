import { describe, expect, test } from "vitest";
import { invitationKinds, invitationPlaceOf, invitationTarget, placesIn, termsOf } from "./doors.ts";

const [placeId, otherId] = [crypto.randomUUID(), crypto.randomUUID()];

describe("where an invitation leads", () => {
  test("is told by its kind, which names the id of its own place and no other", () => {
    const ids = { organization: "organizationId", space: "spaceId", event: "eventId" };
    for (const kind of invitationKinds) {
      const roles = { organization: "member", space: "viewer", event: undefined };
      const role = roles[kind] && { role: roles[kind] };
      const target = { kind, [ids[kind]]: placeId, ...role };
      expect(invitationTarget.safeParse(target).success).toBe(true);
      for (const other of invitationKinds.filter((each) => each !== kind)) {
        expect(invitationTarget.safeParse({ ...target, [ids[other]]: otherId }).success).toBe(false);
        expect(invitationTarget.safeParse({ kind, [ids[other]]: otherId, ...role }).success).toBe(false);
      }
    }
  });

  test.each([
    { kind: "organization", organizationId: placeId, role: "guest" },
    { kind: "organization", organizationId: placeId, role: "custodian" },
    { kind: "organization", organizationId: placeId, role: "member", isVip: true },
    { kind: "space", spaceId: placeId, role: "owner" },
    { kind: "space", spaceId: placeId, role: "guest" },
    { kind: "space", spaceId: placeId },
    { kind: "space", spaceId: placeId, role: "viewer", bypassCapacity: true },
    { kind: "event", eventId: placeId, role: "viewer" },
    { kind: "event", eventId: placeId, isVip: "yes" },
    { kind: "party", eventId: placeId },
  ])("what one door knows is refused at another: %j", (target) => {
    expect(invitationTarget.safeParse(target).success).toBe(false);
  });

  test("comes down to a place, a role where there are any, and what else was agreed on", () => {
    expect([
      termsOf({ kind: "organization", organizationId: placeId, role: "admin" }),
      termsOf({ kind: "space", spaceId: placeId, role: "contributor" }),
      termsOf({ kind: "event", eventId: placeId }),
      termsOf({ kind: "event", eventId: placeId, isVip: true, bypassCapacity: true }),
    ]).toEqual([
      { placeId, role: "admin", terms: {} },
      { placeId, role: "contributor", terms: {} },
      { placeId, role: null, terms: { isVip: false, bypassCapacity: false } },
      { placeId, role: null, terms: { isVip: true, bypassCapacity: true } },
    ]);
  });
});

test("a filter names places by their kinds: a kind alone is all of the organization's, two places contradict each other", () => {
  expect([
    placesIn({}),
    placesIn({ kind: "event" }),
    placesIn({ spaceId: placeId }),
    placesIn({ kind: "event", eventId: placeId }),
    placesIn({ spaceId: placeId, eventId: otherId }),
  ]).toEqual([
    [],
    [],
    [{ kind: "space", placeId }],
    [{ kind: "event", placeId }],
    [
      { kind: "space", placeId },
      { kind: "event", placeId: otherId },
    ],
  ]);
});

test("what is told of a stored invitation's place is its own kind's, and nothing where it is gone", () => {
  const place = { id: placeId, name: "Garden party" };
  const vip = { isVip: true };
  expect([
    invitationPlaceOf("organization", place, {}),
    invitationPlaceOf("space", place, {}),
    invitationPlaceOf("event", place, vip),
    invitationPlaceOf("event", null, { bypassCapacity: true }),
  ]).toEqual([
    { space: null, event: null, isVip: false, bypassCapacity: false },
    { space: place, event: null, isVip: false, bypassCapacity: false },
    { space: null, event: place, isVip: true, bypassCapacity: false },
    { space: null, event: null, isVip: false, bypassCapacity: true },
  ]);
});
