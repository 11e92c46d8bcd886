import { stateOf } from "@foyer/testing/dump";
import {
  byAttendee,
  byEvent,
  byInvitation,
  byPlace,
  bySpace,
  bySpaceMember,
  byTarget,
  expectNothingThere,
  placesOf,
} from "@foyer/testing/isolation";
import type { TestEvent } from "@foyer/testing/place-factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

/** Somebody who comes to an event. */
async function attendeeOf({ eventId, organizer }: TestEvent): Promise<string> {
  const { id } = await foyer.eventInvitation({ by: organizer, eventId });
  const { api } = foyer.browser();
  const { attendee } = await api.invitations.accept({ token: foyer.linkOf(id), fullName: "Grace" });
  return attendee?.id ?? "";
}

describe("ids of a place that is not one's own, in another organization or in one's own", () => {
  /** A space and an event with all that can be named in them, and those for whom they are not there. */
  async function placesAndOthers() {
    const organizer = await foyer.member();
    const { organizationId } = organizer;
    const space = await foyer.space({ by: organizer });
    const event = await foyer.event({ by: organizer });
    const { spaceId } = space;
    const { userId } = await foyer.spaceMember(spaceId, "viewer");
    const elsewhere = await foyer.space({ by: await foyer.member({ organizationId }) });
    const others = [
      await foyer.owner(),
      // Of the same organization: who has another space in their care, who organizes another event, and who has nothing.
      await foyer.spaceMember(elsewhere.spaceId, "custodian"),
      (await foyer.event({ by: await foyer.member({ organizationId }) })).organizer,
      await foyer.guest({ organizationId }),
    ];
    const ids = { spaceId, eventId: event.eventId, userId, attendeeId: await attendeeOf(event) };
    return { ...ids, organizer, organizationId, others };
  }

  test.each([...bySpace, ...bySpaceMember])("%s finds no space of others", async (procedure, rest) => {
    const { spaceId, userId, others } = await placesAndOthers();
    const isAboutSomebody = bySpaceMember.some(([name]) => name === procedure);
    const input = { spaceId, ...(isAboutSomebody && { userId }), ...rest };
    for (const other of others) await expectNothingThere(foyer, other, [[procedure, input]]);
  });

  test.each([...byEvent, ...byAttendee, ["events.update", { location: "Elsewhere" }] as const])(
    "%s finds no event of others",
    async (procedure, rest) => {
      const { eventId, attendeeId, others } = await placesAndOthers();
      const isAboutSomebody = byAttendee.some(([name]) => name === procedure);
      const input = { eventId, ...(isAboutSomebody && { attendeeId }), ...rest };
      for (const other of others) await expectNothingThere(foyer, other, [[procedure, input]]);
    },
  );

  test.each(byTarget)("%s invites to no place of others", async (procedure, rest) => {
    const { spaceId, eventId, others } = await placesAndOthers();
    const targets = [
      { kind: "space", spaceId, role: "viewer" },
      { kind: "event", eventId },
      // An id of one kind is none of another.
      { kind: "space", spaceId: eventId, role: "viewer" },
      { kind: "event", eventId: spaceId },
    ];
    const calls = targets.map((target) => [procedure, { target, ...rest }] as const);
    for (const other of others) await expectNothingThere(foyer, other, calls);
  });

  test.each(byPlace)(
    "%s tells of no place of others, with their organization's id or one's own",
    async (procedure) => {
      const { spaceId, eventId, organizationId, organizer, others } = await placesAndOthers();
      for (const other of others)
        await expectNothingThere(
          foyer,
          other,
          [organizationId, other.organizationId].flatMap((id) => [
            [procedure, { organizationId: id, spaceId }],
            [procedure, { organizationId: id, eventId }],
          ]),
        );
      // Nor of one's own under the name of another organization.
      const [{ organizationId: foreign }] = [await foyer.owner()];
      await expectNothingThere(foyer, organizer, [
        [procedure, { organizationId: foreign, spaceId }],
        [procedure, { organizationId: foreign, eventId }],
      ]);
    },
  );

  test.each(byInvitation)("%s finds no invitation to a place of others", async (procedure, rest) => {
    const { spaceId, eventId, organizer, others } = await placesAndOthers();
    const invitations = [
      await foyer.spaceInvitation({ by: organizer, spaceId }),
      await foyer.eventInvitation({ by: organizer, eventId }),
    ];
    for (const other of others)
      await expectNothingThere(
        foyer,
        other,
        invitations.map(({ id }) => [procedure, { invitationId: id, ...rest }]),
      );
  });

  test.each(bySpaceMember)("%s finds nobody through another space of one's own", async (procedure, rest) => {
    const owner = await foyer.owner();
    const [one, another] = [await foyer.space({ by: owner }), await foyer.space({ by: owner })];
    const theirs = await foyer.spaceMember(one.spaceId, "viewer");
    const outside = await foyer.member({ organizationId: owner.organizationId });
    await expectNothingThere(foyer, owner, [
      [procedure, { spaceId: another.spaceId, userId: theirs.userId, ...rest }],
      // Somebody of the organization, who is in no space of it.
      [procedure, { spaceId: another.spaceId, userId: outside.userId, ...rest }],
    ]);
  });

  test.each(byAttendee)("%s finds nobody through another event of one's own", async (procedure, rest) => {
    const owner = await foyer.owner();
    const [one, another] = [await foyer.event({ by: owner }), await foyer.event({ by: owner })];
    const attendeeId = await attendeeOf(one);
    const [invitation] = await foyer.sql<{ id: string }>`
      SELECT invitation_id AS id FROM attendees WHERE id = ${attendeeId}`;
    await expectNothingThere(foyer, owner, [
      [procedure, { eventId: another.eventId, attendeeId, ...rest }],
      [procedure, { eventId: one.eventId, attendeeId: invitation?.id, ...rest }],
    ]);
  });

  test("nobody of another organization, no guest and nobody who is kept out organizes an event", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { eventId } = await foyer.event({ by: owner });
    const { events, auth } = foyer.callerFor(owner);
    await auth.me();
    const event = { organizationId, name: "Garden party", startsAt: "2099-05-01T12:00:00.000Z" };
    for (const { userId: organizerId } of [
      await foyer.owner(),
      await foyer.guest({ organizationId }),
      await foyer.member({ organizationId, active: false }),
      await foyer.stranger(),
    ]) {
      const before = await stateOf(foyer);
      const refusals = [
        await refusalOf(events.create({ ...event, organizerId })),
        await refusalOf(events.update({ eventId, organizerId })),
      ];
      expect(refusals).toMatchObject(
        refusals.map(() => ({ reason: "invalid_input", issues: [{ path: "organizerId" }] })),
      );
      expect(await stateOf(foyer)).toEqual(before);
    }
  });
});

