import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { tellAttendees } from "../events/tell-attendees.ts";
import { closePlace } from "./close-place.ts";

const foyer = testFoyer();
const guest = () => foyer.callerFor(null).invitations;
const newcomer = { name: "Grace Hopper", password: "a password for the newcomer", fullName: "Grace Hopper" };
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

const number = 5_000;
/** What an act ends by itself. */
const atOnce = 2_000;

/** Places that are to be removed, with thousands of invitations, a tenth of them expired. */
const places = {
  async space() {
    const { spaceId: placeId, organizationId, custodian: by } = await foyer.space();
    await invite({ kind: "space", placeId, organizationId, by });
    const remove = () => foyer.callerFor(by).spaces.remove({ spaceId: placeId });
    return { placeId, organizationId, remove, gone: "not_found" };
  },
  async event() {
    const { eventId: placeId, organizationId, organizer: by } = await foyer.event({ capacity: 1 });
    await invite({ kind: "event", placeId, organizationId, by });
    const remove = () => foyer.callerFor(by).events.remove({ eventId: placeId });
    return { placeId, organizationId, remove, gone: "conflict" };
  },
};

describe.each(["space", "event"] as const)(
  "of a %s with thousands of invitations that is removed",
  (kind) => {
    test("some end at once and the rest by a job; nobody comes in by one of these meanwhile", async () => {
      const { placeId, organizationId, remove, gone } = await places[kind]();
      await foyer.sql`UPDATE organizations SET renewal_rule = 'renew' WHERE id = ${organizationId}`;
      await remove();
      expect(await statusesOf(placeId)).toMatchObject({ cancelled: atOnce });
      const [removed] =
        await foyer.sql`SELECT details FROM audit_entries WHERE act = ${`${kind}.removed`} AND subject_id = ${placeId}`;
      expect(removed).toMatchObject({ details: { invitations: number } });

      const owner = foyer.callerFor(await foyer.owner({ organizationId })).invitations;
      for (const status of ["pending", "expired"] as const) {
        const invitationId = await oneOf(placeId, status);
        const token = foyer.linkOf(invitationId, 0);
        expect(await guest().view({ token })).toMatchObject({
          status: "cancelled",
          canAccept: false,
          message: null,
        });
        const answers = [
          guest().accept({ token, ...newcomer }),
          guest().decline({ token }),
          guest().joinWaitingList({ token, fullName: "Grace Hopper" }),
        ];
        expect(await Promise.all(answers.map(endOf))).toEqual(answers.map(() => "invitation_cancelled"));
        await guest().requestLink({ token });
        expect(await endOf(owner.resend({ invitationId }))).toBe(gone);
        const acts = [
          owner.remind({ invitationId }),
          owner.copyLink({ invitationId }),
          owner.update({ invitationId, expiresInHours: 9 }),
        ];
        const refused = status === "pending" ? gone : "not_pending";
        expect(await Promise.all(acts.map(endOf))).toEqual(acts.map(() => refused));
        expect(await foyer.sql`SELECT 1 FROM deliveries WHERE invitation_id = ${invitationId}`).toEqual([]);
      }

      const jobs =
        await foyer.sql`SELECT 1 FROM pgboss.job WHERE name = 'place.close' AND data ->> 'placeId' = ${placeId}`;
      expect(jobs).toHaveLength(1);
      const written = await Promise.all([1, 2, 3].map(() => closePlace(foyer.services, placeId)));
      expect(sum(written)).toBe(number - atOnce);
      await expectAllCancelledOnce(placeId);
      expect(await closePlace(foyer.services, placeId)).toBe(0);
    });

    test("a worker that dies in the middle leaves the rest to the next", async () => {
      const { placeId, remove } = await places[kind]();
      await remove();
      const { database } = foyer.services;
      let shares = 0;
      const dying: typeof database = {
        ...database,
        transaction: (work) =>
          database.transaction(async (tx) => {
            const result = await work(tx);
            shares += 1;
            if (shares === 2) throw new Error("The process ends here.");
            return result;
          }),
      };
      await expect(closePlace({ ...foyer.services, database: dying }, placeId)).rejects.toThrow("ends here");
      expect(await closePlace(foyer.services, placeId)).toBe(number - 2 * atOnce);
      await expectAllCancelledOnce(placeId);
    });

    test("whoever is answering in that very moment is told so", async () => {
      const { placeId, remove } = await places[kind]();
      const [last] = await foyer.sql<{ id: string }>`
      SELECT id FROM invitations WHERE place_id = ${placeId} AND status = 'pending' AND expires_at > now() ORDER BY id DESC LIMIT 1`;
      const token = foyer.linkOf(last?.id ?? "", 0);
      const ends = await foyer.race(
        { table: `${kind}s`, id: placeId },
        [() => endOf(remove()), () => endOf(guest().accept({ token, ...newcomer }))],
        { inTurn: true },
      );
      expect(ends).toMatchObject([{ value: "done" }, { value: "invitation_cancelled" }]);
      await closePlace(foyer.services, placeId);
      await expectAllCancelledOnce(placeId);
    });
  },
);

