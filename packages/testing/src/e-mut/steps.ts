import type { InvitationTarget } from "@foyer/contract/doors";
import type { UpdateInvitation } from "@foyer/contract/invitations";
import { memberRole, spaceRole } from "@foyer/contract/permissions";
import { endOf } from "../refusals.ts";
import {
  type Expected,
  type HostName,
  hasBegun,
  isIn,
  isInvited,
  lostAuthority,
  type Model,
  mayNot,
  mayNotGrant,
  notOpen,
  overLimit,
  refusal,
  statusOf,
  until,
} from "./model.ts";
import { hasSeat, leaveLine, settle, settledLine } from "./seats.ts";
import { guestOf, type World } from "./world.ts";

/** How a call must end and did; where it is done, the model has followed. */
export type Ends = { readonly expected: string; readonly actual: string };

export type Step = (model: Model, real: World) => Promise<Ends>;

/** A step on one of the invitations there are. */
export type On = (model: Model, real: World, invitation: Expected) => Promise<Ends>;

/** Through which door somebody is invited, and as what. */
export type Wish = Pick<Expected, "kind" | "guest" | "role" | "isVip" | "bypassCapacity" | "hours">;

export function create(host: HostName, { hours, ...wish }: Wish): Step {
  return async (model, real) => {
    const expected =
      mayNot(model, host, { ...wish, permission: "invitation.create" }) ??
      mayNotGrant(model, host, wish) ??
      notOpen(model, wish.kind) ??
      isIn(model, wish) ??
      isInvited(model, wish) ??
      "done";
    let id = "";
    const { api } = real.hosts[host];
    const actual = await endOf(
      api.invitations
        .create({
          target: targetOf(real, wish),
          email: guestOf(real, wish.guest).account.email,
          expiresInHours: hours,
        })
        .then((created) => {
          id = created.id;
        }),
    );
    if (expected === "done") {
      model.invitations.push({
        ...wish,
        ...{ id, status: "pending", by: host, hours, expiresAt: until(model, wish.kind, hours) },
        ...{ resends: 0, links: 1, acts: ["created"] },
      });
    }
    return { expected, actual };
  };
}

function targetOf(real: World, { kind, role, isVip, bypassCapacity }: Omit<Wish, "hours">): InvitationTarget {
  const { organizationId, spaceId, eventId } = real;
  if (kind === "event") return { kind, eventId, isVip, bypassCapacity };
  if (kind === "space") return { kind, spaceId, role: spaceRole.parse(role) };
  return { kind, organizationId, role: memberRole.parse(role) };
}

export const accept =
  (link: number): On =>
  async (model, real, invitation) => {
    const { kind, guest } = invitation;
    const expected =
      refusal(model, invitation, "accept") ??
      // Told before anything is locked.
      (kind === "event" && !hasSeat(model, invitation) ? "event_full" : null) ??
      lostAuthority(model, invitation) ??
      isIn(model, invitation) ??
      "done";
    const token = linkOf(real, invitation, link);
    const actual = await endOf(
      guestOf(real, guest).api.invitations.accept({ token, ...(kind === "event" && { fullName: "Grace" }) }),
    );
    if (expected === "done") {
      invitation.status = "accepted";
      invitation.acts.push("accepted");
      comeIn(model, invitation);
    }
    return { expected, actual };
  };

function comeIn(model: Model, invitation: Expected): void {
  const { kind, guest, role } = invitation;
  const person = model.guests[guest];
  if (!person) throw new Error(`There is no guest ${guest}.`);
  if (kind === "organization") person.role = memberRole.parse(role);
  if (kind === "space") {
    person.role ??= "guest";
    person.inSpace = spaceRole.parse(role);
  }
  if (kind === "event") {
    const { event } = model;
    event.seated.add(invitation);
    event.line = event.line.filter((place) => place.invitation !== invitation);
    invitation.links += 1; // the confirmation has one too
  }
}

