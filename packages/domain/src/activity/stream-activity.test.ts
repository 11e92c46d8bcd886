import { type Activity, activity as activitySchema, type StreamActivity } from "@foyer/contract/activity";
import { openDatabase } from "@foyer/db/database";
import type { Account } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer, type VisitOptions } from "@foyer/testing/test-foyer";
import pg from "pg";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { openActivityFeeds } from "./activity-feeds.ts";
import { removeOldActivity } from "./remove-old-activity.ts";

const foyer = testFoyer();

/** An event, as tRPC hands it to whoever writes it out. */
const envelope = z.tuple([z.string(), activitySchema]).rest(z.unknown());

type Told = { readonly id: string; readonly activity: Activity };

/** A stream that somebody has open. */
type Stream = {
  next(): Promise<Told>;
  /** The next events, as the act and its subject. */
  acts(count: number): Promise<string[]>;
  end(): Promise<void>;
};

const open: Stream[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((stream) => stream.end()));
});

const wordsOf = ({ activity }: Told) =>
  activity.type === "reset" ? "reset" : `${activity.act} ${activity.subject.id ?? `× ${activity.count}`}`;

/** Opens a stream; it follows when this resolves. */
async function follow(
  account: Account | null,
  input: StreamActivity,
  { services, ...options }: VisitOptions = {},
): Promise<Stream> {
  const feeds = services?.activity ?? foyer.services.activity;
  const { promise: follows, resolve } = Promise.withResolvers<void>();
  const activity: typeof feeds = {
    ...feeds,
    async join(...where) {
      const following = await feeds.join(...where);
      resolve();
      return following;
    },
  };
  const leaving = new AbortController();
  const { signal } = leaving;
  const api = foyer.callerFor(account, { ...options, signal, services: { ...services, activity } });
  const events = (await api.activity.stream(input))[Symbol.asyncIterator]();
  let first: ReturnType<typeof events.next> | null = events.next();
  await Promise.race([follows, first.catch(() => {})]);
  const stream: Stream = {
    async next() {
      const { value, done } = await (first ?? events.next());
      first = null;
      if (done) throw new Error("The stream has ended.");
      const [id, told] = envelope.parse(value);
      return { id, activity: told };
    },
    async acts(count) {
      const acts: string[] = [];
      while (acts.length < count) acts.push(wordsOf(await stream.next()));
      return acts;
    },
    async end() {
      leaving.abort();
      await events.return?.();
    },
  };
  open.push(stream);
  return stream;
}

describe("what is done is told to those who manage it, and to nobody else [S3.12]", () => {
  test("all of an organization to its admins, a place to its organizer, nothing to another organization", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const organizer = await foyer.member({ organizationId });
    const { eventId } = await foyer.event({ by: organizer });
    const { eventId: other } = await foyer.event({ by: owner });
    const stranger = await foyer.owner();
    const [all, place, elsewhere] = [
      await follow(owner, { organizationId }),
      await follow(organizer, { organizationId, eventId }),
      await follow(stranger, { organizationId: stranger.organizationId }),
    ];
    const toOrganization = await foyer.invitation({ by: owner });
    const toOther = await foyer.eventInvitation({ by: owner, eventId: other });
    const toEvent = await foyer.eventInvitation({ by: organizer, eventId });
    const invited = [toOrganization, toOther, toEvent].map(({ id }) => `invitation.created ${id}`);
    expect(await all.acts(3)).toEqual(invited);
    expect(await place.acts(1)).toEqual(invited.slice(2));
    const own = await foyer.invitation({ by: stranger });
    expect(await elsewhere.next()).toMatchObject({
      activity: {
        type: "change",
        act: "invitation.created",
        subject: { kind: "invitation", id: own.id },
        placeId: null,
        count: 1,
      },
    });
  });

  test("nobody follows what is not theirs to see", async () => {
    const { organizationId, ...member } = await foyer.member();
    const { eventId } = await foyer.event({ by: await foyer.member({ organizationId }) });
    const { organizationId: elsewhere } = await foyer.owner();
    const ends = async (input: StreamActivity, account: Account | null = member) =>
      endOf((await follow(account, input)).next());
    expect([
      await ends({ organizationId }),
      await ends({ organizationId, eventId }),
      await ends({ organizationId: elsewhere }),
    ]).toEqual(["forbidden", "not_found", "not_found"]);
  });

  test("what is done to many at once is one event; what comes of messages and imports is told too", async () => {
    const owner = await foyer.owner();
    const { organizationId, userId } = owner;
    const { eventId } = await foyer.event({ by: owner });
    const { id } = await foyer.eventInvitation({ by: owner, eventId });
    const stream = await follow(owner, { organizationId, eventId });
    await foyer.sql`
      INSERT INTO audit_entries (id, organization_id, act, subject_kind, subject_id, subject_label)
      SELECT gen_random_uuid(), ${organizationId}::uuid, 'invitation.reminded', 'invitation', ${id}::uuid, 'x'
      FROM generate_series(1, 10000)`;
    await foyer.sql`UPDATE deliveries SET turn_at = now() WHERE invitation_id = ${id}::uuid`;
    const [delivery] = await foyer.sql<{ id: string }>`
      UPDATE deliveries SET status = 'sent', opened_at = now() WHERE invitation_id = ${id}::uuid RETURNING id`;
    const [file] = await foyer.sql<{ id: string }>`
      INSERT INTO imports (id, organization_id, kind, place_id, mapping, sends, importer_id, total, counts)
      VALUES (gen_random_uuid(), ${organizationId}::uuid, 'event', ${eventId}::uuid, '{}', true, ${userId}::uuid, 2, '{}')
      RETURNING id`;
    await foyer.sql`UPDATE imports SET done = 1 WHERE id = ${file?.id}::uuid`;
    const told = await stream.acts(4);
    expect(told.slice(0, 1)).toEqual(["invitation.reminded × 10000"]);
    expect(told.slice(1, 3).toSorted()).toEqual([
      `delivery.changed ${delivery?.id}`,
      `invitation.opened ${id}`,
    ]);
    expect(told[3]).toBe(`import.changed ${file?.id}`);
  });

  test("somebody who is taken out of a place is told of there", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const { userId } = await foyer.spaceMember(spaceId, "viewer");
    const stream = await follow(custodian, { organizationId, spaceId });
    await foyer.callerFor(custodian).spaces.members.remove({ spaceId, userId });
    expect(await stream.acts(1)).toEqual([`space.member_removed ${userId}`]);
  });
});