test("of an event that thousands come to, and that is removed, each is out and has been told, by the same jobs", async () => {
  const { eventId, organizationId, organizer } = await foyer.event();
  await invite({ kind: "event", placeId: eventId, organizationId, by: organizer });
  await foyer.sql`UPDATE invitations SET status = 'accepted', responded_at = now() WHERE place_id = ${eventId}`;
  await foyer.sql`
    INSERT INTO attendees (id, organization_id, event_id, invitation_id, email, full_name)
    SELECT gen_random_uuid(), organization_id, place_id, id, email, 'Somebody' FROM invitations WHERE place_id = ${eventId}`;
  await foyer.sql`UPDATE events SET seats_taken = ${number} WHERE id = ${eventId}`;
  await foyer.callerFor(organizer).events.remove({ eventId });
  const [removed] =
    await foyer.sql`SELECT details FROM audit_entries WHERE act = 'event.removed' AND subject_id = ${eventId}`;
  expect(removed).toEqual({ details: { attendees: number, invitations: 0, waiting: 0 } });

  const token = foyer.linkOf(await oneOf(eventId, "accepted"), 0);
  expect(await guest().view({ token })).toMatchObject({ status: "cancelled" });
  expect(await endOf(guest().decline({ token }))).toBe("invitation_cancelled");

  expect(await closePlace(foyer.services, eventId)).toBe(0);
  const told = await Promise.all([1, 2].map(() => tellAttendees(foyer.services, eventId)));
  expect(sum(told)).toBe(number);
  await expectAllCancelledOnce(eventId);
  expect(
    await foyer.sql`
      SELECT seats_taken AS taken, (SELECT count(*)::int FROM attendees WHERE event_id = ${eventId}) AS attendees
      FROM events WHERE id = ${eventId}`,
  ).toEqual([{ taken: 0, attendees: 0 }]);
});

test("a place without invitations is no trouble", async () => {
  expect(await closePlace(foyer.services, crypto.randomUUID())).toBe(0);
});

async function invite({
  kind,
  placeId,
  organizationId,
  by,
}: {
  readonly kind: "space" | "event";
  readonly placeId: string;
  readonly organizationId: string;
  readonly by: { readonly userId: string };
}): Promise<void> {
  await foyer.sql`
    INSERT INTO invitations (id, organization_id, kind, place_id, email, terms, message, inviter_id, expires_in_hours,
      expires_at, status)
    SELECT gen_random_uuid(), ${organizationId}::uuid, ${kind}::invitation_kind, ${placeId}::uuid,
      'n' || n || '@example.com', CASE WHEN ${kind}::text = 'space' THEN '{"role": "viewer"}'::jsonb ELSE '{}' END, 'Come!', ${by.userId}::uuid, 168,
      now() + make_interval(hours => CASE WHEN n % 10 = 0 THEN -1 ELSE 100 END),
      (CASE WHEN n % 20 = 0 THEN 'expired' ELSE 'pending' END)::invitation_status
    FROM generate_series(1, ${number}::int) n`;
}

async function oneOf(placeId: string, status: string): Promise<string> {
  const [one] = await foyer.sql<{ id: string }>`
    SELECT id FROM invitations
    WHERE place_id = ${placeId} AND status = ${status}::invitation_status AND (expires_at > now()) = (${status}::text <> 'expired')
    LIMIT 1`;
  return one?.id ?? "";
}

async function statusesOf(placeId: string): Promise<Record<string, number>> {
  const rows = await foyer.sql<{ status: string; count: number }>`
    SELECT status, count(*)::int FROM invitations WHERE place_id = ${placeId} GROUP BY 1`;
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

async function expectAllCancelledOnce(placeId: string): Promise<void> {
  expect(await statusesOf(placeId)).toEqual({ cancelled: number });
  const [acts] = await foyer.sql`
    SELECT count(*)::int AS rows, count(DISTINCT a.subject_id)::int AS invitations FROM audit_entries a
    JOIN invitations i ON i.id = a.subject_id WHERE i.place_id = ${placeId} AND a.act = 'invitation.cancelled'`;
  expect(acts).toEqual({ rows: number, invitations: number });
}