export const decline =
  (link: number): On =>
  async (model, real, invitation) => {
    const { kind, guest } = invitation;
    const takesBack = kind === "event" && invitation.status === "accepted";
    const expected = takesBack
      ? hasBegun(model)
        ? "invitation_accepted"
        : "done"
      : (refusal(model, invitation, "decline") ?? "done");
    const token = linkOf(real, invitation, link);
    const actual = await endOf(guestOf(real, guest).api.invitations.decline({ token }));
    if (expected === "done") {
      invitation.status = "declined";
      invitation.acts.push("declined");
      if (takesBack) leaveSeat(model, invitation);
      else leaveLine(model, invitation);
    }
    return { expected, actual };
  };

function leaveSeat(model: Model, invitation: Expected): void {
  model.event.seated.delete(invitation);
  settle(model);
}

/** By the link of any message so far: all of them stay as good as the newest. */
function linkOf({ foyer }: World, { id, links }: Expected, link: number): string {
  return foyer.linkOf(id, 1 + (link % links));
}

export const joinLine: On = async (model, real, invitation) => {
  const { kind, guest } = invitation;
  const settled = settledLine(model);
  const expected =
    refusal(model, invitation, "wait") ??
    (kind === "event" ? null : "conflict") ??
    lostAuthority(model, invitation) ??
    (hasSeat(model, invitation, settled.line) ? "conflict" : "done");
  const token = real.foyer.linkOf(invitation.id);
  const { invitations } = guestOf(real, guest).api;
  const actual = await endOf(invitations.joinWaitingList({ token, fullName: "Grace" }));
  if (expected === "done") {
    settle(model);
    const { event } = model;
    if (event.line.some((place) => place.invitation === invitation)) return { expected, actual };
    event.line = [...event.line, { invitation, offeredUntil: null }];
    invitation.expiresAt = event.endsAt;
    invitation.links += 1; // the one that will bring the offer
    invitation.acts.push("waiting");
  }
  return { expected, actual };
};

export const cancel =
  (host: HostName): On =>
  async (model, real, invitation) => {
    const expected =
      mayNot(model, host, { ...invitation, permission: "invitation.cancel" }) ??
      refusal(model, invitation, "cancel") ??
      "done";
    const actual = await endOf(real.hosts[host].api.invitations.cancel({ invitationId: invitation.id }));
    if (expected === "done") {
      invitation.status = "cancelled";
      invitation.acts.push("cancelled");
      leaveLine(model, invitation);
    }
    return { expected, actual };
  };

/** Takes the seat away that an invitation has brought. */
export const removeAttendee =
  (host: HostName): On =>
  async (model, real, invitation) => {
    const { foyer, eventId, hosts } = real;
    const { event } = model;
    const mayNotRemove = mayNot(model, host, { kind: "event", permission: "invitation.view" });
    const isThere = !event.isRemoved && event.seated.has(invitation);
    const expected = mayNotRemove ?? (isThere ? "done" : "not_found");
    const [attendee] = await foyer.sql<{ id: string }>`
      SELECT id FROM attendees WHERE invitation_id = ${invitation.id}`;
    const attendeeId = attendee?.id ?? crypto.randomUUID();
    const actual = await endOf(hosts[host].api.events.attendees.remove({ eventId, attendeeId }));
    if (expected === "done") {
      invitation.status = "cancelled";
      invitation.acts.push("cancelled");
      leaveSeat(model, invitation);
    }
    return { expected, actual };
  };

export const resend =
  (host: HostName): On =>
  async (model, real, invitation) => {
    const expected =
      mayNot(model, host, { ...invitation, permission: "invitation.resend" }) ??
      refusal(model, invitation, "resend") ??
      overLimit(invitation) ??
      isInvited(model, invitation, invitation) ??
      mayNotGrant(model, host, invitation) ??
      isIn(model, invitation) ??
      notOpen(model, invitation.kind) ??
      "done";
    const actual = await endOf(real.hosts[host].api.invitations.resend({ invitationId: invitation.id }));
    if (expected === "done") {
      invitation.by = host;
      renewed(model, invitation, "resent");
    }
    return { expected, actual };
  };

