import type { Person } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { recount } from "./recount.ts";
import { rollUpTallies } from "./roll-up-tallies.ts";

const foyer = testFoyer();

describe("the numbers of invitations", () => {
  test("are what the invitations say, whatever is done to them by whomever [S3.3, S3.13]", async () => {
    const { organizer, other, organizationId, eventId } = await gathering();
    const event = { organizationId, eventId };
    const [first = "", reminded = "", resent = "", copied = "", own = "", leaving = "", ...rest] =
      await invited(organizer, eventId, 10);
    const [declined = "", cancelled = "", bounced = "", waiting = ""] = rest;
    const host = foyer.callerFor(organizer).invitations;
    await sent([first, reminded, resent, leaving, bounced]);
    await host.remind({ invitationId: reminded });
    await host.resend({ invitationId: resent });
    await host.copyLink({ invitationId: copied });
    await sent([reminded, resent]);
    for (const id of [reminded, resent, copied]) await accept(id, 2);
    for (const id of [first, leaving]) await accept(id, 1);
    await foyer.sql`UPDATE invitations SET status = 'accepted', responded_at = now(), answered_by = 0 WHERE id = ${own}`;
    for (const id of [declined, leaving]) {
      await foyer.callerFor(null).invitations.decline({ token: foyer.linkOf(id) });
    }
    await host.cancel({ invitationId: cancelled });
    await foyer.sql`UPDATE deliveries SET status = 'bounced' WHERE invitation_id = ${bounced}`;
    for (const number of [1, 2, 2]) {
      await foyer.callerFor(null).invitations.recordOpened({ token: foyer.linkOf(resent, number) });
    }
    // Somebody else vouches for what got somewhere already.
    await foyer.callerFor(other).invitations.resend({ invitationId: bounced });
    await sent([bounced]);
    await foyer.callerFor(other).invitations.resend({ invitationId: bounced });
    await foyer.callerFor(organizer).events.update({ eventId, startsAt: inDays(20) });
    await foyer.sql`DELETE FROM invitations WHERE id = ${waiting}`;

    const all = await host.stats(event);
    expect(all).toMatchObject({
      ...{ totalSent: 9, pending: 1, accepted: 5, declined: 2, cancelled: 1 },
      funnel: { created: 9, delivered: 5, opened: 1, accepted: 5 },
      acceptedBy: { first: 1, reminder: 1, resend: 1, link: 1, other: 1 },
    });
    expect(all.byDay.at(-1)).toMatchObject({ sent: 9, accepted: 5 });
    const theirs = await host.stats({ ...event, inviterId: other.userId });
    expect(theirs).toMatchObject({ totalSent: 1, pending: 1, funnel: { delivered: 1, opened: 0 } });
    await expectRight(organizationId);

    // Added up by two at once, and once more: nobody can tell.
    await Promise.all([rollUpTallies(foyer.services), rollUpTallies(foyer.services)]);
    expect(await rollUpTallies(foyer.services)).toBe(0);
    expect([await host.stats(event), await host.stats({ ...event, inviterId: other.userId })]).toEqual([
      all,
      theirs,
    ]);
    await expectRight(organizationId);
  });

  test("count what arrives at once a single time, at whom it is then [S3.13]", async () => {
    const { organizer, other, organizationId, eventId } = await gathering();
    const [id = ""] = await invited(organizer, eventId, 1);
    await foyer.callerFor(organizer).invitations.resend({ invitationId: id });
    const [one, two] = await foyer.sql<{ id: string }>`
      SELECT id FROM deliveries WHERE invitation_id = ${id} AND purpose = 'invitation' ORDER BY number`;

    // While one message is being handed over, so is the other, both links are opened, and somebody else resends it.
    const ends = await foyer.raceBehind<unknown>(
      { text: "UPDATE deliveries SET status = 'sent' WHERE id = $1", values: [one?.id] },
      [
        () => foyer.sql`UPDATE deliveries SET status = 'sent' WHERE id = ${two?.id}`,
        () => foyer.callerFor(other).invitations.resend({ invitationId: id }),
        () => foyer.callerFor(null).invitations.recordOpened({ token: foyer.linkOf(id, 1) }),
      ],
    );
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
    await expectRight(organizationId);

    // And while it goes from one to the other, a message comes back.
    await foyer.raceBehind(
      { text: "UPDATE invitations SET inviter_id = $1 WHERE id = $2", values: [organizer.userId, id] },
      [
        () =>
          foyer.sql`UPDATE deliveries SET status = 'bounced' WHERE invitation_id = ${id} AND status = 'sent'`,
      ],
    );
    await expectRight(organizationId);
    const stats = await foyer
      .callerFor(organizer)
      .invitations.stats({ organizationId, eventId, inviterId: organizer.userId });
    expect(stats.funnel).toEqual({ created: 1, delivered: 0, opened: 1, accepted: 0 });
  });

  test("are those of the rows, one by one counted, of a mixed crowd [S3.3]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    await crowd(owner, 600);
    await rollUpTallies(foyer.services);
    const [counted] = await foyer.sql`
      SELECT count(*)::int AS "totalSent", count(*) FILTER (WHERE status = 'accepted')::int AS accepted,
        count(*) FILTER (WHERE status = 'pending' AND expires_at > now())::int AS pending,
        count(*) FILTER (WHERE status = 'expired' OR (status = 'pending' AND expires_at <= now()))::int AS expired,
        count(*) FILTER (WHERE status = 'declined')::int AS declined, count(*) FILTER (WHERE status = 'cancelled')::int AS cancelled,
        round(100.0 * count(*) FILTER (WHERE status = 'accepted') / count(*), 1)::float8 AS "acceptanceRate"
      FROM invitations WHERE organization_id = ${organizationId}`;
    const [exact] = await foyer.sql<{ median: number }>`
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM responded_at - created_at) / 3600) AS median
      FROM invitations WHERE organization_id = ${organizationId} AND status = 'accepted'`;
    const stats = await foyer.callerFor(owner).invitations.stats({ organizationId, days: 366 });
    expect(stats).toMatchObject(counted ?? {});
    expect(Math.abs((stats.medianHoursToAccept ?? 0) - (exact?.median ?? 0))).toBeLessThanOrEqual(0.1);
    const perDay = await foyer.sql<{ date: string; sent: number }>`
      SELECT (created_at AT TIME ZONE 'UTC')::date::text AS date, count(*)::int AS sent FROM invitations
      WHERE organization_id = ${organizationId} GROUP BY 1 ORDER BY 1`;
    expect(stats.byDay.filter(({ sent: number }) => number > 0)).toMatchObject(perDay);
    await expectRight(organizationId);
  });

  test("are found wrong and mended where something went past the triggers, while mail goes on [S3.13]", async () => {
    const { organizer, organizationId, eventId } = await gathering();
    const ids = await invited(organizer, eventId, 4);
    const [accepted = "", away = ""] = ids;
    await withoutTriggers(["invitations", "deliveries"], async () => {
      await foyer.sql`UPDATE invitations SET status = 'accepted', responded_at = now(), answered_by = 1 WHERE id = ${accepted}`;
      await foyer.sql`UPDATE deliveries SET status = 'sent', opened_at = now() WHERE invitation_id = ${accepted}`;
    });
    await rollUpTallies(foyer.services);
    await foyer.sql`UPDATE tallies SET amount = amount + 3 WHERE organization_id = ${organizationId} AND measure = 'created_on'`;
    await sent([away]);

    const found = await recount(foyer.services.database, { organizationId, mends: false });
    expect(found.reach).toBe(1);
    expect(found.numbers).toContainEqual({
      scope: "kind",
      scopeId: "event",
      measure: "accepted",
      bucket: 0,
      missing: 1,
    });
    expect(await recount(foyer.services.database, { organizationId, mends: true })).toMatchObject({
      reach: 1,
    });
    await expectRight(organizationId);
    expect(await foyer.callerFor(organizer).invitations.stats({ organizationId, eventId })).toMatchObject({
      funnel: { created: 4, delivered: 2, opened: 1, accepted: 1 },
    });
  });
});

