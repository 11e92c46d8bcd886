import type { Acceptance } from "@foyer/contract/invitations";
import { openDatabase } from "@foyer/db/database";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settleOffers } from "./settle-offers.ts";

const foyer = testFoyer({ connections: 12 });
const capacity = 100;

/** Another server on the same database: it knows nothing of who stands in line at the first one. */
let other: ReturnType<typeof openDatabase>;
beforeAll(() => {
  other = openDatabase({ url: foyer.url, connections: 12 });
});
afterAll(() => other.close());

const guest = (number = 0) =>
  foyer.callerFor(null, number % 2 === 0 ? {} : { services: { database: other } }).invitations;

describe("100 seats, 500 invitations", () => {
  test.each(Array.from({ length: 8 }, (_, round) => round + 1))(
    "round %i: 500 racing answers, declines, removals and bypasses never overshoot, leave no seat empty and lose nobody [S3.5]",
    { timeout: 120_000 },
    async () => {
      const { eventId, host, tokens } = await crowd();

      const ends = await Promise.all(tokens.map((token, n) => answerAndLook(token, n)));
      const refused = tokens.filter((_, n) => ends[n] === "event_full");
      await fill(eventId, refused);
      await takeOffers(eventId);
      await fill(eventId, refused); // nobody may be left in line for what was let lapse

      await expectNobodyLost(eventId);
      const { attendees, offers } = await lookAt(eventId);
      expect(offers).toBe(0);
      expect(attendees).toBeGreaterThanOrEqual(capacity);
      expect(await host.events.get({ eventId })).toMatchObject({ attendeeCount: attendees, seatsLeft: 0 });

      async function answerAndLook(token: string, n: number): Promise<string> {
        const end = await answer(token, n);
        if (n % 10 === 0) await lookAt(eventId);
        return end;
      }

      /** What an invitee does, and those who manage the event do with them. */
      async function answer(token: string, n: number): Promise<string> {
        if (n % 40 === 3) return `declined: ${await endOf(guest(n).decline({ token }))}`;
        const accepting = guest(n).accept({ token });
        const end = await endOf(accepting);
        if (end === "done" && n % 5 === 0) return `took back: ${await endOf(guest(n).decline({ token }))}`;
        if (end === "done" && n % 7 === 1) return `removed: ${await endOf(remove(await accepting))}`;
        if (end === "event_full" && n % 9 === 0) return waitOrAccept(token, n);
        return end;
      }

      async function waitOrAccept(token: string, n: number): Promise<string> {
        const end = await endOf(guest(n).joinWaitingList({ token }));
        // There was a seat for them again in this very moment.
        return end === "conflict" ? endOf(guest(n).accept({ token })) : `waits: ${end}`;
      }

      function remove({ attendee }: Acceptance): Promise<unknown> {
        return host.events.attendees.remove({ eventId, attendeeId: attendee?.id ?? "" });
      }
    },
  );
});

/** An event with 500 invitations, every 25th of which bypasses its capacity. */
async function crowd() {
  const { eventId, organizer, organizationId } = await foyer.event({ capacity });
  const ids = await foyer.sql<{ id: string }>`
    INSERT INTO invitations (id, organization_id, kind, place_id, email, full_name, terms, inviter_id, expires_in_hours,
      expires_at)
    SELECT gen_random_uuid(), ${organizationId}::uuid, 'event', ${eventId}::uuid, 'guest.' || n || '@example.com',
      'Guest ' || n, jsonb_build_object('isVip', n % 25 = 0, 'bypassCapacity', n % 25 = 0), ${organizer.userId}::uuid, 48,
      now() + interval '48 hours'
    FROM generate_series(0, 499) n RETURNING id`;
  return { eventId, host: foyer.callerFor(organizer), tokens: ids.map(({ id }) => foyer.linkOf(id, 0)) };
}

type State = {
  readonly counted: number;
  readonly attendees: number;
  readonly bypassing: number;
  readonly offers: number;
  readonly waiting: number;
  readonly inOrder: boolean;
};