export const requestLink: On = async (model, real, invitation) => {
  const renews =
    model.renews &&
    statusOf(model, invitation) === "expired" &&
    [
      overLimit(invitation),
      isInvited(model, invitation, invitation),
      isIn(model, invitation),
      lostAuthority(model, invitation),
      notOpen(model, invitation.kind),
    ].every((reason) => reason === null);
  const { api } = guestOf(real, invitation.guest);
  const actual = await endOf(api.invitations.requestLink({ token: real.foyer.linkOf(invitation.id) }));
  if (renews) renewed(model, invitation, "renewed");
  return { expected: "done", actual };
};

function renewed(model: Model, invitation: Expected, act: string): void {
  invitation.status = "pending";
  invitation.expiresAt = newEnd(model, invitation);
  invitation.resends += 1;
  invitation.links += 1;
  invitation.acts.push(act);
}

/** Whoever waits in line waits until the event is over. */
function newEnd(model: Model, invitation: Expected): number {
  const waits = model.event.line.some((place) => place.invitation === invitation);
  return waits ? model.event.endsAt : until(model, invitation.kind, invitation.hours);
}

export const remind =
  (host: HostName): On =>
  async (model, real, invitation) => {
    const expected =
      mayNot(model, host, { ...invitation, permission: "invitation.remind" }) ??
      refusal(model, invitation, "remind") ??
      overLimit(invitation) ??
      mayNotGrant(model, host, invitation) ??
      notOpen(model, invitation.kind) ??
      "done";
    const actual = await endOf(real.hosts[host].api.invitations.remind({ invitationId: invitation.id }));
    if (expected === "done") {
      invitation.resends += 1;
      invitation.links += 1;
      invitation.acts.push("reminded");
    }
    return { expected, actual };
  };

export const copyLink =
  (host: HostName): On =>
  async (model, real, invitation) => {
    const expected =
      mayNot(model, host, { ...invitation, permission: "invitation.copyLink" }) ??
      refusal(model, invitation, "copyLink") ??
      mayNotGrant(model, host, invitation) ??
      "done";
    const actual = await endOf(real.hosts[host].api.invitations.copyLink({ invitationId: invitation.id }));
    if (expected === "done") {
      invitation.links += 1;
      invitation.acts.push("link_copied");
    }
    return { expected, actual };
  };

export type Change = Pick<UpdateInvitation, "role" | "isVip" | "bypassCapacity" | "expiresInHours">;

export const update =
  (host: HostName, change: Change): On =>
  async (model, real, invitation) => {
    const { role, isVip, bypassCapacity, expiresInHours } = change;
    const expected =
      mayNot(model, host, { ...invitation, permission: "invitation.update" }) ??
      unknownToDoor(invitation, change) ??
      (role === undefined ? null : mayNotGrant(model, host, { ...invitation, role })) ??
      refusal(model, invitation, "update") ??
      mayNotGrant(model, host, invitation) ??
      "done";
    const { invitations } = real.hosts[host].api;
    const actual = await endOf(invitations.update({ invitationId: invitation.id, ...change }));
    if (expected === "done") {
      if (role !== undefined || isVip !== undefined || bypassCapacity !== undefined) invitation.by = host;
      invitation.role = role ?? invitation.role;
      invitation.isVip = isVip ?? invitation.isVip;
      invitation.bypassCapacity = bypassCapacity ?? invitation.bypassCapacity;
      if (expiresInHours !== undefined) {
        invitation.hours = expiresInHours;
        invitation.expiresAt = newEnd(model, invitation);
      }
      invitation.acts.push("updated");
    }
    return { expected, actual };
  };

function unknownToDoor({ kind }: Expected, { role, isVip, bypassCapacity }: Change): string | null {
  if (kind === "event") return role === undefined ? null : "invalid_input";
  if (isVip !== undefined || bypassCapacity !== undefined) return "invalid_input";
  const roles = kind === "space" ? spaceRole : memberRole;
  return role === undefined || roles.safeParse(role).success ? null : "invalid_input";
}
