import type { InvitationKind } from "@foyer/contract/doors";
import type { InvitationStatus } from "@foyer/contract/invitations";
import {
  can,
  canInSpace,
  grantableInSpace,
  type InvitationPermission,
  managesEvent,
  mayGrant,
  type OrganizationRole,
  organizationRole,
  roleInSpace,
  type SpaceRole,
  spaceRole,
} from "@foyer/contract/permissions";
import { outcome, statusAt, type TransitionName } from "@foyer/domain/invitations/lifecycle";

export const resendLimit = 2;
export const offerHours = 12;

const hour = 3_600_000;

export const hostNames = ["owner", "admin", "custodian", "organizer"] as const;
/** Who invites. The custodian and the organizer are members of the organization. */
export type HostName = (typeof hostNames)[number];

/** What somebody is in the organization and in its space. Null: nothing. */
export type Standing = { role: OrganizationRole | null; inSpace: SpaceRole | null };

/** An invitation as the lifecycle says it must be. Times are hours since the beginning. */
export type Expected = {
  readonly id: string;
  readonly kind: InvitationKind;
  /** By number. */
  readonly guest: number;
  status: InvitationStatus;
  /** Null at the door of the event. */
  role: string | null;
  isVip: boolean;
  bypassCapacity: boolean;
  by: HostName;
  hours: number;
  expiresAt: number;
  resends: number;
  links: number;
  readonly acts: string[];
};

/** A place in line for a seat. */
export type Waiting = { readonly invitation: Expected; readonly offeredUntil: number | null };

/** An organization with one space and one event, as they must be. */
export type Model = {
  now: number;
  readonly renews: boolean;
  readonly hosts: Record<HostName, Standing>;
  /** By the guest's number. */
  readonly guests: readonly Standing[];
  readonly invitations: Expected[];
  readonly space: { isRemoved: boolean };
  readonly event: {
    isRemoved: boolean;
    organizer: HostName;
    readonly startsAt: number;
    readonly endsAt: number;
    capacity: number | null;
    /** Whose invitations have brought them a seat. */
    readonly seated: Set<Expected>;
    /** In the order in which they came. */
    line: readonly Waiting[];
  };
};

export function statusOf({ now }: Pick<Model, "now">, { status, expiresAt }: Expected): InvitationStatus {
  return statusAt({ status, expiresAt: new Date(expiresAt * hour) }, new Date(now * hour));
}

/** Why the lifecycle refuses, or null. */
export function refusal(model: Model, invitation: Expected, name: TransitionName): string | null {
  const result = outcome(statusOf(model, invitation), name);
  return "refusal" in result ? result.refusal : null;
}

/** Why a host may not do something with the invitations of a door, or null. */
export function mayNot(
  model: Model,
  host: HostName,
  { kind, permission }: { readonly kind: InvitationKind; readonly permission: InvitationPermission },
): string | null {
  if (kind === "event") return manages(model, host) ? null : "not_found";
  const role = roleOf(model.hosts[host]);
  if (kind === "organization") return can(role, permission) ? null : "forbidden";
  const counted = roleInSpace(role, model.hosts[host].inSpace);
  if (!counted) return "not_found";
  return canInSpace(counted, permission, role) ? null : "forbidden";
}

/** Why a host may not hand out a role of a door, or null. */
export function mayNotGrant(
  model: Model,
  host: HostName,
  { kind, role }: Pick<Expected, "kind" | "role">,
): string | null {
  return grants(model, host, { kind, role }) ? null : "forbidden";
}

/** Why an invitation's own inviter could not grant it any more, or null. */
export function lostAuthority(model: Model, { kind, role, by }: Expected): string | null {
  const stillMay = kind === "event" ? manages(model, by) : grants(model, by, { kind, role });
  return stillMay ? null : "inviter_lost_authority";
}

function grants(model: Model, host: HostName, { kind, role }: Pick<Expected, "kind" | "role">): boolean {
  const standing = model.hosts[host];
  if (kind === "event") return true;
  if (kind === "organization") return mayGrant(roleOf(standing), organizationRole.parse(role));
  const counted = roleInSpace(roleOf(standing), standing.inSpace);
  return counted !== null && grantableInSpace(counted).includes(spaceRole.parse(role));
}

function roleOf({ role }: Standing): OrganizationRole {
  if (role === null) throw new Error("Hosts are always in the organization.");
  return role;
}

export function manages({ hosts, event }: Model, host: HostName): boolean {
  return managesEvent(roleOf(hosts[host]), event.organizer === host && !event.isRemoved);
}

/** The reason, if a door's place lets nobody be invited any more. */
export function notOpen(model: Model, kind: InvitationKind): string | null {
  if (kind === "space" && model.space.isRemoved) return "not_found";
  return kind === "event" && (model.event.isRemoved || isOver(model)) ? "conflict" : null;
}

export function isIn(
  { guests, event }: Model,
  { kind, guest }: Pick<Expected, "kind" | "guest">,
): string | null {
  const { role = null, inSpace = null } = guests[guest] ?? {};
  const seated = () => [...event.seated].some((each) => each.guest === guest);
  const inside = {
    organization: () => role !== null && role !== "guest",
    space: () => inSpace !== null,
    event: seated,
  };
  return inside[kind]() ? "already_member" : null;
}

/** The reason, if another invitation of theirs through this door is pending. */
export function isInvited(
  model: Model,
  { kind, guest }: Pick<Expected, "kind" | "guest">,
  except?: Expected,
): string | null {
  const inTheWay = model.invitations.some(
    (each) =>
      each !== except && each.kind === kind && each.guest === guest && statusOf(model, each) === "pending",
  );
  return inTheWay ? "already_invited" : null;
}

export const overLimit = ({ resends }: Expected) => (resends < resendLimit ? null : "resend_limit_reached");

/** When an invitation ends that has so many hours from now. */
export function until({ now, event }: Model, kind: InvitationKind, hours: number): number {
  return kind === "event" ? Math.min(now + hours, event.endsAt) : now + hours;
}

export const isOver = ({ now, event }: Model) => event.endsAt <= now;
export const hasBegun = ({ now, event }: Model) => event.startsAt <= now;