/** What is committed at one moment. */
async function stateOf(eventId: string): Promise<State> {
  const [state] = await foyer.sql<State>`
    SELECT e.seats_taken AS counted, a.attendees, a.bypassing, w.offers, w.waiting, w."inOrder"
    FROM events e,
      LATERAL (SELECT count(*)::int AS attendees,
          count(*) FILTER (WHERE (i.terms ->> 'bypassCapacity')::boolean)::int AS bypassing
        FROM attendees a JOIN invitations i ON i.id = a.invitation_id WHERE a.event_id = e.id) a,
      LATERAL (SELECT count(offered_until)::int AS offers, (count(*) - count(offered_until))::int AS waiting,
          COALESCE(max(turn) FILTER (WHERE offered_until IS NOT NULL)
            < min(turn) FILTER (WHERE offered_until IS NULL), true) AS "inOrder"
        FROM waiting_places WHERE event_id = e.id) w
    WHERE e.id = ${eventId}`;
  if (!state) throw new Error("There is no such event.");
  return state;
}

/** Looks at what is committed at this moment, which must be right at every moment. */
async function lookAt(eventId: string): Promise<State> {
  const state = await stateOf(eventId);
  const { counted, attendees, bypassing, offers, waiting, inOrder } = state;
  const isRight =
    counted === attendees &&
    attendees - bypassing + offers <= capacity &&
    (waiting === 0 || attendees + offers >= capacity) &&
    inOrder;
  expect({ ...state, isRight }).toMatchObject({ isRight: true });
  return state;
}

/** Whoever was refused tries again, one after the other, as long as a seat is free: there is demand. */
async function fill(eventId: string, refused: string[]): Promise<void> {
  for (;;) {
    const { attendees, offers } = await lookAt(eventId);
    const token = attendees + offers < capacity && refused.shift();
    if (!token) return;
    expect(await endOf(guest().accept({ token }))).toBe("done");
  }
}

/** Of those who are offered a seat every second takes it, and the others let it lapse, until nobody waits. */
async function takeOffers(eventId: string): Promise<void> {
  for (;;) {
    const offered = await foyer.sql<{ id: string }>`
      SELECT invitation_id AS id FROM waiting_places WHERE event_id = ${eventId} AND offered_until IS NOT NULL ORDER BY turn`;
    if (offered.length === 0) return;
    const [takes, leaves] = [offered.filter((_, n) => n % 2 === 0), offered.filter((_, n) => n % 2 === 1)];
    const tokens = takes.map(({ id }) => foyer.linkOf(id, 0));
    await foyer.sql`
      UPDATE waiting_places SET offered_until = now() WHERE invitation_id = ANY(${leaves.map(({ id }) => id)}::uuid[])`;
    const ends = await Promise.all([
      settleOffers(foyer.services),
      ...tokens.map((token, n) => endOf(guest(n).accept({ token }))),
    ]);
    expect(ends).toEqual([leaves.length, ...takes.map(() => "done")]);
  }
}

/** Everybody is in exactly one state, and every table says so. */
async function expectNobodyLost(eventId: string): Promise<void> {
  const people = await foyer.sql<{ what: string; count: number }>`
    SELECT concat_ws(' ', i.status, CASE WHEN a.id IS NOT NULL THEN 'comes' END,
      CASE WHEN w.turn IS NOT NULL THEN 'waits' END) AS what, count(*)::int
    FROM invitations i
    LEFT JOIN attendees a ON a.invitation_id = i.id LEFT JOIN waiting_places w ON w.invitation_id = i.id
    WHERE i.place_id = ${eventId} GROUP BY 1`;
  const found = people.map(({ what }) => what);
  expect(["accepted comes", "cancelled", "declined", "pending", "pending waits"]).toEqual(
    expect.arrayContaining(found),
  );
  expect(people.reduce((sum, { count }) => sum + count, 0)).toBe(500);
}