describe("whoever has one place in their care sees that one alone", () => {
  test.each(["custodian", "organizer"] as const)("a %s, in every list there is", async (kind) => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const mine = await foyer.member({ organizationId });
    const { spaceId, eventId, toSpace, toEvent } = await placesOf(foyer, mine);
    const others = [
      await placesOf(foyer, owner),
      await placesOf(foyer, await foyer.member({ organizationId })),
    ];
    const { api } = foyer.browser(mine);
    const [place, its] = kind === "custodian" ? [{ spaceId }, toSpace] : [{ eventId }, toEvent];
    const listed = await api.invitations.list({ organizationId, ...place });
    expect(listed.items.map(({ id }) => id)).toEqual([its]);
    expect(await api.invitations.stats({ organizationId, ...place })).toMatchObject({ totalSent: 1 });
    const told = JSON.stringify([
      listed,
      await api.spaces.list({ organizationId }),
      await api.events.list({ organizationId }),
      await api.auth.me(),
    ]);
    for (const foreign of others.flatMap((each) => Object.values(each))) expect(told).not.toContain(foreign);
    // Nothing of the organization as a whole, nor of what is behind its other doors.
    const { call } = foyer.browser(mine);
    for (const procedure of [...byPlace, "people.list", "audit.list", "security.policy.get"])
      expect([procedure, await endOf(call(procedure, { organizationId }))]).toEqual([procedure, "forbidden"]);
    for (const filter of [{ kind: "organization" }, { kind: "space" }, { kind: "event" }])
      expect(await endOf(call("invitations.list", { organizationId, ...filter }))).toBe("forbidden");
  });

  test("a guest of two organizations has their spaces in each, and nothing else of either [S4.4]", async () => {
    const [one, another] = [await foyer.space(), await foyer.space()];
    const guest = await foyer.spaceMember(one.spaceId, "viewer");
    await foyer.sql`
      INSERT INTO memberships (id, organization_id, user_id, role, active, joined_at)
      VALUES (gen_random_uuid(), ${another.organizationId}, ${guest.userId}, 'guest', true, now())`;
    await foyer.joinSpace(guest, another.spaceId, "custodian");
    const unseen = [await foyer.space({ by: one.custodian }), await foyer.space({ by: another.custodian })];
    const { api, call } = foyer.browser(guest);
    expect((await api.auth.me()).spaces.map(({ id }) => id).toSorted()).toEqual(
      [one.spaceId, another.spaceId].toSorted(),
    );
    for (const { spaceId, organizationId } of [one, another]) {
      const { items } = await api.spaces.list({ organizationId });
      expect(items.map(({ id }) => id)).toEqual([spaceId]);
      for (const procedure of ["organizations.get", "people.list", "events.list", "audit.list"])
        expect([procedure, await endOf(call(procedure, { organizationId }))]).toEqual([
          procedure,
          "forbidden",
        ]);
    }
    await expectNothingThere(
      foyer,
      guest,
      unseen.map(({ spaceId }) => ["spaces.get", { spaceId }]),
    );
    // A custodian there is none here.
    const target = { kind: "space", spaceId: one.spaceId, role: "viewer" };
    expect(await endOf(call("invitations.create", { target, email: foyer.address() }))).toBe("forbidden");
    // Who is in a space is told without addresses to those who don't manage it.
    const { items } = await api.spaces.members.list({ spaceId: one.spaceId });
    expect(items.map(({ email }) => email).filter((email) => email !== null)).toEqual([guest.email]);
  });
});
