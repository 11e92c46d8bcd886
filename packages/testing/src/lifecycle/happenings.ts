import { canInSpace, type OrganizationRole, roleInSpace, type SpaceRole } from "@foyer/contract/permissions";
import { settleOffers } from "@foyer/domain/events/settle-offers";
import { expireInvitations } from "@foyer/domain/invitations/expire-invitations";
import { endOf } from "../refusals.ts";
import { type HostName, type Model, manages, mayNot, statusOf } from "./model.ts";
import { settle, settledLine, withdrawOffers } from "./seats.ts";
import type { Step } from "./steps.ts";
import { guestOf, type World } from "./world.ts";

/** What happens without anybody asking Foyer for it. */
function happening(happen: (model: Model, real: World) => Promise<unknown>): Step {
  return async (model, real) => {
    await happen(model, real);
    return { expected: "done", actual: "done" };
  };
}

/** What the workers do from time to time. */
export const sweep = happening(async (model, { foyer }) => {
  for (const invitation of model.invitations) invitation.status = statusOf(model, invitation);
  const { lapsed, offered } = settledLine(model);
  if (lapsed.length > 0 || offered.length > 0) settle(model);
  await expireInvitations(foyer.services);
  await settleOffers(foyer.services);
});

export const letPass = (hours: number) =>
  happening(async (model, { foyer, organizationId }) => {
    model.now += hours;
    await foyer.sql`
      UPDATE invitations SET expires_at = expires_at - make_interval(hours => ${hours})
      WHERE organization_id = ${organizationId}`;
    await foyer.sql`
      UPDATE events SET starts_at = starts_at - make_interval(hours => ${hours}),
        ends_at = ends_at - make_interval(hours => ${hours})
      WHERE organization_id = ${organizationId}`;
    await foyer.sql`
      UPDATE waiting_places SET offered_until = offered_until - make_interval(hours => ${hours})
      WHERE organization_id = ${organizationId}`;
  });

export const setAdmin = (role: OrganizationRole) =>
  happening((model, { foyer, organizationId, hosts }) => {
    model.hosts.admin.role = role;
    return foyer.sql`
      UPDATE memberships SET role = ${role}
      WHERE organization_id = ${organizationId} AND user_id = ${hosts.admin.account.userId}`;
  });

/** Of the custodian; null: out of the space. */
export const setCustodian = (role: SpaceRole | null) =>
  happening(async (model, { foyer, organizationId, spaceId, hosts }) => {
    if (model.space.isRemoved) return;
    model.hosts.custodian.inSpace = role;
    const { userId } = hosts.custodian.account;
    await foyer.sql`DELETE FROM space_members WHERE space_id = ${spaceId} AND user_id = ${userId}`;
    await foyer.sql`
      INSERT INTO space_members (id, organization_id, space_id, user_id, role)
      SELECT gen_random_uuid(), ${organizationId}, ${spaceId}, ${userId}, ${role}::space_role
      WHERE ${role}::text IS NOT NULL`;
  });

export const leave = (guest: number) =>
  happening((model, real) => {
    Object.assign(model.guests[guest] ?? {}, { role: null, inSpace: null });
    return real.foyer.sql`
      DELETE FROM memberships
      WHERE organization_id = ${real.organizationId} AND user_id = ${guestOf(real, guest).account.userId}`;
  });

/** Through another door than an invitation's. */
export const join = (guest: number) =>
  happening((model, real) => {
    const person = model.guests[guest];
    if (person) person.role ??= "member";
    return real.foyer.sql`
      INSERT INTO memberships (id, organization_id, user_id, role, active, joined_at)
      VALUES (gen_random_uuid(), ${real.organizationId}, ${guestOf(real, guest).account.userId}, 'member', true, now())
      ON CONFLICT DO NOTHING`;
  });

