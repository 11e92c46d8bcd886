import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { tellAttendees } from "./tell-attendees.ts";

const foyer = testFoyer();

/** An event that so many come to, of whom nobody has been told of its newest version. */
async function eventWith(attendees: number): Promise<string> {
  const { eventId, organizationId, organizer } = await foyer.event();
  await foyer.sql`
    WITH invited AS (
      INSERT INTO invitations (id, organization_id, kind, place_id, status, email, inviter_id, expires_in_hours, expires_at,
        delivery_count)
      SELECT gen_random_uuid(), ${organizationId}, 'event', ${eventId}::uuid, 'accepted',
        'guest' || n || '.' || ${eventId} || '@example.com', ${organizer.userId}::uuid, 168, now() + interval '7 days', 2
      FROM generate_series(1, ${attendees}::int) n RETURNING id, email
    )
    INSERT INTO attendees (id, organization_id, event_id, invitation_id, email, full_name)
    SELECT gen_random_uuid(), ${organizationId}, ${eventId}::uuid, id, email, 'Somebody' FROM invited`;
  await foyer.sql`UPDATE events SET seats_taken = ${attendees}, sequence = 1 WHERE id = ${eventId}`;
  return eventId;
}

/** How many messages of each purpose an event has brought about, with how many links and jobs. */
function messagesOf(eventId: string) {
  return foyer.sql`
    SELECT d.purpose::text, count(*)::int AS messages, count(d.number)::int AS links, count(j.id)::int AS jobs,
      count(DISTINCT d.invitation_id)::int AS people
    FROM deliveries d JOIN invitations i ON i.id = d.invitation_id
    LEFT JOIN pgboss.job j ON j.name = 'delivery.send' AND j.data->>'deliveryId' = d.id::text
    WHERE i.place_id = ${eventId} GROUP BY d.purpose`;
}

async function remove(eventId: string): Promise<void> {
  await foyer.sql`UPDATE invitations SET status = 'cancelled' WHERE place_id = ${eventId}`;
  await foyer.sql`UPDATE events SET removed_at = now(), sequence = sequence + 1 WHERE id = ${eventId}`;
}

const updated = (people: number) => [
  { purpose: "event_updated", messages: people, links: people, jobs: people, people },
];

describe("an event that has changed", () => {
  test("is told to everybody once, each by a link of their own, however often the job runs [S3.4]", async () => {
    const eventId = await eventWith(3);
    expect(await tellAttendees(foyer.services, eventId)).toBe(3);
    expect(await tellAttendees(foyer.services, eventId)).toBe(0);
    expect(await messagesOf(eventId)).toEqual(updated(3));
    expect(
      await foyer.sql`
        SELECT DISTINCT a.told_sequence AS told, d.number, i.delivery_count AS count FROM attendees a
        JOIN invitations i ON i.id = a.invitation_id JOIN deliveries d ON d.invitation_id = i.id WHERE a.event_id = ${eventId}`,
    ).toEqual([{ told: 1, number: 3, count: 3 }]);
    await foyer.sql`UPDATE events SET sequence = 2 WHERE id = ${eventId}`;
    expect(await tellAttendees(foyer.services, eventId)).toBe(3);
  });

  test("is told to nobody who came in after it had", async () => {
    const eventId = await eventWith(3);
    await foyer.sql`
      UPDATE attendees SET told_sequence = 1
      WHERE id = (SELECT id FROM attendees WHERE event_id = ${eventId} LIMIT 1)`;
    expect(await tellAttendees(foyer.services, eventId)).toBe(2);
  });

  test("is told once to each of many, by several workers at once", async () => {
    const eventId = await eventWith(1_203);
    const told = await Promise.all(Array.from({ length: 4 }, () => tellAttendees(foyer.services, eventId)));
    expect(told.reduce((sum, each) => sum + each, 0)).toBe(1_203);
    expect(await messagesOf(eventId)).toEqual(updated(1_203));
  });

  test("by a worker that dies in the middle is told to the rest by the next, and to nobody twice", async () => {
    const eventId = await eventWith(1_203);
    let chunks = 0;
    const dying: typeof foyer.services = {
      ...foyer.services,
      jobs: {
        ...foyer.services.jobs,
        enqueueMany(tx, queue, payloads) {
          chunks += 1;
          if (chunks === 2) throw new Error("The process ends here.");
          return foyer.services.jobs.enqueueMany(tx, queue, payloads);
        },
      },
    };
    await expect(tellAttendees(dying, eventId)).rejects.toThrow("ends here");
    expect(await messagesOf(eventId)).toEqual(updated(500));
    expect(await tellAttendees(foyer.services, eventId)).toBe(703);
    expect(await messagesOf(eventId)).toEqual(updated(1_203));
  });

  test("is told to whoever was just answering, once that is settled", async () => {
    const eventId = await eventWith(3);
    const [one] = await foyer.sql<{ id: string }>`
      SELECT id FROM invitations WHERE place_id = ${eventId} ORDER BY id LIMIT 1`;
    const [end] = await foyer.race({ table: "invitations", id: one?.id ?? "" }, [
      () => tellAttendees(foyer.services, eventId),
    ]);
    expect(end).toEqual({ status: "fulfilled", value: 3 });
  });
});

describe("an event that was removed", () => {
  test("is told to everybody once, without a link, and their seats go with it [S3.4]", async () => {
    const eventId = await eventWith(3);
    await remove(eventId);
    expect(await Promise.all([1, 2].map(() => tellAttendees(foyer.services, eventId)))).toContain(3);
    expect(await tellAttendees(foyer.services, eventId)).toBe(0);
    expect(await messagesOf(eventId)).toEqual([
      { purpose: "event_cancelled", messages: 3, links: 0, jobs: 3, people: 3 },
    ]);
    expect(
      await foyer.sql`
        SELECT seats_taken AS taken, (SELECT count(*)::int FROM attendees WHERE event_id = ${eventId}) AS attendees
        FROM events WHERE id = ${eventId}`,
    ).toEqual([{ taken: 0, attendees: 0 }]);
  });
});

test("an event that does not exist is no trouble", async () => {
  expect(await tellAttendees(foyer.services, crypto.randomUUID())).toBe(0);
});
