import { expect } from "vitest";
import { type Expected, lostAuthority, type Model, type Standing, statusOf } from "./model.ts";
import { hasSeat, seatsLeft } from "./seats.ts";
import { guestOf, type World } from "./world.ts";

/** The world as Foyer tells it and the database keeps it, against the model. */
export async function expectAgreement(model: Model, real: World): Promise<void> {
  const { foyer, organizationId, hosts } = real;
  const [{ items }, kept] = await Promise.all([
    hosts.owner.api.invitations.list({ organizationId, limit: 100 }),
    foyer.sql<{ id: string }>`
      SELECT i.id, i.delivery_count AS links, round(extract(epoch FROM i.expires_at - now()) / 3600)::int AS left,
        (SELECT array_agg(replace(a.act, 'invitation.', '') ORDER BY a.act) FROM audit_entries a
          WHERE a.subject_id = i.id AND a.act NOT IN ('invitation.expired', 'invitation.link_requested')) AS acts
      FROM invitations i WHERE i.organization_id = ${organizationId} ORDER BY i.id`,
    expectPeople(model, real),
    expectSeats(model, real),
    expectView(model, real),
  ]);

  const told = items.map(
    ({ id, kind, email, status, role, isVip, bypassCapacity, resendCount, invitedBy }) => {
      return { ...{ id, kind, email, status, role, isVip, bypassCapacity, resendCount }, by: invitedBy?.id };
    },
  );
  const wanted = model.invitations.map((invitation) => {
    const { id, kind, role, isVip, bypassCapacity, resends, by, guest } = invitation;
    return {
      ...{ id, kind, role, isVip, bypassCapacity, resendCount: resends, by: hosts[by].account.userId },
      ...{ email: guestOf(real, guest).account.email, status: statusOf(model, invitation) },
    };
  });
  expect(told.sort(byId)).toEqual(wanted.sort(byId));

  const keepable = model.invitations.map(({ id, links, expiresAt, acts }) => {
    return { id, links, left: expiresAt - model.now, acts: [...acts].sort() };
  });
  expect(kept).toEqual(keepable.sort(byId));
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** Everybody's place in the organization and in the space. */
async function expectPeople(model: Model, real: World): Promise<void> {
  const { foyer, organizationId, spaceId } = real;
  const kept = await foyer.sql`
    SELECT u.id, m.role, s.role AS "inSpace" FROM memberships m JOIN users u ON u.id = m.user_id
    LEFT JOIN space_members s ON s.user_id = u.id AND s.space_id = ${spaceId}
    WHERE m.organization_id = ${organizationId} AND m.active AND m.joined_at IS NOT NULL ORDER BY u.id`;
  const standing = (id: string, { role, inSpace }: Standing) => (role ? [{ id, role, inSpace }] : []);
  const wanted = [
    ...model.guests.flatMap((guest, number) => standing(guestOf(real, number).account.userId, guest)),
    ...standing(real.hosts.owner.account.userId, model.hosts.owner),
    ...standing(real.hosts.admin.account.userId, model.hosts.admin),
    ...standing(real.hosts.custodian.account.userId, model.hosts.custodian),
    ...standing(real.hosts.organizer.account.userId, model.hosts.organizer),
  ];
  expect(kept).toEqual(wanted.sort(byId));
}

/** Who comes to the event and who waits, and what is told of its seats. */
async function expectSeats(model: Model, real: World): Promise<void> {
  const { event, now } = model;
  const { foyer, eventId, hosts } = real;
  if (event.isRemoved) {
    // Its attendees stay until each has been told, and nobody waits.
    expect(await foyer.sql`SELECT 1 FROM waiting_places WHERE event_id = ${eventId}`).toEqual([]);
    return;
  }
  const [told, attendees, line, kept] = await Promise.all([
    hosts.owner.api.events.get({ eventId }),
    foyer.sql<{ id: string }>`SELECT invitation_id AS id FROM attendees WHERE event_id = ${eventId}`,
    foyer.sql`
      SELECT invitation_id AS id, round(extract(epoch FROM offered_until - now()) / 3600)::int AS left
      FROM waiting_places WHERE event_id = ${eventId} ORDER BY turn`,
    hosts.owner.api.events.waitingList({ eventId }),
  ]);
  expect(attendees.sort(byId)).toEqual([...event.seated].map(({ id }) => ({ id })).sort(byId));
  expect(line).toEqual(
    event.line.map(({ invitation, offeredUntil }) => ({
      id: invitation.id,
      left: offeredUntil === null ? null : offeredUntil - now,
    })),
  );
  const [waiting, offered] = [
    event.line.filter(({ offeredUntil }) => offeredUntil === null),
    event.line.filter(({ offeredUntil }) => offeredUntil !== null && offeredUntil > now),
  ];
  expect(told).toMatchObject({
    ...{ capacity: event.capacity, attendeeCount: event.seated.size, seatsLeft: seatsLeft(model, null) },
    ...{ offeredCount: offered.length, waitingCount: waiting.length },
    organizer: { id: hosts[event.organizer].account.userId },
  });
  const standing = event.line.filter((place) => offered.includes(place) || waiting.includes(place));
  expect(kept.items.map(({ invitationId, position }) => [invitationId, position])).toEqual(
    standing.map((place) => [place.invitation.id, waiting.indexOf(place) + 1]),
  );
}

/** What the accept page of the newest invitation shows. */
async function expectView(model: Model, real: World): Promise<void> {
  const invitation = model.invitations.at(-1);
  if (!invitation) return;
  const { api } = guestOf(real, invitation.guest);
  const view = await api.invitations.view({ token: real.foyer.linkOf(invitation.id) });
  const status = statusOf(model, invitation);
  const isTold = status !== "cancelled" && status !== "declined";
  expect(view).toMatchObject({
    ...{ status, kind: invitation.kind, canAccept: status === "pending" && isOpenTo(model, invitation) },
    ...{ isExpired: status === "expired", needs: "nothing" },
    space: isTold && invitation.kind === "space" && !model.space.isRemoved ? { id: real.spaceId } : null,
    event: isTold && invitation.kind === "event" && !model.event.isRemoved ? { id: real.eventId } : null,
  });
}

function isOpenTo(model: Model, invitation: Expected): boolean {
  return (
    invitation.kind !== "event" || (hasSeat(model, invitation) && lostAuthority(model, invitation) === null)
  );
}
