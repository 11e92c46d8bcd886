import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();
const guest = () => foyer.callerFor(null).invitations;
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const nobody = "01990000-0000-7000-8000-000000000000";

const actsOf = async (subjectId: string) =>
  foyer.sql`SELECT act, details FROM audit_entries WHERE subject_id = ${subjectId} ORDER BY at, id`;
const toldOf = async (eventId: string) =>
  foyer.sql`SELECT 1 FROM pgboss.job WHERE name = 'event.tell_attendees' AND data ->> 'eventId' = ${eventId}`;

/** An event with attendees. */
async function eventWith(names: readonly string[], wish: { capacity?: number } = {}) {
  const { eventId, organizer, organizationId } = await foyer.event(wish);
  const host = foyer.callerFor(organizer);
  for (const fullName of names) {
    const { id } = await foyer.eventInvitation({ by: organizer, eventId, send: false });
    await guest().accept({ token: foyer.linkOf(id, 0), fullName, phone: `+1 ${fullName.length}` });
  }
  const attendees = async () => (await host.events.attendees.list({ eventId })).items;
  return { eventId, organizer, organizationId, host, attendees };
}

describe("making an event", () => {
  test("makes whoever makes it its organizer", async () => {
    const member = await foyer.member();
    const { organizationId } = member;
    const startsAt = inHours(48);
    const api = foyer.callerFor(member);
    const made = await api.events.create({ organizationId, name: "Spring party", startsAt });
    expect(made).toMatchObject({
      ...{ organizationId, name: "Spring party", startsAt, endsAt: null, timeZone: "UTC", description: null },
      ...{ organizer: { id: member.userId, name: member.name }, capacity: null, offerHours: 24 },
      ...{ attendeeCount: 0, seatsLeft: null, offeredCount: 0, waitingCount: 0 },
    });
    expect(await api.events.get({ eventId: made.id })).toEqual(made);
    expect(await actsOf(made.id)).toMatchObject([{ act: "event.created" }]);
  });

  test("gives it to somebody else of the organization who may organize one, and to nobody else", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const make = (organizerId: string) =>
      foyer
        .callerFor(owner)
        .events.create({ organizationId, name: "Tea", startsAt: inHours(5), organizerId });
    const member = await foyer.member({ organizationId });
    expect(await make(member.userId)).toMatchObject({ organizer: { id: member.userId } });
    const others = [
      await foyer.guest({ organizationId }),
      await foyer.member({ organizationId, active: false }),
      await foyer.member(),
      { userId: nobody },
    ];
    for (const { userId } of others) {
      const refusal = await refusalOf(make(userId));
      expect(refusal).toMatchObject({ reason: "invalid_input", issues: [{ path: "organizerId" }] });
    }
  });

  test("is not for guests and strangers", async () => {
    const guestPerson = await foyer.guest();
    const { organizationId } = guestPerson;
    const make = (api: ReturnType<typeof foyer.callerFor>) =>
      endOf(api.events.create({ organizationId, name: "Tea", startsAt: inHours(5) }));
    expect(await make(foyer.callerFor(guestPerson))).toBe("forbidden");
    expect(await make(foyer.callerFor(await foyer.owner()))).toBe("not_found");
    expect(await make(foyer.callerFor(null))).toBe("unauthenticated");
  });

  test("refuses an end before the start, and times that no calendar has", async () => {
    const { organizationId, ...member } = await foyer.member();
    const api = foyer.callerFor(member);
    const times = [
      { startsAt: inHours(5), endsAt: inHours(4) },
      { startsAt: "0000-01-01T00:00:00Z" },
      { startsAt: inHours(5), timeZone: "+02:00" },
    ];
    for (const when of times)
      expect(await endOf(api.events.create({ organizationId, name: "Tea", ...when }))).toBe("invalid_input");
  });
});

