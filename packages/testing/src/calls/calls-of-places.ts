import type { TestFoyer } from "../test-foyer.ts";
import { type Calls, type Input, inTheFuture, notThere, type Prepare, preparing } from "./prepared-calls.ts";

/** What concerns organizations and their people, spaces and events, called as it succeeds. */
export function callsOfPlaces(foyer: TestFoyer): Calls {
  const { asOwner, ofOrganization, signedIn, withMember } = preparing(foyer);

  /** A space's custodian, and a viewer beside them. */
  function inSpace(more: Input = {}): Prepare {
    return async () => {
      const { spaceId, custodian } = await foyer.space();
      await foyer.spaceMember(spaceId, "viewer");
      return { account: custodian, input: { spaceId, ...more } };
    };
  }

  function ofSpaceMember(more: Input = {}): Prepare {
    return async () => {
      const { spaceId, custodian } = await foyer.space();
      const { userId } = await foyer.spaceMember(spaceId, "viewer");
      return { account: custodian, input: { spaceId, userId, ...more } };
    };
  }

  /** An event's organizer, and somebody who has its only seat. */
  function atEvent(more: Input = {}): Prepare {
    return async () => {
      const { organizer, eventId } = await foyer.event({ capacity: 1, startsAt: inTheFuture });
      const { id } = await foyer.eventInvitation({ by: organizer, eventId, fullName: "Ada" });
      await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id) });
      return { account: organizer, input: { eventId, ...more } };
    };
  }

  function ofAttendee(more: Input = {}): Prepare {
    return async () => {
      const { account, input } = await atEvent()();
      const eventId = String(input?.["eventId"]);
      const [attendee] = await foyer.sql<{ id: string }>`
        SELECT id FROM attendees WHERE event_id = ${eventId}`;
      return { ...(account && { account }), input: { eventId, attendeeId: attendee?.id, ...more } };
    };
  }

  return {
    "organizations.create": asOwner(() => ({ name: "Another" })),
    "organizations.get": asOwner(({ organizationId }) => ({ organizationId })),
    "organizations.list": asOwner(() => ({ limit: 1 })),
    "organizations.update": asOwner(({ organizationId }) => ({ organizationId, resendLimit: 0 })),
    "people.create": asOwner(({ organizationId }) => ({
      organizationId,
      email: foyer.address(),
      name: "Grace Hopper",
      role: "admin",
    })),
    "people.get": asOwner(async ({ organizationId }) => {
      const { userId } = await foyer.member({ organizationId, active: false });
      return { organizationId, userId };
    }),
    "people.list": asOwner(async ({ organizationId }) => {
      for (let count = 0; count < 3; count++) await foyer.member({ organizationId });
      return { organizationId, status: "active", role: "member", search: "example", limit: 2 };
    }),
    "people.export": ofOrganization({ role: "owner", mfaEnabled: false }),
    "people.update": withMember({ role: "admin", phone: "+49 30 123" }),
    "people.setActive": asOwner(async ({ organizationId }) => ({
      organizationId,
      userIds: [(await foyer.member({ organizationId })).userId, notThere],
      active: false,
    })),
    "people.remove": withMember(),
    "people.loginHistory": asOwner(async ({ organizationId }) => {
      const member = await foyer.member({ organizationId });
      await signedIn(member);
      return { organizationId, userId: member.userId, limit: 1 };
    }),
    "people.resetMfa": asOwner(async ({ organizationId }) => {
      const member = await foyer.member({ organizationId });
      await foyer.authenticator(member);
      return { organizationId, userId: member.userId };
    }),
    "people.signOutEverywhere": withMember(),
    "spaces.list": asOwner(async (by) => {
      for (let count = 0; count < 3; count++) await foyer.space({ by });
      return { organizationId: by.organizationId, search: "space", limit: 2 };
    }),
    "spaces.create": asOwner(({ organizationId }) => ({ organizationId, name: "Family tree" })),
    "spaces.get": inSpace(),
    "spaces.update": inSpace({ name: "Another name" }),
    "spaces.remove": inSpace(),
    "spaces.leave": async () => {
      const { spaceId } = await foyer.space();
      return { account: await foyer.spaceMember(spaceId, "viewer"), input: { spaceId } };
    },
    "spaces.members.list": inSpace({ role: "viewer", search: "example", limit: 1 }),
    "spaces.members.setRole": ofSpaceMember({ role: "contributor" }),
    "spaces.members.remove": ofSpaceMember(),
    "events.list": asOwner(async (by) => {
      for (let count = 0; count < 3; count++) await foyer.event({ by });
      return { organizationId: by.organizationId, when: "ahead", search: "event", limit: 2 };
    }),
    "events.create": asOwner(({ organizationId }) => ({
      organizationId,
      name: "Garden party",
      startsAt: inTheFuture,
      timeZone: "Europe/Berlin",
      capacity: 3,
    })),
    "events.get": atEvent(),
    "events.update": atEvent({ location: "The garden", capacity: 5 }),
    "events.remove": atEvent(),
    "events.attendees.list": atEvent({ isVip: false, search: "ada", limit: 1 }),
    "events.attendees.export": atEvent({ checkedIn: false }),
    "events.attendees.remove": ofAttendee(),
    "events.attendees.checkIn": ofAttendee({ checkedIn: true }),
    "events.waitingList": async () => {
      const { account, input } = await atEvent()();
      const eventId = String(input?.["eventId"]);
      if (!account) throw new Error("Nobody has this event.");
      for (let count = 0; count < 2; count++) {
        const { id } = await foyer.eventInvitation({ by: account, eventId, fullName: "Grace" });
        await foyer.callerFor(null).invitations.joinWaitingList({ token: foyer.linkOf(id) });
      }
      return { account, input: { eventId, limit: 1 } };
    },
  };
}
