import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { settleOffers } from "./settle-offers.ts";

const foyer = testFoyer();
const guest = () => foyer.callerFor(null).invitations;

/** An event of one seat with people whom its organizer has invited: the first one comes, the others wait in line. */
async function eventInLine(invited: number) {
  const { eventId, organizer, organizationId } = await foyer.event({ capacity: 1 });
  const owner = await foyer.owner({ organizationId });
  const ids: string[] = [];
  for (let n = 0; n < invited; n++)
    ids.push((await foyer.eventInvitation({ by: organizer, eventId, fullName: `Guest ${n}` })).id);
  const token = (n: number) => foyer.linkOf(ids[n] ?? "");
  await guest().accept({ token: token(0) });
  for (let n = 1; n < invited; n++) await guest().joinWaitingList({ token: token(n) });
  return {
    ...{ eventId, organizer, organizationId, owner, ids },
    free: () => guest().decline({ token: token(0) }),
    accept: (n: number) => endOf(guest().accept({ token: token(n) })),
    view: (n: number) => guest().view({ token: token(n) }),
    positions: async () =>
      (await foyer.callerFor(owner).events.waitingList({ eventId })).items.map(({ position }) => position),
    handOn: async () => {
      const heir = await foyer.member({ organizationId });
      await foyer.callerFor(owner).events.update({ eventId, organizerId: heir.userId });
      return heir;
    },
    leave: () => foyer.callerFor(owner).people.remove({ organizationId, userId: organizer.userId }),
  };
}

describe("an event that is handed on", () => {
  test("lets in whom the organizer before had invited: who takes over vouches for them [S3.5]", async () => {
    const { ids, free, accept, view, handOn, eventId } = await eventInLine(3);
    const heir = await handOn();
    await free();
    expect(await view(1)).toMatchObject({ canAccept: true, waitingList: { position: 0 } });
    expect(await accept(1)).toBe("done");
    const { invitedBy } = await foyer.callerFor(heir).invitations.get({ invitationId: ids[2] ?? "" });
    expect(invitedBy).toMatchObject({ id: heir.userId });
    const [entry] = await foyer.sql`
      SELECT details FROM audit_entries WHERE subject_id = ${eventId} AND act = 'event.updated'`;
    expect(entry).toEqual({ details: { fields: ["organizerId"], invitations: 2 } });
  });

  test("leaves those to an admin whom an admin has invited, and what was answered as it was", async () => {
    const owner = await foyer.owner();
    const { eventId } = await foyer.event({ by: owner });
    const { id } = await foyer.eventInvitation({ by: owner, eventId });
    const heir = await foyer.member({ organizationId: owner.organizationId });
    await foyer.callerFor(owner).events.update({ eventId, organizerId: heir.userId });
    const { invitedBy } = await foyer.callerFor(heir).invitations.get({ invitationId: id });
    expect(invitedBy).toMatchObject({ id: owner.userId });
  });

  test("is handed on by those who manage all events, and by nobody else: nobody learns an address by it", async () => {
    const organizer = await foyer.member();
    const { organizationId } = organizer;
    const { eventId } = await foyer.event({ by: organizer });
    const victim = await foyer.member({ organizationId });
    const { events } = foyer.callerFor(organizer);
    const named = { organizerId: victim.userId };
    const event = { organizationId, name: "Tea", startsAt: "2099-05-01T12:00:00.000Z" };
    expect(await refusalOf(events.update({ eventId, ...named }))).toMatchObject({ reason: "forbidden" });
    expect(await refusalOf(events.create({ ...event, ...named }))).toMatchObject({ reason: "forbidden" });
    expect(await events.update({ eventId, organizerId: organizer.userId })).toMatchObject({
      organizer: { id: organizer.userId },
    });
    expect(await events.create({ ...event, organizerId: organizer.userId })).toMatchObject({
      organizer: { id: organizer.userId },
    });
    const admin = foyer.callerFor(await foyer.admin({ organizationId }));
    expect(await admin.events.update({ eventId, ...named })).toMatchObject({
      organizer: { id: victim.userId },
    });
  });
});

describe("an event whose organizer has left", () => {
  test("offers nobody a seat who could not take it, and leaves it to others", async () => {
    const { eventId, owner, free, leave, accept, view, positions } = await eventInLine(3);
    await leave();
    await free();
    expect(await positions()).toEqual([1, 2]);
    expect(await view(1)).toMatchObject({ canAccept: false, event: { seatsLeft: 1 } });
    expect(await accept(1)).toBe("inviter_lost_authority");
    const { id } = await foyer.eventInvitation({ by: owner, eventId, fullName: "New" });
    const token = foyer.linkOf(id);
    expect(await guest().view({ token })).toMatchObject({ canAccept: true, event: { seatsLeft: 1 } });
    expect(await endOf(guest().accept({ token }))).toBe("done");
  });

  test("offers the first in line the seat as soon as somebody takes it over", async () => {
    const { free, leave, handOn, accept, view, positions } = await eventInLine(3);
    await leave();
    await free();
    await handOn();
    expect(await positions()).toEqual([0, 1]);
    expect(await view(1)).toMatchObject({ canAccept: true, waitingList: { position: 0 } });
    expect(await accept(2)).toBe("event_full");
    expect(await accept(1)).toBe("done");
  });

  test("offers it by the sweep where they are back, or somebody else vouches for one in line", async () => {
    const { organizationId, organizer, owner, ids, free, accept, positions } = await eventInLine(3);
    const setActive = (active: boolean) =>
      foyer.callerFor(owner).people.setActive({ organizationId, userIds: [organizer.userId], active });
    await setActive(false);
    await free();
    await settleOffers(foyer.services);
    expect(await positions()).toEqual([1, 2]);
    // The second in line is the first who could take it.
    await foyer.callerFor(owner).invitations.resend({ invitationId: ids[2] ?? "" });
    await settleOffers(foyer.services);
    expect(await positions()).toEqual([1, 0]);
    await setActive(true);
    await settleOffers(foyer.services);
    expect(await accept(1)).toBe("event_full");
    expect(await accept(2)).toBe("done");
    await foyer.sql`UPDATE events SET capacity = 2 WHERE organization_id = ${organizationId}`;
    await settleOffers(foyer.services);
    expect(await positions()).toEqual([0]);
  });

  test("keeps an open offer until its time is up, though it can't be taken for now", async () => {
    const { eventId, owner, free, leave, handOn, accept, view } = await eventInLine(2);
    await free();
    await leave();
    expect(await view(1)).toMatchObject({ canAccept: false, event: { seatsLeft: 1 } });
    const { id } = await foyer.eventInvitation({ by: owner, eventId, fullName: "New" });
    expect(await endOf(guest().accept({ token: foyer.linkOf(id) }))).toBe("event_full");
    await handOn();
    expect(await accept(1)).toBe("done");
  });
});
