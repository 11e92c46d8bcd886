import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { settleOffers } from "./settle-offers.ts";

const foyer = testFoyer({ connections: 40 });
const guest = () => foyer.callerFor(null).invitations;

/** An event with people who have accepted, and behind them those who wait in line, as they came. */
async function eventWith({
  capacity,
  coming = 0,
  waiting = 0,
  pending = 0,
}: {
  readonly capacity: number;
  readonly coming?: number;
  readonly waiting?: number;
  readonly pending?: number;
}) {
  const { eventId, organizer, organizationId } = await foyer.event({ capacity });
  const host = foyer.callerFor(organizer);
  const invitees = Array.from({ length: coming + waiting + pending }, (_, n) => ({
    email: foyer.address(),
    fullName: `Guest ${n}`,
  }));
  const target = { kind: "event", eventId } as const;
  const { created } = await host.invitations.createMany({ target, invitees, send: false });
  const people = created.map(({ id }) => ({
    id,
    accept: () => endOf(guest().accept({ token: foyer.linkOf(id, 0) })),
    decline: () => endOf(guest().decline({ token: foyer.linkOf(id, 0) })),
    join: () => endOf(guest().joinWaitingList({ token: foyer.linkOf(id, 0) })),
  }));
  for (const { accept } of people.slice(0, coming)) expect(await accept()).toBe("done");
  for (const { join } of people.slice(coming, coming + waiting)) expect(await join()).toBe("done");
  const nobody = { id: "", accept: async () => "", decline: async () => "", join: async () => "" };
  const person = (n: number) => people[n] ?? nobody;
  return {
    eventId,
    organizationId,
    organizer,
    host,
    people,
    person,
    row: { table: "events", id: eventId } as const,
  };
}

/** Who comes and who waits, as the tables say it; "3*" is offered a seat. */
async function seatsOf({ eventId, people }: Awaited<ReturnType<typeof eventWith>>) {
  const at = (id: string) => people.findIndex((person) => person.id === id);
  const coming = await foyer.sql<{ id: string }>`
    SELECT invitation_id AS id FROM attendees WHERE event_id = ${eventId}`;
  const line = await foyer.sql<{ id: string; offered: boolean }>`
    SELECT invitation_id AS id, offered_until IS NOT NULL AS offered FROM waiting_places WHERE event_id = ${eventId} ORDER BY turn`;
  const [event] = await foyer.sql<{ counted: number }>`
    SELECT seats_taken AS counted FROM events WHERE id = ${eventId}`;
  expect(event?.counted).toBe(coming.length);
  return {
    coming: coming.map(({ id }) => at(id)).sort((a, b) => a - b),
    line: line.map(({ id, offered }) => `${at(id)}${offered ? "*" : ""}`),
  };
}

const values = (ends: readonly PromiseSettledResult<string>[]) =>
  ends.map((end) => (end.status === "fulfilled" ? end.value : String(end.reason)));

test("two seats that are freed at once go to the first two in line, one each", async () => {
  const event = await eventWith({ capacity: 2, coming: 2, waiting: 3 });
  const { person, row } = event;
  const ends = await foyer.race(row, [person(0).decline, person(1).decline]);
  expect(values(ends)).toEqual(["done", "done"]);
  expect(await seatsOf(event)).toEqual({ coming: [], line: ["2*", "3*", "4"] });
  const offers = await foyer.sql`
    SELECT invitation_id FROM deliveries d JOIN invitations i ON i.id = d.invitation_id
    WHERE i.place_id = ${event.eventId} AND d.purpose = 'seat_offered'`;
  expect(offers).toHaveLength(2);
});

describe("an offer that is taken at the moment it lapses", () => {
  const lapse = async (eventId: string) => {
    await foyer.sql`
      UPDATE waiting_places SET offered_until = clock_timestamp() WHERE event_id = ${eventId} AND offered_until IS NOT NULL`;
    return String(await settleOffers(foyer.services));
  };
  const offered = async () => {
    const event = await eventWith({ capacity: 1, coming: 1, waiting: 2 });
    expect(await event.person(0).decline()).toBe("done");
    expect(await seatsOf(event)).toEqual({ coming: [], line: ["1*", "2"] });
    return event;
  };

  test("is taken, where they were first at the seats", async () => {
    const event = await offered();
    const calls = [event.person(1).accept, () => lapse(event.eventId)];
    expect(values(await foyer.race(event.row, calls, { inTurn: true }))).toEqual(["done", "0"]);
    expect(await seatsOf(event)).toEqual({ coming: [1], line: ["2"] });
  });

  test("has gone to the next in line, where the sweep was first, though they had begun in time", async () => {
    const event = await offered();
    const row = { table: "invitations", id: event.person(1).id } as const;
    const calls = [event.person(1).accept, () => lapse(event.eventId)];
    expect(values(await foyer.race(row, calls, { inTurn: true }))).toEqual(["event_full", "1"]);
    expect(await seatsOf(event)).toEqual({ coming: [], line: ["2*"] });
  });

  test("has gone to whoever came by, where nobody waits, though they had begun in time", async () => {
    const event = await eventWith({ capacity: 1, coming: 1, waiting: 1, pending: 1 });
    expect(await event.person(0).decline()).toBe("done");
    const comeBy = async () => {
      await foyer.sql`
        UPDATE waiting_places SET offered_until = clock_timestamp() WHERE event_id = ${event.eventId}`;
      return event.person(2).accept();
    };
    const row = { table: "invitations", id: event.person(1).id } as const;
    const ends = await foyer.race(row, [event.person(1).accept, comeBy], { inTurn: true });
    expect(values(ends)).toEqual(["event_full", "done"]);
    expect((await seatsOf(event)).coming).toEqual([2]);
  });
});