describe("numbers side by side", () => {
  test("tell places, files, doors and inviters apart, the most first, page by page [S3.13]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { spaceId } = await foyer.space({ by: owner, name: "Family" });
    const { eventId } = await foyer.event({ by: owner, name: "Party" });
    const { eventId: small } = await foyer.event({ by: owner, name: "Tea" });
    await foyer.spaceInvitation({ by: owner, spaceId });
    const [over = ""] = await invited(owner, eventId, 3);
    await invited(await foyer.admin({ organizationId }), small, 2);
    const importId = await foyer.imported({ by: owner });
    await foyer.letPass("1000 hours", over);
    const { invitations } = foyer.callerFor(owner);
    const told = async (by: "door" | "space" | "event" | "import" | "inviter") => {
      const { items } = await invitations.compare({ organizationId, by });
      return items.map(({ name, totalSent, pending, expired }) => [name, totalSent, pending, expired]);
    };
    for (const roll of [false, true]) {
      if (roll) await rollUpTallies(foyer.services);
      expect(await told("door")).toEqual([
        ["event", 5, 4, 1],
        ["space", 1, 1, 0],
        ["organization", 1, 1, 0],
      ]);
      expect(await told("space")).toEqual([["Family", 1, 1, 0]]);
      expect(await told("event")).toEqual([
        ["Party", 3, 2, 1],
        ["Tea", 2, 2, 0],
      ]);
      expect(await told("inviter")).toMatchObject([
        [owner.name, 5, 4, 1],
        [expect.any(String), 2, 2, 0],
      ]);
    }
    const first = await invitations.compare({ organizationId, by: "event", limit: 1 });
    expect(first.items).toMatchObject([{ id: eventId, kind: null, acceptanceRate: 0 }]);
    const cursor = first.nextCursor ?? "";
    const second = await invitations.compare({ organizationId, by: "event", limit: 1, cursor });
    expect(second).toMatchObject({ items: [{ id: small, name: "Tea" }], nextCursor: null });
    expect((await invitations.compare({ organizationId, by: "import" })).items).toMatchObject([
      { id: importId, totalSent: 1 },
    ]);
    expect(
      await refusalOf(invitations.compare({ organizationId, by: "event", cursor: "AAAA" })),
    ).toMatchObject({
      reason: "invalid_input",
      issues: [{ path: "cursor" }],
    });
  });

  test("are for those who manage all of it; a custodian sees what a file brought to their space, and no other's", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const owner = await foyer.owner({ organizationId });
    const importId = await foyer.imported({
      by: custodian,
      target: { kind: "space", spaceId, role: "viewer" },
    });
    const foreign = await foyer.imported({ by: owner });
    const { invitations } = foyer.callerFor(custodian);
    expect([
      await endOf(invitations.compare({ organizationId, by: "inviter" })),
      await endOf(foyer.callerFor(await foyer.owner()).invitations.compare({ organizationId, by: "door" })),
      await endOf(invitations.stats({ organizationId, importId: foreign })),
      await endOf(invitations.stats({ organizationId, spaceId, importId: foreign })),
      await endOf(foyer.callerFor(owner).invitations.stats({ organizationId, kind: "event", importId })),
      await endOf(foyer.callerFor(await foyer.owner()).invitations.stats({ organizationId, importId })),
    ]).toEqual(["forbidden", "not_found", "forbidden", "not_found", "not_found", "not_found"]);
    for (const filter of [
      { importId },
      { spaceId, importId },
      { spaceId, importId, inviterId: custodian.userId },
    ]) {
      expect(await invitations.stats({ organizationId, ...filter })).toMatchObject({ totalSent: 1 });
    }
  });
});

