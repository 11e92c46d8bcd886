import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { settleOffers } from "./settle-offers.ts";

const foyer = testFoyer();
const guest = () => foyer.callerFor(null).invitations;

/** An event with invitations to it, each a link. */
async function eventFor(seats: number | null, invited: number) {
  const { eventId, organizer } = await foyer.event({ capacity: seats });
  const ids: string[] = [];
  for (let n = 0; n < invited; n++)
    ids.push((await foyer.eventInvitation({ by: organizer, eventId, fullName: `Guest ${n}` })).id);
  const tokens = ids.map((id) => foyer.linkOf(id));
  const token = (n: number) => tokens[n] ?? "";
  const host = foyer.callerFor(organizer);
  return { eventId, organizer, host, ids, token, event: () => host.events.get({ eventId }) };
}

describe("a seat", () => {
  test("smoke", async () => {
    const { token, event, host, eventId } = await eventFor(1, 3);
    expect(await guest().view({ token: token(0) })).toMatchObject({
      canAccept: true,
      event: { seatsLeft: 1 },
    });
    expect(await guest().accept({ token: token(0), phone: "1" })).toMatchObject({ attendee: { phone: "1" } });
    expect(await event()).toMatchObject({ attendeeCount: 1, seatsLeft: 0 });
    expect(await endOf(guest().accept({ token: token(1) }))).toBe("event_full");
    expect(await guest().joinWaitingList({ token: token(1) })).toEqual({ status: "waiting", position: 1 });
    expect(await guest().joinWaitingList({ token: token(2) })).toEqual({ status: "waiting", position: 2 });
    expect(await guest().joinWaitingList({ token: token(2) })).toEqual({ status: "waiting", position: 2 });
    await guest().decline({ token: token(0) });
    expect(await event()).toMatchObject({ attendeeCount: 0, seatsLeft: 0, offeredCount: 1, waitingCount: 1 });
    expect(await guest().view({ token: token(1) })).toMatchObject({
      canAccept: true,
      waitingList: { position: 0 },
    });
    expect(await host.events.waitingList({ eventId })).toMatchObject({
      items: [{ position: 0 }, { position: 1 }],
    });
    expect(await endOf(guest().accept({ token: token(2) }))).toBe("event_full");
    await foyer.sql`UPDATE waiting_places SET offered_until = now() WHERE offered_until IS NOT NULL`;
    expect(await settleOffers(foyer.services)).toBe(1);
    expect(await guest().accept({ token: token(2) })).toMatchObject({ status: "accepted" });
    const [who] = (await host.events.attendees.list({ eventId, search: "Guest" })).items;
    expect(who).toMatchObject({ fullName: "Guest 2" });
    await host.events.attendees.checkIn({ eventId, attendeeId: who?.id ?? "", checkedIn: true });
    expect((await host.events.attendees.export({ eventId })).csv).toContain("Guest 2");
    await host.events.update({ eventId, capacity: 2, name: "New" });
    await host.events.attendees.remove({ eventId, attendeeId: who?.id ?? "" });
    await host.events.remove({ eventId });
    expect(await refusalOf(event())).toMatchObject({ reason: "not_found" });
  });
});