describe("an event that becomes smaller", () => {
  test("before somebody sits down has no seat for them", async () => {
    const event = await eventWith({ capacity: 2, coming: 1, pending: 1 });
    const shrink = () => endOf(event.host.events.update({ eventId: event.eventId, capacity: 1 }));
    const ends = await foyer.race(event.row, [shrink, event.person(1).accept], { inTurn: true });
    expect(values(ends)).toEqual(["done", "event_full"]);
    expect(await seatsOf(event)).toEqual({ coming: [0], line: [] });
  });

  test("a moment later throws nobody out", async () => {
    const event = await eventWith({ capacity: 2, coming: 1, pending: 2 });
    const shrink = () => endOf(event.host.events.update({ eventId: event.eventId, capacity: 1 }));
    const ends = await foyer.race(event.row, [event.person(1).accept, shrink], { inTurn: true });
    expect(values(ends)).toEqual(["done", "done"]);
    expect(await seatsOf(event)).toEqual({ coming: [0, 1], line: [] });
    expect(await event.person(2).accept()).toBe("event_full");
  });
});

test("where an event becomes larger while people come, those in line are offered seats first, and all are used", async () => {
  for (let round = 0; round < 5; round++) {
    const event = await eventWith({ capacity: 2, coming: 2, waiting: 3, pending: 12 });
    const enlarge = endOf(event.host.events.update({ eventId: event.eventId, capacity: 9 }));
    const accepts = event.people.slice(5).map(({ accept }) => accept());
    const ends = await Promise.all([enlarge, ...accepts]);
    expect(ends.filter((end) => end !== "done" && end !== "event_full")).toEqual([]);
    for (const { accept } of event.people.slice(5)) await accept();
    const { coming, line } = await seatsOf(event);
    expect(line).toEqual(["2*", "3*", "4*"]);
    expect(coming).toHaveLength(6);
  }
});

test("of an event that is cancelled while people come, everybody is told the truth and nobody is left pending", async () => {
  for (let round = 0; round < 5; round++) {
    const event = await eventWith({ capacity: 8, coming: 2, pending: 16 });
    const accepts = event.people.slice(2).map(({ accept }) => accept());
    const [removed, ...ends] = await Promise.all([
      endOf(event.host.events.remove({ eventId: event.eventId })),
      ...accepts,
    ]);
    expect(removed).toBe("done");
    expect(ends.filter((end) => !["done", "event_full", "invitation_cancelled"].includes(end))).toEqual([]);
    const came = ends.filter((end) => end === "done").length;
    expect((await seatsOf(event)).coming).toHaveLength(2 + came);
    const statuses =
      await foyer.sql`SELECT DISTINCT status FROM invitations WHERE place_id = ${event.eventId}`;
    expect(statuses).toEqual([{ status: "cancelled" }]);
  }
});

describe("an invitation to an event that is being cancelled", () => {
  const both = async () => {
    const { eventId, organizer } = await foyer.event({ capacity: 8 });
    const host = foyer.callerFor(organizer);
    const row = { table: "events", id: eventId } as const;
    const target = { kind: "event", eventId } as const;
    const invite = () => endOf(host.invitations.create({ target, email: foyer.address() }));
    const remove = () => endOf(host.events.remove({ eventId }));
    const statuses = () => foyer.sql`SELECT status FROM invitations WHERE place_id = ${eventId}`;
    return { row, invite, remove, statuses };
  };

  test("is refused, where the event was gone first", async () => {
    const { row, invite, remove, statuses } = await both();
    const ends = await foyer.race(row, [remove, invite], { inTurn: true });
    expect(values(ends)).toEqual(["done", "conflict"]);
    expect(await statuses()).toEqual([]);
  });

  test("is cancelled with it, where it was made first", async () => {
    const { row, invite, remove, statuses } = await both();
    const ends = await foyer.race(row, [invite, remove], { inTurn: true });
    expect(values(ends)).toEqual(["done", "done"]);
    expect(await statuses()).toEqual([{ status: "cancelled" }]);
  });
});

