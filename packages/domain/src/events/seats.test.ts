import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { settleOffers } from "./settle-offers.ts";

const foyer = testFoyer();
const guest = () => foyer.callerFor(null).invitations;

type Wish = { readonly startsAt?: string; readonly endsAt?: string; readonly offerHours?: number };

/** An event with so many seats, and links to it. */
async function eventFor(capacity: number | null, invited: number, wish: Wish = {}) {
  const { eventId, organizer, organizationId } = await foyer.event({ capacity, ...wish });
  const links: { id: string; email: string; token: string }[] = [];
  for (let n = 0; n < invited; n++) {
    const { id, email } = await foyer.eventInvitation({ by: organizer, eventId, fullName: `Guest ${n}` });
    links.push({ id, email, token: foyer.linkOf(id) });
  }
  const link = (n: number) => links[n] ?? { id: "", email: "", token: "" };
  const host = foyer.callerFor(organizer);
  return {
    ...{ eventId, organizer, organizationId, host, link },
    event: () => host.events.get({ eventId }),
    line: async () => (await host.events.waitingList({ eventId })).items,
    accept: (n: number) => guest().accept({ token: link(n).token }),
    decline: (n: number) => guest().decline({ token: link(n).token }),
    join: (n: number) => guest().joinWaitingList({ token: link(n).token }),
    view: (n: number) => guest().view({ token: link(n).token }),
    timeline: async (n: number) =>
      (await host.invitations.get({ invitationId: link(n).id })).timeline.map(({ type }) => type),
    lapse: async () => {
      await foyer.sql`
        UPDATE waiting_places SET offered_until = now() WHERE event_id = ${eventId} AND offered_until IS NOT NULL`;
    },
  };
}

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