describe("nothing is missed, and nothing told twice [S3.12]", () => {
  /** Writes audit rows in a transaction of its own, and commits when it is told to. */
  async function openWriter(organizationId: string) {
    const client = new pg.Client({ connectionString: foyer.url });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query("BEGIN");
    return {
      write: async (label: string) => {
        const { rows } = await client.query<{ id: string }>(
          `INSERT INTO audit_entries (id, organization_id, act, subject_kind, subject_id, subject_label)
           VALUES (gen_random_uuid(), $1, 'organization.updated', 'invitation', gen_random_uuid(), $2)
           RETURNING 'organization.updated ' || subject_id AS id`,
          [organizationId, label],
        );
        return rows[0]?.id ?? "";
      },
      commit: () => client.query("COMMIT"),
    };
  }

  test("by a transaction that was open before all others and commits last, wherever the stream breaks off", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const [late, later] = [await openWriter(organizationId), await openWriter(organizationId)];
    const expected = new Set([await late.write("one"), await late.write("two"), await later.write("three")]);
    const first = await follow(owner, { organizationId });
    const invited = await Promise.all(Array.from({ length: 8 }, () => foyer.invitation({ by: owner })));
    for (const { id } of invited) expected.add(`invitation.created ${id}`);
    const told: Told[] = [];
    for (let count = 0; count < 8; count++) told.push(await first.next());
    await late.commit();
    for (let count = 0; count < 2; count++) told.push(await first.next());
    await later.commit();
    told.push(await first.next());
    expect(told.map(wordsOf).toSorted()).toEqual([...expected].toSorted());

    for (const [at, { id }] of told.entries()) {
      const rest = new Set(told.slice(at + 1).map(wordsOf));
      const resumed = await follow(owner, { organizationId, lastEventId: id });
      expect(new Set(await resumed.acts(rest.size))).toEqual(rest);
      await resumed.end();
    }
    const end = await follow(owner, { organizationId, lastEventId: told.at(-1)?.id });
    const { id } = await foyer.invitation({ by: owner });
    expect(await end.acts(1)).toEqual([`invitation.created ${id}`]);
  });

  test("by another server, nor when the connection that listens is cut", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const database = openDatabase({ url: foyer.url, connections: 2 });
    const activity = openActivityFeeds({ database, url: foyer.url });
    onTestFinished(async () => {
      await activity.close();
      await database.close();
    });
    const [here, there] = [
      await follow(owner, { organizationId }),
      await follow(owner, { organizationId }, { services: { database, activity } }),
    ];
    for (let round = 0; round < 2; round++) {
      const { id } = await foyer.invitation({ by: owner });
      expect(await here.acts(1)).toEqual([`invitation.created ${id}`]);
      expect(await there.acts(1)).toEqual([`invitation.created ${id}`]);
      await foyer.sql`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'foyer activity'`;
    }
  });

  test("but by one reset, where more has happened than anybody reads, than is kept, or to an id that leads nowhere", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const before = await follow(owner, { organizationId });
    const { id } = await foyer.invitation({ by: owner });
    const { id: lastEventId } = await before.next();
    await foyer.sql`
      INSERT INTO activity (organization_id, act, subject_kind, at)
      SELECT ${organizationId}::uuid, 'person.updated', 'person', now() - interval '25 hours'
      FROM generate_series(1, 1100)`;
    expect(await before.acts(1)).toEqual(["reset"]);
    expect(await removeOldActivity(foyer.services)).toBe(1_100);

    const yesterday = lastEventId.replace(
      /\.\d+\./,
      ([...part]) => `.${Number(part.slice(1, -1).join("")) - 86_400}.`,
    );
    for (const away of ["x", `${lastEventId}x`, yesterday, lastEventId.replace(/^\d+/, "1")]) {
      const stream = await follow(owner, { organizationId, lastEventId: away });
      const reset = await stream.next();
      expect(reset).toMatchObject({ activity: { type: "reset" } });
      await foyer.callerFor(owner).invitations.update({ invitationId: id, note: away });
      expect(await stream.acts(1)).toEqual([`invitation.updated ${id}`]);
      await stream.end();
      const again = await follow(owner, { organizationId, lastEventId: reset.id });
      expect(await again.acts(1)).toEqual([`invitation.updated ${id}`]);
      await again.end();
    }
  });
});