export function leaveSpace(guest: number): Step {
  return async (model, real) => {
    const { hosts, guests } = model;
    const person = guests[guest];
    const custodians = [...Object.values(hosts), ...guests].filter(({ inSpace }) => inSpace === "custodian");
    const isLast = custodians.length === 1 && custodians[0] === person;
    const { role = null, inSpace = null } = person ?? {};
    // Who manages the organization and is not in the space has nothing to leave.
    const isThere = role !== null && roleInSpace(role, inSpace) !== null && inSpace !== null;
    const expected = isThere ? (isLast ? "conflict" : "done") : "not_found";
    const { spaceId } = real;
    const actual = await endOf(guestOf(real, guest).api.spaces.leave({ spaceId }));
    if (expected === "done" && person) person.inSpace = null;
    return { expected, actual };
  };
}

export function removeSpace(host: HostName): Step {
  return async (model, real) => {
    const { role, inSpace } = model.hosts[host];
    const counted = role && roleInSpace(role, inSpace);
    const refused = role && counted && !canInSpace(counted, "space.remove", role) ? "forbidden" : "done";
    const expected = counted && !model.space.isRemoved ? refused : "not_found";
    const { spaceId } = real;
    const actual = await endOf(real.hosts[host].api.spaces.remove({ spaceId }));
    if (expected === "done") {
      model.space.isRemoved = true;
      for (const person of [...Object.values(model.hosts), ...model.guests]) person.inSpace = null;
      endInvitations(model, "space");
    }
    return { expected, actual };
  };
}

export function removeEvent(host: HostName): Step {
  return async (model, real) => {
    const isThere = manages(model, host) && !model.event.isRemoved;
    const expected = isThere ? "done" : "not_found";
    const { eventId } = real;
    const actual = await endOf(real.hosts[host].api.events.remove({ eventId }));
    if (expected === "done") {
      model.event.isRemoved = true;
      model.event.line = [];
      endInvitations(model, "event");
    }
    return { expected, actual };
  };
}

/** Nothing leads any more to what is gone, and nobody stays invited to it. */
function endInvitations(model: Model, kind: "space" | "event"): void {
  const endable = kind === "event" ? ["pending", "expired", "accepted"] : ["pending", "expired"];
  for (const invitation of model.invitations) {
    if (invitation.kind !== kind || !endable.includes(invitation.status)) continue;
    invitation.status = "cancelled";
    invitation.acts.push("cancelled");
  }
}

export function setCapacity(host: HostName, capacity: number | null): Step {
  return async (model, real) => {
    const { event } = model;
    const mayNotChange = mayNot(model, host, { kind: "event", permission: "invitation.update" });
    const expected = mayNotChange ?? (event.isRemoved ? "not_found" : "done");
    const { eventId } = real;
    const actual = await endOf(real.hosts[host].api.events.update({ eventId, capacity }));
    if (expected === "done" && event.capacity !== capacity) {
      const before = event.capacity ?? Number.POSITIVE_INFINITY;
      event.capacity = capacity;
      if (capacity !== null && capacity < before) withdrawOffers(model);
      settle(model);
    }
    return { expected, actual };
  };
}

/** An owner hands the event on to another of those who invite. */
export function handOn(to: HostName): Step {
  return async (model, real) => {
    const { event } = model;
    const expected = event.isRemoved ? "not_found" : "done";
    const organizerId = real.hosts[to].account.userId;
    const { eventId } = real;
    const actual = await endOf(real.hosts.owner.api.events.update({ eventId, organizerId }));
    const before = event.organizer;
    if (expected === "done" && before !== to) {
      event.organizer = to;
      // Whoever takes it over vouches for whom the one before has invited, who may not manage it any more.
      const theirs = model.invitations.filter(
        ({ kind, by, status }) =>
          kind === "event" && by === before && (status === "pending" || status === "expired"),
      );
      if (!manages(model, before)) for (const invitation of theirs) invitation.by = to;
      settle(model);
    }
    return { expected, actual };
  };
}