describe("an event belongs to", () => {
  test("its organizer and those who manage the organization: for everybody else it does not exist [S3.2]", async () => {
    const { eventId, organizer, organizationId, attendees } = await eventWith(["Ada"]);
    const [ada] = await attendees();
    const attendeeId = ada?.id ?? "";
    const strangers = [
      await foyer.member({ organizationId }),
      await foyer.guest({ organizationId }),
      await foyer.owner(),
    ];
    for (const stranger of strangers) {
      const { events, invitations } = foyer.callerFor(stranger);
      const target = { kind: "event", eventId } as const;
      const calls = [
        events.get({ eventId }),
        events.update({ eventId, name: "Mine" }),
        events.remove({ eventId }),
        events.attendees.list({ eventId }),
        events.attendees.export({ eventId }),
        events.attendees.remove({ eventId, attendeeId }),
        events.attendees.checkIn({ eventId, attendeeId, checkedIn: true }),
        events.waitingList({ eventId }),
        invitations.create({ target, email: foyer.address() }),
      ];
      expect(await Promise.all(calls.map(endOf))).toEqual(calls.map(() => "not_found"));
    }
    for (const manager of [
      organizer,
      await foyer.admin({ organizationId }),
      await foyer.owner({ organizationId }),
    ])
      expect(await foyer.callerFor(manager).events.get({ eventId })).toMatchObject({ id: eventId });
  });

  test("nobody by way of another event: foreign attendees are not found", async () => {
    const { attendees } = await eventWith(["Ada"]);
    const [ada] = await attendees();
    const { eventId, host } = await eventWith([]);
    const attendeeId = ada?.id ?? "";
    expect(await endOf(host.events.attendees.remove({ eventId, attendeeId }))).toBe("not_found");
    expect(await endOf(host.events.attendees.checkIn({ eventId, attendeeId, checkedIn: true }))).toBe(
      "not_found",
    );
    expect(await attendees()).toHaveLength(1);
  });

  test("whoever it was handed on to, and no longer whoever organized it before", async () => {
    const { eventId, host, organizationId } = await eventWith([]);
    const next = await foyer.member({ organizationId });
    const admin = foyer.callerFor(await foyer.admin({ organizationId }));
    const changed = await admin.events.update({ eventId, organizerId: next.userId });
    expect(changed).toMatchObject({ organizer: { id: next.userId } });
    expect(await endOf(host.events.get({ eventId }))).toBe("not_found");
    expect(await endOf(foyer.callerFor(next).events.get({ eventId }))).toBe("done");
    const { userId } = await foyer.guest({ organizationId });
    const refusal = await refusalOf(admin.events.update({ eventId, organizerId: userId }));
    expect(refusal).toMatchObject({ reason: "invalid_input", issues: [{ path: "organizerId" }] });
  });

  test("lists: members see what they organize, admins everything, by pages, time and words, the next one first of those ahead", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    const ids: [string, string, string] = ["", "", ""];
    for (const [n, by] of [owner, member, owner].entries()) {
      const startsAt = inHours(n === 2 ? -5 : 5 + n);
      const location = n === 1 ? "50% Bar" : null;
      ids[n] = (await foyer.event({ by, startsAt, name: `Evening ${n}`, location })).eventId;
    }
    await foyer.event();
    const namesFor = async (person: typeof owner, input: object = {}) =>
      (await foyer.callerFor(person).events.list({ organizationId, ...input })).items.map(({ name }) => name);
    expect(await namesFor(owner)).toEqual(["Evening 1", "Evening 0", "Evening 2"]);
    expect(await namesFor(member)).toEqual(["Evening 1"]);
    expect(await namesFor(owner, { when: "ahead" })).toEqual(["Evening 0", "Evening 1"]);
    expect(await namesFor(owner, { when: "over" })).toEqual(["Evening 2"]);
    expect(await namesFor(owner, { search: "50% b" })).toEqual(["Evening 1"]);
    expect(await namesFor(owner, { search: "%" })).toEqual(["Evening 1"]);
    const { events } = foyer.callerFor(owner);
    const paged = async (input: object, limit: number) => {
      const first = await events.list({ organizationId, limit, ...input });
      const second = await events.list({ organizationId, limit, ...input, cursor: first.nextCursor ?? "" });
      expect(second.nextCursor).toBeNull();
      return [...first.items, ...second.items].map(({ id }) => id);
    };
    expect(await paged({}, 2)).toEqual([ids[1], ids[0], ids[2]]);
    expect(await paged({ when: "ahead" }, 1)).toEqual([ids[0], ids[1]]);
    expect(
      await endOf(foyer.callerFor(await foyer.guest({ organizationId })).events.list({ organizationId })),
    ).toBe("forbidden");
  });
});