/** An event, its organizer, and somebody else who may invite to it. */
async function gathering() {
  const { eventId, organizer, organizationId } = await foyer.event();
  return { eventId, organizer, organizationId, other: await foyer.admin({ organizationId }) };
}

async function invited(by: Person, eventId: string, count: number): Promise<string[]> {
  const invitees = Array.from({ length: count }, () => ({ email: foyer.address() }));
  const { created } = await foyer
    .callerFor(by)
    .invitations.createMany({ target: { kind: "event", eventId }, invitees });
  return created.map(({ id }) => id);
}

/** As if all messages that wait had been handed over. */
async function sent(ids: readonly string[]): Promise<void> {
  await foyer.sql`UPDATE deliveries SET status = 'sent' WHERE invitation_id = ANY(${ids}) AND status = 'queued'`;
}

async function accept(id: string, number: number): Promise<void> {
  const token = foyer.linkOf(id, number);
  await foyer.callerFor(null).invitations.accept({ token, fullName: "Grace Hopper" });
}

async function expectRight(organizationId: string): Promise<void> {
  expect(await recount(foyer.services.database, { organizationId, mends: false })).toEqual({
    organizationId,
    numbers: [],
    reach: 0,
  });
}

/** Invitations of the last year in every state, by one statement. */
async function crowd({ organizationId, userId }: Person, count: number): Promise<void> {
  await foyer.sql`
    INSERT INTO invitations (id, organization_id, kind, status, email, role, inviter_id, expires_in_hours, expires_at, created_at,
      responded_at)
    SELECT gen_random_uuid(), ${organizationId}, 'organization', (enum_range(NULL::invitation_status))[1 + n % 5],
      'crowd.' || n || '@example.com', 'member', ${userId}, 168, now() + (n % 3 - 1) * interval '1 hour',
      now() - n * interval '13 hours', now() - n * interval '13 hours' + (n % 97) * interval '37 minutes 13 seconds'
    FROM generate_series(1, ${count}::int) n`;
}

async function withoutTriggers(tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const turn = async (to: "DISABLE" | "ENABLE") => {
    for (const table of tables) {
      await foyer.services.database.read.$executeRawUnsafe(`ALTER TABLE ${table} ${to} TRIGGER USER`);
    }
  };
  await turn("DISABLE");
  await work();
  await turn("ENABLE");
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
