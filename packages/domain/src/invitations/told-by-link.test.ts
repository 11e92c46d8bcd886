import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();
const guest = () => foyer.callerFor(null).invitations;

const secret = { location: "Secret new place", description: "Use the back door, code 1234" };

describe("the link of somebody who", () => {
  test.each(["taken off the list", "cancelled", "declined", "released"] as const)(
    "was invited to an event and is out again (%s) tells nothing of it any more",
    async (way) => {
      const { eventId, organizer } = await foyer.event({ location: "Old place", capacity: 9 });
      const host = foyer.callerFor(organizer);
      const { id: invitationId } = await foyer.eventInvitation({ by: organizer, eventId, fullName: "Eve" });
      const token = foyer.linkOf(invitationId);
      if (way === "taken off the list" || way === "released") await guest().accept({ token });
      expect(await guest().view({ token })).toMatchObject({ event: { location: "Old place" } });
      if (way === "cancelled") await host.invitations.cancel({ invitationId });
      else if (way === "taken off the list") {
        const { items } = await host.events.attendees.list({ eventId });
        await host.events.attendees.remove({ eventId, attendeeId: items[0]?.id ?? "" });
      } else await guest().decline({ token });
      await host.events.update({ eventId, name: "Another name", ...secret });
      const view = await guest().view({ token });
      expect(view).toMatchObject({ event: null, isRemoved: false, waitingList: null, canAccept: false });
      expect(JSON.stringify(view)).not.toMatch(/Another name|Secret|1234/);
    },
  );

  test("came too late for an event tells what they would ask for once more, and no more", async () => {
    const { eventId, organizer } = await foyer.event({ ...secret, name: "Party", capacity: 9 });
    const { id } = await foyer.eventInvitation({ by: organizer, eventId, expiresInHours: 1 });
    await foyer.letPass("2 hours", id);
    const { startsAt } = await foyer.callerFor(organizer).events.get({ eventId });
    expect(await guest().view({ token: foyer.linkOf(id) })).toMatchObject({
      status: "expired",
      event: { name: "Party", startsAt, location: null, description: null, seatsLeft: null },
    });
  });

  test.each(["cancelled", "declined"] as const)(
    "was invited to a space and is not any more (%s) does not tell how it is called now",
    async (way) => {
      const { spaceId, custodian } = await foyer.space();
      const host = foyer.callerFor(custodian);
      const { id: invitationId } = await foyer.spaceInvitation({ by: custodian, spaceId });
      const token = foyer.linkOf(invitationId);
      if (way === "cancelled") await host.invitations.cancel({ invitationId });
      else await guest().decline({ token });
      await host.spaces.update({ spaceId, name: "Another name" });
      expect(await guest().view({ token })).toMatchObject({
        space: null,
        isRemoved: false,
        canAccept: false,
      });
    },
  );

  test("was invited to what is gone says so", async () => {
    const { eventId, organizer } = await foyer.event();
    const { spaceId, custodian } = await foyer.space();
    const party = await foyer.eventInvitation({ by: organizer, eventId });
    const space = await foyer.spaceInvitation({ by: custodian, spaceId });
    await foyer.callerFor(organizer).events.remove({ eventId });
    await foyer.callerFor(custodian).spaces.remove({ spaceId });
    for (const { id } of [party, space]) {
      const view = await guest().view({ token: foyer.linkOf(id) });
      expect(view).toMatchObject({ isRemoved: true, space: null, event: null, canAccept: false });
    }
  });
});