describe("changing an event", () => {
  test("changes what is named; what belongs into calendars counts up once, and those who come are told once", async () => {
    const { eventId, host } = await eventWith(["Ada"]);
    const sequence = async () =>
      (await foyer.sql<{ sequence: number }>`SELECT sequence FROM events WHERE id = ${eventId}`)[0]?.sequence;
    const changed = await host.events.update({
      eventId,
      name: "New",
      location: "Garden",
      timeZone: "Europe/Berlin",
    });
    expect(changed).toMatchObject({
      name: "New",
      location: "Garden",
      timeZone: "Europe/Berlin",
      attendeeCount: 1,
    });
    expect(await sequence()).toBe(1);
    expect(await toldOf(eventId)).toHaveLength(1);

    await host.events.update({ eventId, name: "New", location: "Garden" });
    await host.events.update({ eventId, capacity: 5, offerHours: 2 });
    expect(await sequence()).toBe(1);
    expect(await toldOf(eventId)).toHaveLength(1);
    expect(await actsOf(eventId)).toEqual([
      { act: "event.created", details: {} },
      { act: "event.updated", details: { fields: ["name", "timeZone", "location"] } },
      { act: "event.updated", details: { fields: ["capacity", "offerHours"] } },
    ]);
    expect(await host.events.update({ eventId, location: null })).toMatchObject({ location: null });
  });

  test("holds the end after the start, also when only one of them is named", async () => {
    const { eventId, organizer } = await foyer.event({ startsAt: inHours(10), endsAt: inHours(12) });
    const host = foyer.callerFor(organizer);
    for (const change of [{ startsAt: inHours(13) }, { endsAt: inHours(9) }]) {
      const refusal = await refusalOf(host.events.update({ eventId, ...change }));
      expect(refusal).toMatchObject({ reason: "invalid_input", issues: [{ path: "endsAt" }] });
    }
    await host.events.update({ eventId, startsAt: inHours(13), endsAt: null });
  });

  test("an invitation ends with the event at the latest, also when it is moved", async () => {
    const { eventId, organizer } = await foyer.event({ startsAt: inHours(24) });
    const host = foyer.callerFor(organizer);
    const soon = await foyer.eventInvitation({ by: organizer, eventId, expiresInHours: 2 });
    const late = await foyer.eventInvitation({ by: organizer, eventId });
    const startsAt = inHours(10);
    await host.events.update({ eventId, startsAt });
    const expiryOf = async (invitationId: string) => (await host.invitations.get({ invitationId })).expiresAt;
    expect(await expiryOf(late.id)).toBe(startsAt);
    expect(await expiryOf(soon.id)).toBe(soon.expiresAt);
    await host.invitations.update({ invitationId: late.id, expiresInHours: 500 });
    expect(await expiryOf(late.id)).toBe(startsAt);
    await foyer.sql`UPDATE events SET starts_at = now() WHERE id = ${eventId}`;
    const refusal = await refusalOf(foyer.eventInvitation({ by: organizer, eventId }));
    expect(refusal).toMatchObject({ reason: "conflict", message: "This event is over." });
  });

  test("an invitation to it knows no role, and can be given a seat beyond the capacity later [S3.5]", async () => {
    const { eventId, organizer, host } = await eventWith(["Ada"], { capacity: 1 });
    const { id: invitationId } = await foyer.eventInvitation({
      by: organizer,
      eventId,
      isVip: true,
      fullName: "Bo",
    });
    const refusal = await refusalOf(host.invitations.update({ invitationId, role: "viewer" }));
    expect(refusal).toMatchObject({ reason: "invalid_input", issues: [{ path: "role" }] });
    const token = foyer.linkOf(invitationId);
    expect(await endOf(guest().accept({ token }))).toBe("event_full");
    const changed = await host.invitations.update({ invitationId, bypassCapacity: true });
    expect(changed).toMatchObject({ isVip: true, bypassCapacity: true, event: { id: eventId } });
    expect(await endOf(guest().accept({ token }))).toBe("done");
  });
});