describe("a stream ends within seconds with what let somebody in", () => {
  test.each<[string, string, (userId: string, organizationId: string) => Promise<unknown>]>([
    [
      "their session",
      "unauthenticated",
      (userId) => foyer.sql`DELETE FROM sessions WHERE user_id = ${userId}::uuid`,
    ],
    [
      "their role",
      "forbidden",
      (userId) => foyer.sql`UPDATE memberships SET role = 'member' WHERE user_id = ${userId}::uuid`,
    ],
    [
      "their place",
      "not_found",
      (userId) => foyer.sql`DELETE FROM memberships WHERE user_id = ${userId}::uuid`,
    ],
    [
      "their account",
      "account_disabled",
      (userId) => foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${userId}::uuid`,
    ],
    [
      "the policy of second factors",
      "mfa_enrolment_required",
      (_, id) => foyer.sql`UPDATE organizations SET mfa_policy = 'required' WHERE id = ${id}::uuid`,
    ],
  ])("%s", async (_, reason, take) => {
    const { userId, organizationId, ...admin } = await foyer.admin();
    const stream = await follow({ userId, ...admin }, { organizationId });
    const next = endOf(stream.next());
    await take(userId, organizationId);
    expect(await next).toBe(reason);
  });

  test("their session, also where something happens all the time", async () => {
    const { userId, organizationId, ...admin } = await foyer.admin();
    const { database } = foyer.services;
    const activity = openActivityFeeds({ database, url: foyer.url, lookAfter: 1_000 });
    const over = new AbortController();
    onTestFinished(() => {
      over.abort();
      return activity.close();
    });
    const account = { userId, organizationId, ...admin };
    const stream = await follow(account, { organizationId }, { services: { activity } });
    const happens = async () => {
      while (!over.signal.aborted)
        await foyer.sql`INSERT INTO activity (organization_id, act, subject_kind)
          VALUES (${organizationId}::uuid, 'delivery.changed', 'delivery')`;
    };
    const reads = async () => {
      while (!over.signal.aborted) await stream.next();
    };
    const ends = endOf(reads()).finally(() => over.abort());
    await foyer.sql`DELETE FROM sessions WHERE user_id = ${userId}::uuid`;
    await happens();
    expect(await ends).toBe("unauthenticated");
  });

  test("an API key, by which a program follows", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const stream = await follow(
      null,
      { organizationId },
      { authorization: `Bearer ${await foyer.apiKey(admin)}` },
    );
    const { id } = await foyer.invitation({ by: admin });
    expect(await stream.acts(1)).toEqual([`invitation.created ${id}`]);
    const next = endOf(stream.next());
    await foyer.sql`DELETE FROM api_keys WHERE user_id = ${admin.userId}::uuid`;
    expect(await next).toBe("unauthenticated");
  });

  test("and tells nothing that was done after an admin was put out", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const admin = await foyer.admin({ organizationId });
    const stream = await follow(admin, { organizationId });
    await foyer.callerFor(owner).people.remove({ organizationId, userId: admin.userId });
    expect(await endOf(stream.next())).toBe("unauthenticated");
  });
});

test("nobody holds more than twenty streams: the next is refused until one ends", async () => {
  const owner = await foyer.owner();
  const { organizationId } = owner;
  const streams = await Promise.all(Array.from({ length: 20 }, () => follow(owner, { organizationId })));
  expect(await endOf((await follow(owner, { organizationId })).next())).toBe("rate_limited");
  await streams[0]?.end();
  const stream = await follow(owner, { organizationId });
  const { id } = await foyer.invitation({ by: owner });
  expect(await stream.acts(1)).toEqual([`invitation.created ${id}`]);
});