describe("a seat", () => {
  test("is taken by whoever holds the link, with name and phone, without an account [S3.4]", async () => {
    const { link, eventId, event, host, view } = await eventFor(2, 1);
    const { id: invitationId, email, token } = link(0);
    expect(await view(0)).toMatchObject({
      kind: "event",
      role: null,
      needs: "nothing",
      canAccept: true,
      event: { id: eventId, seatsLeft: 2 },
      waitingList: null,
    });
    const accepted = await guest().accept({ token, fullName: "Ada Lovelace", phone: "+44 20 1234" });
    expect(accepted).toMatchObject({
      kind: "event",
      status: "accepted",
      redirectTo: "/accept",
      signedIn: false,
      mfaEnrolmentRequired: false,
      attendee: { eventId, email, fullName: "Ada Lovelace", phone: "+44 20 1234" },
    });
    expect(await event()).toMatchObject({ attendeeCount: 1, seatsLeft: 1 });
    expect((await host.events.attendees.list({ eventId })).items).toMatchObject([
      {
        id: accepted.attendee?.id,
        invitationId,
        email,
        fullName: "Ada Lovelace",
        checkedInAt: null,
        isVip: false,
      },
    ]);
    expect(await foyer.sql`SELECT 1 FROM users WHERE email = ${email}`).toEqual([]);
    const deliveries =
      await foyer.sql`SELECT purpose, number FROM deliveries WHERE invitation_id = ${invitationId} ORDER BY number`;
    expect(deliveries).toEqual([
      { purpose: "invitation", number: 1 },
      { purpose: "confirmation", number: 2 },
    ]);
    expect(await view(0)).toMatchObject({ status: "accepted", canAccept: false });
  });

  test("needs a name, if nobody has told one", async () => {
    const { eventId, organizer } = await foyer.event();
    const { id } = await foyer.eventInvitation({ by: organizer, eventId });
    const token = foyer.linkOf(id);
    const refusal = await refusalOf(guest().accept({ token }));
    expect(refusal).toMatchObject({ reason: "invalid_input", issues: [{ path: "fullName" }] });
    expect(await guest().accept({ token, name: "Grace" })).toMatchObject({
      attendee: { fullName: "Grace", phone: null },
    });
  });

  test.each(["isVip", "bypassCapacity", "status", "role", "eventId", "email"])(
    "mass assignment: nobody gives themselves %s by accepting or waiting",
    async (field) => {
      const { link, accept } = await eventFor(1, 2);
      await accept(0);
      for (const procedure of ["invitations.accept", "invitations.joinWaitingList"]) {
        const input = {
          token: link(1).token,
          fullName: "Mallory",
          [field]: field === "status" ? "accepted" : true,
        };
        expect(await endOf(foyer.browser().call(procedure, input))).toBe("invalid_input");
      }
    },
  );

  test("is refused where none is left, and given to whoever bypasses the capacity all the same [S3.5]", async () => {
    const { eventId, organizer, accept, event, view } = await eventFor(1, 2);
    const vip = await foyer.eventInvitation({
      ...{ by: organizer, eventId, fullName: "Hedy" },
      ...{ isVip: true, bypassCapacity: true },
    });
    await accept(0);
    const refusal = await refusalOf(accept(1));
    expect(refusal).toMatchObject({ reason: "event_full", status: 409 });
    expect(await view(1)).toMatchObject({ canAccept: false, status: "pending", event: { seatsLeft: 0 } });
    const token = foyer.linkOf(vip.id);
    expect(await guest().view({ token })).toMatchObject({ canAccept: true, isVip: true });
    await guest().accept({ token });
    expect(await event()).toMatchObject({ attendeeCount: 2, seatsLeft: 0 });
    const { items } = await foyer.callerFor(organizer).events.attendees.list({ eventId, isVip: true });
    expect(items).toMatchObject([{ fullName: "Hedy", isVip: true }]);
  });

  test("is free again once they decline by the same link, while the event is ahead [S3.4]", async () => {
    const { accept, decline, event, timeline, join } = await eventFor(1, 2);
    await accept(0);
    expect(await decline(0)).toEqual({ status: "declined" });
    expect(await event()).toMatchObject({ attendeeCount: 0, seatsLeft: 1 });
    // A message is queued with the yes, and with the no that takes it back.
    const acts = (await timeline(0)).filter((type) => type !== "queued");
    expect(acts.slice(-2)).toEqual(["accepted", "declined"]);
    expect(await endOf(decline(0))).toBe("invitation_declined");
    expect(await endOf(join(1))).toBe("conflict");
    await accept(1);
  });

  test("is kept once the event has begun: a yes can't be taken back then", async () => {
    const { accept, decline, event } = await eventFor(1, 1, { endsAt: inHours(24 * 8) });
    await accept(0);
    await foyer.sql`UPDATE events SET starts_at = now() WHERE seats_taken = 1`;
    expect(await endOf(decline(0))).toBe("invitation_accepted");
    expect(await event()).toMatchObject({ attendeeCount: 1 });
  });

  test("is there for as many as come, where no capacity is set", async () => {
    const { accept, event, view, join } = await eventFor(null, 3);
    for (const n of [0, 1]) await accept(n);
    expect(await event()).toMatchObject({ attendeeCount: 2, seatsLeft: null, capacity: null });
    expect(await view(2)).toMatchObject({ canAccept: true, event: { seatsLeft: null } });
    expect(await endOf(join(2))).toBe("conflict");
  });

  test("is not given once the event is over, even if the invitation should last longer", async () => {
    const { accept, view, join } = await eventFor(1, 2, { startsAt: inHours(2) });
    await accept(0);
    const [found] =
      await foyer.sql`SELECT expires_at = starts_at AS ends FROM invitations i JOIN events e ON e.id = i.place_id
      WHERE i.id = ${(await view(1)).invitationId}`;
    expect(found).toEqual({ ends: true });
    await foyer.sql`UPDATE events SET starts_at = now() WHERE id = ${(await view(1)).event?.id}`;
    expect(await view(1)).toMatchObject({ status: "expired", canAccept: false });
    expect(await endOf(join(1))).toBe("invitation_expired");
    await foyer.sql`UPDATE events SET capacity = 5 WHERE id = ${(await view(1)).event?.id}`;
    expect(await endOf(accept(1))).toBe("invitation_expired");
  });

  test("an address that comes already is not invited again [S3.6]", async () => {
    const { eventId, organizer, accept, link } = await eventFor(5, 2);
    await accept(0);
    const again = (n: number) =>
      endOf(foyer.eventInvitation({ by: organizer, eventId, email: link(n).email }));
    expect(await again(0)).toBe("already_member");
    expect(await again(1)).toBe("already_invited");
  });
});