describe("cancelling an event", () => {
  test("ends everything of it at once; those who come stay until they have been told", async () => {
    const { eventId, organizer, organizationId, host, attendees } = await eventWith(["Ada", "Bo"], {
      capacity: 2,
    });
    const [ada] = await attendees();
    const open = await foyer.eventInvitation({ by: organizer, eventId, fullName: "Cy" });
    const token = foyer.linkOf(open.id);
    await guest().joinWaitingList({ token });
    await host.events.remove({ eventId });

    const attendeeId = ada?.id ?? "";
    const calls = [
      host.events.get({ eventId }),
      host.events.update({ eventId, name: "Again" }),
      host.events.remove({ eventId }),
      host.events.attendees.list({ eventId }),
      host.events.attendees.remove({ eventId, attendeeId }),
      host.events.waitingList({ eventId }),
      foyer.eventInvitation({ by: organizer, eventId }),
    ];
    expect(await Promise.all(calls.map(endOf))).toEqual(calls.map(() => "not_found"));
    const owner = await foyer.owner({ organizationId });
    expect(await endOf(foyer.eventInvitation({ by: owner, eventId }))).toBe("conflict");
    expect((await host.events.list({ organizationId })).items).toEqual([]);
    expect(await guest().view({ token })).toMatchObject({
      status: "cancelled",
      canAccept: false,
      event: null,
    });
    expect(await endOf(guest().accept({ token }))).toBe("invitation_cancelled");
    expect(await endOf(guest().decline({ token: foyer.linkOf(ada?.invitationId ?? "", 0) }))).toBe(
      "invitation_cancelled",
    );

    expect(await foyer.sql`SELECT 1 FROM attendees WHERE event_id = ${eventId}`).toHaveLength(2);
    expect(await foyer.sql`SELECT 1 FROM waiting_places WHERE event_id = ${eventId}`).toEqual([]);
    expect(await toldOf(eventId)).toHaveLength(1);
    expect(await actsOf(eventId)).toEqual([
      { act: "event.created", details: {} },
      { act: "event.removed", details: { attendees: 2, invitations: 1, waiting: 1 } },
    ]);
    expect((await actsOf(open.id)).at(-1)).toMatchObject({ act: "invitation.cancelled" });
    // Whoever manages the organization still reads what there was.
    expect(await foyer.callerFor(owner).invitations.get({ invitationId: open.id })).toMatchObject({
      status: "cancelled",
    });
  });
});