test("yes and no by the same link at once: one answer stands, and the seat is theirs or free", async () => {
  const event = await eventWith({ capacity: 20, pending: 20 });
  const ends = await Promise.all(
    event.people.map(async ({ accept, decline }) => Promise.all([accept(), decline()])),
  );
  for (const [yes, no] of ends) {
    expect([
      ["done", "done"], // a no after the yes
      ["done", "invitation_accepted"],
      ["invitation_declined", "done"],
    ]).toContainEqual([yes, no]);
  }
  const kept = ends.flatMap(([, no], n) => (no === "invitation_accepted" ? [n] : []));
  expect((await seatsOf(event)).coming).toEqual(kept);
});

test("of 20 racing accepts by one link one takes one seat", async () => {
  const event = await eventWith({ capacity: 5, pending: 1 });
  const ends = await Promise.all(Array.from({ length: 20 }, () => event.person(0).accept()));
  expect(ends.filter((end) => end === "done")).toHaveLength(1);
  expect(ends.filter((end) => end === "invitation_accepted")).toHaveLength(19);
  expect(await seatsOf(event)).toEqual({ coming: [0], line: [] });
});

test("of 20 racing joins by one link one gets in line, and all are told the same place", async () => {
  const event = await eventWith({ capacity: 1, coming: 1, waiting: 1, pending: 1 });
  const token = foyer.linkOf(event.person(2).id, 0);
  const answers = await Promise.all(Array.from({ length: 20 }, () => guest().joinWaitingList({ token })));
  expect(answers).toEqual(answers.map(() => ({ status: "waiting", position: 2 })));
  const acts = await foyer.sql`
    SELECT 1 FROM audit_entries WHERE subject_id = ${event.person(2).id} AND act = 'invitation.waiting'`;
  expect(acts).toHaveLength(1);
});

test("a seat that is freed while the first in line is cancelled goes to the second, whoever comes first", async () => {
  for (const freedFirst of [true, false]) {
    const event = await eventWith({ capacity: 1, coming: 1, waiting: 2 });
    const cancel = () => endOf(event.host.invitations.cancel({ invitationId: event.person(1).id }));
    const free = event.person(0).decline;
    const ends = await foyer.race(event.row, freedFirst ? [free, cancel] : [cancel, free], { inTurn: true });
    expect(values(ends)).toEqual(["done", "done"]);
    expect(await seatsOf(event)).toEqual({ coming: [], line: ["2*"] });
  }
});

test("an attendee who takes their yes back while they are removed leaves one free seat behind", async () => {
  const event = await eventWith({ capacity: 2, coming: 2, waiting: 2 });
  const { host, eventId } = event;
  const { items } = await host.events.attendees.list({ eventId });
  const attendeeId = items.find(({ invitationId }) => invitationId === event.person(0).id)?.id ?? "";
  const remove = () => endOf(host.events.attendees.remove({ eventId, attendeeId }));
  const row = { table: "invitations", id: event.person(0).id } as const;
  const ends = await foyer.race(row, [remove, event.person(0).decline], { inTurn: true });
  expect(values(ends)).toEqual(["done", "invitation_cancelled"]);
  expect(await seatsOf(event)).toEqual({ coming: [1], line: ["2*", "3"] });
});

test("whose event is handed on can't change it by a call that was on its way", async () => {
  const event = await eventWith({ capacity: 1, coming: 1 });
  const { organizationId, eventId, host } = event;
  const next = await foyer.member({ organizationId });
  const admin = foyer.callerFor(await foyer.admin({ organizationId }));
  const handOn = () => endOf(admin.events.update({ eventId, organizerId: next.userId }));
  const rename = () => endOf(host.events.update({ eventId, name: "Mine after all" }));
  const ends = await foyer.race(event.row, [handOn, rename], { inTurn: true });
  expect(values(ends)).toEqual(["done", "conflict"]);
});

test("an organizer who is demoted while a guest accepts lets nobody in", async () => {
  const event = await eventWith({ capacity: 5, pending: 1 });
  const { organizationId, organizer } = event;
  // The demotion itself holds the membership; the guest waits for it.
  const statement = {
    text: "UPDATE memberships SET role = 'guest' WHERE organization_id = $1 AND user_id = $2",
    values: [organizationId, organizer.userId],
  };
  const ends = await foyer.raceBehind(statement, [event.person(0).accept]);
  expect(values(ends)).toEqual(["inviter_lost_authority"]);
  expect(await seatsOf(event)).toEqual({ coming: [], line: [] });
});