describe("the waiting list", () => {
  test("offers a seat that is freed to the first in line, with a link of its own and a deadline, and holds it", async () => {
    const { accept, decline, join, view, line, event, link, timeline } = await eventFor(1, 4, {
      offerHours: 3,
    });
    await accept(0);
    expect(await join(1)).toEqual({ status: "waiting", position: 1 });
    expect(await join(2)).toEqual({ status: "waiting", position: 2 });
    expect(await join(2)).toEqual({ status: "waiting", position: 2 });
    expect(await view(2)).toMatchObject({
      canAccept: false,
      waitingList: { position: 2, offeredUntil: null },
    });
    expect(await event()).toMatchObject({ waitingCount: 2, offeredCount: 0, seatsLeft: 0 });

    await decline(0);
    const offer = await view(1);
    expect(offer).toMatchObject({ canAccept: true, waitingList: { position: 0 }, event: { seatsLeft: 1 } });
    const hours = (Date.parse(offer.waitingList?.offeredUntil ?? "") - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(2.5);
    expect(hours).toBeLessThan(3.5);
    expect(await event()).toMatchObject({ attendeeCount: 0, waitingCount: 1, offeredCount: 1, seatsLeft: 0 });
    expect(await view(2)).toMatchObject({ canAccept: false, waitingList: { position: 1 } });
    for (const n of [2, 3]) expect(await endOf(accept(n))).toBe("event_full");
    expect(await timeline(1)).toEqual(expect.arrayContaining(["waiting", "seat_offered"]));
    const sent = await foyer.sql<{ number: number }>`
      SELECT number FROM deliveries WHERE invitation_id = ${link(1).id} AND purpose = 'seat_offered'`;
    expect(sent).toHaveLength(1);

    const token = foyer.linkOf(link(1).id, sent[0]?.number);
    expect(await guest().accept({ token })).toMatchObject({ attendee: { fullName: "Guest 1" } });
    expect(await event()).toMatchObject({ attendeeCount: 1, waitingCount: 1, offeredCount: 0 });
    expect((await line()).map(({ email, position }) => [email, position])).toEqual([[link(2).email, 1]]);
  });

  test("keeps what they said of themselves: accepting an offer asks nothing more", async () => {
    const { accept, decline, link } = await eventFor(1, 2);
    await accept(0);
    const { token } = link(1);
    await guest().joinWaitingList({ token, fullName: "Radia Perlman", phone: "555" });
    await decline(0);
    expect(await guest().accept({ token })).toMatchObject({
      attendee: { fullName: "Radia Perlman", phone: "555" },
    });
  });

  test("goes on to the next when an offer lapses; who let it lapse is out of line, and may join again", async () => {
    const { accept, decline, join, view, lapse, timeline, event, link } = await eventFor(1, 3);
    await accept(0);
    for (const n of [1, 2]) await join(n);
    await decline(0);
    await lapse();
    const tooLate = { position: 0, offeredUntil: null };
    expect(await view(1)).toMatchObject({ canAccept: false, waitingList: tooLate });
    expect(await endOf(accept(1))).toBe("event_full");

    expect(await settleOffers(foyer.services)).toBe(1);
    expect(await settleOffers(foyer.services)).toBe(0);
    expect(await view(2)).toMatchObject({ canAccept: true, waitingList: { position: 0 } });
    expect((await timeline(1)).at(-1)).toBe("offer_lapsed");
    expect(await join(1)).toEqual({ status: "waiting", position: 1 });
    await lapse();
    await settleOffers(foyer.services);
    const numbers = await foyer.sql<{ number: number }>`
      SELECT number FROM deliveries WHERE invitation_id = ${link(1).id} AND purpose = 'seat_offered' ORDER BY number`;
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(2);
    await accept(1);
    expect(await event()).toMatchObject({ attendeeCount: 1, waitingCount: 0, offeredCount: 0 });
  });

  test("leaves a seat whose offer has lapsed to anybody, where nobody waits, before the sweep has come", async () => {
    const { accept, decline, join, view, lapse, event } = await eventFor(1, 3);
    await accept(0);
    await join(1);
    await decline(0);
    await lapse();
    expect(await view(2)).toMatchObject({ canAccept: true, event: { seatsLeft: 1 } });
    await accept(2);
    expect(await settleOffers(foyer.services)).toBe(1);
    expect(await event()).toMatchObject({ attendeeCount: 1, seatsLeft: 0, offeredCount: 0, waitingCount: 0 });
  });

  test("an invitation lasts as long as its holder waits: until the event is over", async () => {
    const { accept, join, view, host, link, eventId } = await eventFor(1, 2, { startsAt: inHours(1_000) });
    await accept(0);
    const endsWithEvent = async () => {
      const [row] = await foyer.sql`SELECT i.expires_at = e.starts_at AS yes FROM invitations i
        JOIN events e ON e.id = i.place_id WHERE i.id = ${link(1).id}`;
      return row?.yes;
    };
    expect(await endsWithEvent()).toBe(false);
    await join(1);
    expect(await endsWithEvent()).toBe(true);
    await host.invitations.update({ invitationId: link(1).id, expiresInHours: 1 });
    await host.invitations.resend({ invitationId: link(1).id });
    expect(await endsWithEvent()).toBe(true);
    await host.events.update({ eventId, startsAt: inHours(500) });
    expect(await endsWithEvent()).toBe(true);
    expect((await view(1)).waitingList).toMatchObject({ position: 1 });
  });

  test.each(["declines", "is cancelled"])(
    "moves up when somebody in line %s, and offers on what was held",
    async (way) => {
      const { accept, decline, join, line, host, link } = await eventFor(1, 3);
      await accept(0);
      for (const n of [1, 2]) await join(n);
      await decline(0);
      if (way === "declines") await decline(1);
      else await host.invitations.cancel({ invitationId: link(1).id });
      expect((await line()).map(({ invitationId, position }) => [invitationId, position])).toEqual([
        [link(2).id, 0],
      ]);
    },
  );

  test("offers several seats at once when the event becomes larger, and takes back what no longer fits", async () => {
    const { accept, join, line, host, eventId, event, link, timeline } = await eventFor(1, 5);
    await accept(0);
    for (const n of [1, 2, 3, 4]) await join(n);
    await host.events.update({ eventId, capacity: 4 });
    expect((await line()).map(({ position }) => position)).toEqual([0, 0, 0, 1]);
    await host.events.update({ eventId, capacity: 2 });
    expect((await line()).map(({ position }) => position)).toEqual([0, 1, 2, 3]);
    expect(await endOf(accept(2))).toBe("event_full");
    expect((await timeline(2)).slice(-1)).toEqual(["waiting"]);
    await host.events.update({ eventId, capacity: 3 });
    expect((await line()).map(({ position }) => position)).toEqual([0, 0, 1, 2]);
    // The same seat is offered by another message.
    expect(
      await foyer.sql`SELECT 1 FROM deliveries WHERE invitation_id = ${link(2).id} AND purpose = 'seat_offered'`,
    ).toHaveLength(2);
    await accept(2);
    await host.events.update({ eventId, capacity: null });
    expect(await event()).toMatchObject({
      attendeeCount: 2,
      offeredCount: 3,
      waitingCount: 0,
      seatsLeft: null,
    });
  });

  test("goes by pages, in the order of the line, even if whoever ended a page has left", async () => {
    const { accept, join, decline, host, eventId, link } = await eventFor(1, 5);
    await accept(0);
    for (const n of [3, 1, 4, 2]) await join(n);
    const ids = [3, 1, 4, 2].map((n) => link(n).id);
    const first = await host.events.waitingList({ eventId, limit: 2 });
    expect(first.items.map(({ invitationId, position }) => [invitationId, position])).toEqual([
      [ids[0], 1],
      [ids[1], 2],
    ]);
    await decline(1);
    const second = await host.events.waitingList({ eventId, limit: 2, cursor: first.nextCursor ?? "" });
    expect(second.items.map(({ invitationId, position }) => [invitationId, position])).toEqual([
      [ids[2], 2],
      [ids[3], 3],
    ]);
    expect(second.nextCursor).toBeNull();
  });

  test("is behind no other door, and closed to what has ended", async () => {
    const { id } = await foyer.invitation();
    const refusal = await refusalOf(guest().joinWaitingList({ token: foyer.linkOf(id) }));
    expect(refusal).toMatchObject({ reason: "conflict" });
    const { accept, join, decline } = await eventFor(1, 2);
    await accept(0);
    expect(await endOf(join(0))).toBe("invitation_accepted");
    await decline(1);
    expect(await endOf(join(1))).toBe("invitation_declined");
  });
});
