import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { closePlace } from "../invitations/close-place.ts";

const foyer = testFoyer();
const guest = () => foyer.callerFor(null).invitations;
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const day = 24;

/** How the calls of a race ended. */
const values = (ends: readonly PromiseSettledResult<string>[]) =>
  ends.map((end) => (end.status === "fulfilled" ? end.value : "defect"));

const expiryOf = async (invitationId: string) => {
  const [row] = await foyer.sql<{
    at: Date;
  }>`SELECT expires_at AS at FROM invitations WHERE id = ${invitationId}`;
  return row?.at.toISOString();
};

/** The versions of the rows of an event's invitations: one that was written has another. */
const versionsOf = (eventId: string) =>
  foyer.sql`SELECT md5(string_agg(xmin::text, ',' ORDER BY id)) FROM invitations WHERE place_id = ${eventId}`;

describe("who joins the line in the moment in which their invitation is given another time", () => {
  test.each(["update", "resend"] as const)(
    "by %s waits until the event is over, whoever was first",
    async (act) => {
      for (const joinsFirst of [true, false]) {
        const { eventId, organizer } = await foyer.event({ capacity: 1 });
        const host = foyer.callerFor(organizer);
        const [seated, late] = await Promise.all(
          ["Ada", "Bo"].map((fullName) =>
            foyer.eventInvitation({ by: organizer, eventId, fullName, expiresInHours: 1 }),
          ),
        );
        const [seatedId, invitationId] = [seated?.id ?? "", late?.id ?? ""];
        await guest().accept({ token: foyer.linkOf(seatedId) });
        const join = () => endOf(guest().joinWaitingList({ token: foyer.linkOf(invitationId) }));
        const change = () =>
          endOf(
            act === "update"
              ? host.invitations.update({ invitationId, expiresInHours: 1 })
              : host.invitations.resend({ invitationId }),
          );
        const ends = await foyer.race(
          { table: "invitations", id: invitationId },
          joinsFirst ? [join, change] : [change, join],
          { inTurn: true },
        );
        expect(values(ends)).toEqual(["done", "done"]);
        expect(await expiryOf(invitationId)).toBe((await host.events.get({ eventId })).startsAt);
        // Neither is lost: hours later the seat that is freed is theirs.
        await foyer.letPass("2 hours", invitationId);
        await guest().decline({ token: foyer.linkOf(seatedId) });
        expect(await guest().view({ token: foyer.linkOf(invitationId) })).toMatchObject({ canAccept: true });
      }
    },
  );
});

describe("nothing outlives an event that is moved to an earlier day in the moment in which", () => {
  test.each(["create", "createMany", "resend", "update"] as const)("somebody calls %s", async (act) => {
    for (const movedFirst of [true, false]) {
      const { eventId, organizer } = await foyer.event({ startsAt: inHours(6 * day) });
      const host = foyer.callerFor(organizer);
      const { id: invitationId } = await foyer.eventInvitation({ by: organizer, eventId, expiresInHours: 1 });
      const target = { kind: "event", eventId } as const;
      const write = () => {
        const email = foyer.address();
        if (act === "create") return host.invitations.create({ target, email, expiresInHours: 5 * day });
        if (act === "createMany")
          return host.invitations.createMany({ target, invitees: [{ email }], expiresInHours: 5 * day });
        if (act === "update") return host.invitations.update({ invitationId, expiresInHours: 5 * day });
        return host.invitations.resend({ invitationId });
      };
      if (act === "resend")
        await foyer.sql`UPDATE invitations SET expires_in_hours = ${5 * day} WHERE id = ${invitationId}`;
      const startsAt = inHours(2 * day);
      const move = () => endOf(host.events.update({ eventId, startsAt }));
      const calls = [move, () => endOf(write())];
      const row = { table: "events", id: eventId } as const;
      const ends = await foyer.race(row, movedFirst ? calls : calls.toReversed(), { inTurn: true });
      expect(values(ends)).toEqual(["done", "done"]);
      const ending = await foyer.sql<{ at: Date }>`
        SELECT max(expires_at) AS at FROM invitations WHERE place_id = ${eventId}`;
      expect(ending[0]?.at.toISOString()).toBe(startsAt);
    }
  });
});