describe("attendees", () => {
  test("are listed, the newest first, by pages, words and whether they came [S3.4]", async () => {
    const { eventId, host, attendees } = await eventWith(["Ada Lovelace", "Bo", "Cy_"]);
    const names = async (input: object = {}) =>
      (await host.events.attendees.list({ eventId, ...input })).items.map(({ fullName }) => fullName);
    expect(await names()).toEqual(["Cy_", "Bo", "Ada Lovelace"]);
    expect(await names({ search: "lovel" })).toEqual(["Ada Lovelace"]);
    expect(await names({ search: "_" })).toEqual(["Cy_"]);
    expect(await names({ search: "+1 12" })).toEqual(["Ada Lovelace"]);
    const [cy, bo] = await attendees();
    expect(await names({ search: bo?.email })).toEqual(["Bo"]);
    const first = await host.events.attendees.list({ eventId, limit: 2 });
    expect(await names({ limit: 2, cursor: first.nextCursor })).toEqual(["Ada Lovelace"]);

    const mark = (checkedIn: boolean) =>
      host.events.attendees.checkIn({ eventId, attendeeId: cy?.id ?? "", checkedIn });
    expect((await mark(false)).checkedInAt).toBeNull();
    const { checkedInAt } = await mark(true);
    expect(checkedInAt).not.toBeNull();
    expect(await mark(true)).toMatchObject({ checkedInAt });
    expect(await names({ checkedIn: true })).toEqual(["Cy_"]);
    expect(await names({ checkedIn: false })).toEqual(["Bo", "Ada Lovelace"]);
    await mark(false);
    expect(await names({ checkedIn: true })).toEqual([]);
    expect(await actsOf(cy?.id ?? "")).toMatchObject([
      { act: "attendee.checked_in" },
      { act: "attendee.check_in_undone" },
    ]);
  });

  test("are exported as CSV that no spreadsheet takes for formulas", async () => {
    const { eventId, host } = await eventWith(["=cmd()|x", "Ada, Countess"]);
    const { csv, filename, isComplete } = await host.events.attendees.export({ eventId });
    expect(filename).toMatch(/^attendees-\d{4}-\d{2}-\d{2}\.csv$/);
    expect(isComplete).toBe(true);
    const [header, ...rows] = csv.split("\r\n");
    expect(header).toBe("name,email,phone,vip,accepted,checked in");
    expect(rows[0]).toMatch(/^"Ada, Countess",/);
    expect(rows[1]).toMatch(/^"'=cmd\(\)\|x",/);
    expect(rows[1]).toContain(`,"'+1 8",no,`);
    expect((await host.events.attendees.export({ eventId, search: "nobody" })).csv).toBe(`${header}\r\n`);
  });

  test("who is removed has no seat and no invitation any more, and is told; the seat goes to the next in line", async () => {
    const { eventId, organizer, host, attendees } = await eventWith(["Ada"], { capacity: 1 });
    const next = await foyer.eventInvitation({ by: organizer, eventId, fullName: "Bo" });
    await guest().joinWaitingList({ token: foyer.linkOf(next.id) });
    const [ada] = await attendees();
    const { id: attendeeId = "", invitationId = "", email = "" } = ada ?? {};
    await host.events.attendees.remove({ eventId, attendeeId });

    expect(await host.events.get({ eventId })).toMatchObject({ attendeeCount: 0, offeredCount: 1 });
    expect(await host.invitations.get({ invitationId })).toMatchObject({ status: "cancelled" });
    expect(await actsOf(attendeeId)).toMatchObject([{ act: "attendee.removed" }]);
    const notices = await foyer.sql`
      SELECT recipient, number FROM deliveries WHERE invitation_id = ${invitationId} AND purpose = 'event_cancelled'`;
    expect(notices).toEqual([{ recipient: email, number: null }]);
    expect(await endOf(guest().accept({ token: foyer.linkOf(invitationId, 0) }))).toBe(
      "invitation_cancelled",
    );
    expect(await endOf(host.events.attendees.remove({ eventId, attendeeId }))).toBe("not_found");
    expect(await endOf(foyer.eventInvitation({ by: organizer, eventId, email }))).toBe("done");
  });
});

describe("whoever invited to an event and lost the right to lets nobody in [S3.4]", () => {
  const lost = {
    "handed it on":
      "UPDATE events SET organizer_id = (SELECT id FROM users WHERE id <> $1 LIMIT 1) WHERE organizer_id = $1",
    "became a guest": "UPDATE memberships SET role = 'guest' WHERE user_id = $1",
    "was switched off": "UPDATE memberships SET active = false WHERE user_id = $1",
    left: "DELETE FROM memberships WHERE user_id = $1",
  };
  test.each(Object.entries(lost))("as they %s", async (_, statement) => {
    const { eventId, organizer } = await eventWith(["Ada"], { capacity: 2 });
    const { id } = await foyer.eventInvitation({ by: organizer, eventId, fullName: "Bo" });
    await foyer.services.database.read.$executeRawUnsafe(statement.replaceAll("$1", `'${organizer.userId}'`));
    const token = foyer.linkOf(id);
    expect(await endOf(guest().accept({ token }))).toBe("inviter_lost_authority");
    expect(await foyer.sql`SELECT seats_taken FROM events WHERE id = ${eventId}`).toEqual([
      { seats_taken: 1 },
    ]);
  });
});