describe("an event with five thousand invitations", () => {
  test("is moved to a later day without touching one of them", async () => {
    const { eventId, host } = await eventWith(5_000, { hours: day });
    const before = await versionsOf(eventId);
    await host.events.update({ eventId, startsAt: inHours(9 * day) });
    expect(await versionsOf(eventId)).toEqual(before);
  });

  test("is moved to an earlier day a part at a time; a job writes down the rest, however often it runs", async () => {
    const { eventId, host } = await eventWith(5_000, { hours: 5 * day });
    await host.events.update({ eventId, startsAt: inHours(day) });
    const lasting = async () => {
      const [left] = await foyer.sql<{ count: number }>`
        SELECT count(*)::int FROM invitations i JOIN events e ON e.id = i.place_id
        WHERE e.id = ${eventId} AND i.expires_at > e.starts_at`;
      return left?.count;
    };
    expect(await lasting()).toBe(3_000);
    expect(
      await foyer.sql`SELECT 1 FROM pgboss.job WHERE name = 'place.close' AND data ->> 'placeId' = ${eventId}`,
    ).toHaveLength(1);
    const settled = await Promise.all([1, 2, 3].map(() => closePlace(foyer.services, eventId)));
    expect(settled.reduce((sum, each) => sum + each, 0)).toBe(3_000);
    expect(await lasting()).toBe(0);
    expect(await closePlace(foyer.services, eventId)).toBe(0);
  });

  test("keeps those in line until it is over, wherever it is moved to", async () => {
    const { eventId, host } = await eventWith(3_000, { hours: day });
    await foyer.sql`
      INSERT INTO waiting_places (invitation_id, organization_id, event_id, full_name, offer_number)
      SELECT id, organization_id, place_id, 'Somebody', 2 FROM invitations WHERE place_id = ${eventId}`;
    const endsAt = inHours(20 * day);
    await host.events.update({ eventId, endsAt });
    await closePlace(foyer.services, eventId);
    expect(
      await foyer.sql`SELECT DISTINCT expires_at AS at FROM invitations WHERE place_id = ${eventId}`,
    ).toEqual([{ at: new Date(endsAt) }]);
  });
});

describe("an event that is ahead", () => {
  test.each([
    ["startsAt", { startsAt: inHours(-1) }],
    ["endsAt", { startsAt: inHours(-3), endsAt: inHours(-1) }],
  ])("is not moved to where it is over: a slip would end everything (%s)", async (path, change) => {
    const { eventId, organizer } = await foyer.event({ capacity: 1 });
    const host = foyer.callerFor(organizer);
    const { id } = await foyer.eventInvitation({ by: organizer, eventId });
    const before = await host.events.get({ eventId });
    const refusal = await refusalOf(host.events.update({ eventId, ...change }));
    expect(refusal).toMatchObject({ reason: "invalid_input", issues: [{ path }] });
    expect(await host.events.get({ eventId })).toEqual(before);
    expect(await guest().view({ token: foyer.linkOf(id) })).toMatchObject({ status: "pending" });
  });

  test("or takes place is not ended by taking its end away", async () => {
    const { eventId, organizer } = await foyer.event({ startsAt: inHours(-1), endsAt: inHours(1) });
    const refusal = await refusalOf(foyer.callerFor(organizer).events.update({ eventId, endsAt: null }));
    expect(refusal).toMatchObject({ reason: "invalid_input", issues: [{ path: "endsAt" }] });
  });

  test("may begin earlier than now, and what is over may be put right", async () => {
    const { eventId, organizer } = await foyer.event({ startsAt: inHours(1), endsAt: inHours(3) });
    const host = foyer.callerFor(organizer);
    const begun = inHours(-1);
    expect(await host.events.update({ eventId, startsAt: begun })).toMatchObject({ startsAt: begun });
    const past = await foyer.event({ by: organizer, startsAt: inHours(-50) });
    await host.events.update({ eventId: past.eventId, startsAt: inHours(-70) });
  });
});

test("an invitation that outlives its event in its row alone lets nobody in, and is not renewed", async () => {
  const { eventId, host } = await eventWith(1, { hours: day });
  const [one] = await foyer.sql<{ id: string }>`SELECT id FROM invitations WHERE place_id = ${eventId}`;
  const invitationId = one?.id ?? "";
  const token = foyer.linkOf(invitationId, 0);
  await foyer.sql`UPDATE events SET starts_at = now() WHERE id = ${eventId}`;
  expect(await guest().view({ token })).toMatchObject({ status: "expired", canAccept: false });
  const answers = [
    guest().accept({ token, fullName: "Late" }),
    guest().joinWaitingList({ token, fullName: "Late" }),
    guest().decline({ token }),
  ];
  expect(await Promise.all(answers.map(endOf))).toEqual(answers.map(() => "invitation_expired"));
  await guest().requestLink({ token });
  const acts = [
    host.invitations.resend({ invitationId }),
    host.invitations.remind({ invitationId }),
    host.invitations.copyLink({ invitationId }),
    host.invitations.update({ invitationId, expiresInHours: 5 }),
  ];
  expect(await Promise.all(acts.map(endOf))).toEqual(acts.map(() => "conflict"));
  expect(await foyer.sql`SELECT 1 FROM deliveries WHERE invitation_id = ${invitationId}`).toEqual([]);
});

/** An event in a week with so many invitations that have so many hours left. */
async function eventWith(number: number, { hours }: { readonly hours: number }) {
  const { eventId, organizationId, organizer } = await foyer.event({ capacity: 5 });
  await foyer.sql`
    INSERT INTO invitations (id, organization_id, kind, place_id, email, inviter_id, expires_in_hours, expires_at)
    SELECT gen_random_uuid(), ${organizationId}::uuid, 'event', ${eventId}::uuid, 'n' || n || '@example.com',
      ${organizer.userId}::uuid, ${hours}::int, now() + make_interval(hours => ${hours}::int)
    FROM generate_series(1, ${number}::int) n`;
  return { eventId, host: foyer.callerFor(organizer) };
}
