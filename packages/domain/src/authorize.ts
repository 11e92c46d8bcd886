import { Failure } from "@foyer/contract/failures";
import {
  can,
  canInSpace,
  grantableBy,
  grantableInSpace,
  managesEvent,
  type OrganizationRole,
  type Permission,
  roleInSpace,
  type SpacePermission,
  type SpaceRole,
} from "@foyer/contract/permissions";
import { type Caller, type CallerMembership, lacksMfa, type Means } from "./caller.ts";
import type { Context } from "./context.ts";

/** Kept in this file: nobody else can write it, so nobody else can make a proof. */
const proven: unique symbol = Symbol("proven");

/**
 * The proof that the caller manages invitations: all of an organization's, or those to one place in it. The queries of
 * invitations ask for it: without one they do not compile.
 */
export type Host = {
  readonly organizationId: string;
  /** The space or event that it is about. Null: everything in the organization. */
  readonly placeId: string | null;
  readonly caller: Caller;
  /** What the caller is in the organization. */
  readonly organizationRole: OrganizationRole;
  /** The roles that the caller may hand out there. */
  readonly grantable: readonly string[];
  readonly [proven]: true;
};

/** The proof that the caller may do something in an organization. The queries of its people ask for it. */
export type Tenant = Host & { readonly of: "organization"; readonly role: OrganizationRole };

/** The proof that the caller may do something in a space. */
export type SpaceTenant = Host & {
  readonly of: "space";
  readonly spaceId: string;
  readonly name: string;
  /** What the caller counts as there; their own role in it may be another, or none. */
  readonly role: SpaceRole;
};

/** The proof that the caller manages an event. */
export type EventTenant = Host & { readonly of: "event"; readonly eventId: string; readonly name: string };

/** @throws Failure `unauthenticated`, `mfa_required` (half signed in) */
export function requireCaller(ctx: Context): Caller {
  if (!ctx.caller) throw new Failure(ctx.challenge ? "mfa_required" : "unauthenticated");
  return ctx.caller;
}

/**
 * For what a person does to their own account. No API key may: a key that leaks must not become an account.
 * @throws Failure `unauthenticated`, `mfa_required`, `forbidden`
 */
export function requireSession(ctx: Context): Caller & { readonly by: Extract<Means, { kind: "session" }> } {
  const caller = requireCaller(ctx);
  const { by } = caller;
  if (by.kind !== "session") throw new Failure("forbidden", { message: "An API key may not do this." });
  return { ...caller, by };
}

/**
 * Proves that the caller holds a permission in an organization.
 * @throws Failure `unauthenticated`, `mfa_required`, `not_found` (not theirs), `account_disabled`,
 * `mfa_enrolment_required`, `forbidden`
 */
export function authorize(ctx: Context, permission: Permission, organizationId: string): Tenant {
  const caller = requireCaller(ctx);
  const membership = requireMembership(caller, organizationId);
  const { role } = membership;
  requireOpen(caller, membership);
  if (!can(role, permission)) throw new Failure("forbidden");
  return {
    of: "organization",
    organizationId: membership.organizationId,
    placeId: null,
    role,
    organizationRole: role,
    caller,
    grantable: grantableBy(role),
    [proven]: true,
  };
}

/**
 * Proves that the caller holds a permission in a space: by their role there, or because they manage the organization.
 * Whoever is not in it does not learn that it exists. What was removed is there only for those who manage the
 * organization, and only where `removedToo` asks for it.
 * @throws Failure as `authorize`
 */
export async function authorizeInSpace(
  ctx: Context,
  permission: SpacePermission,
  spaceId: string,
  { removedToo = false }: { readonly removedToo?: boolean } = {},
): Promise<SpaceTenant> {
  const caller = requireCaller(ctx);
  const [space] = await ctx.database.read.$queryRaw<
    { id: string; organizationId: string; name: string; removed: boolean; own: SpaceRole | null }[]
  >`
    SELECT s.id, s.organization_id AS "organizationId", s.name, s.removed_at IS NOT NULL AS removed, m.role::text AS own
    FROM spaces s
    LEFT JOIN space_members m ON m.space_id = s.id AND m.user_id = ${caller.userId}::uuid AND s.removed_at IS NULL
    WHERE s.id = ${spaceId}::uuid`;
  if (!space || (space.removed && !removedToo)) throw new Failure("not_found");
  const { organizationId, name } = space;
  const membership = requireMembership(caller, organizationId);
  const role = roleInSpace(membership.role, space.own);
  if (!role) throw new Failure("not_found");
  requireOpen(caller, membership);
  if (!canInSpace(role, permission, membership.role)) throw new Failure("forbidden");
  return {
    of: "space",
    organizationId,
    placeId: space.id,
    spaceId: space.id,
    name,
    role,
    organizationRole: membership.role,
    caller,
    grantable: grantableInSpace(role),
    [proven]: true,
  };
}

/**
 * Proves that the caller manages an event: its organizer, or whoever manages the organization. For everybody else it does
 * not exist. What was removed is there only for the latter, and only where `removedToo` asks for it.
 * @throws Failure as `authorize`
 */
export async function authorizeForEvent(
  ctx: Context,
  eventId: string,
  { removedToo = false }: { readonly removedToo?: boolean } = {},
): Promise<EventTenant> {
  const caller = requireCaller(ctx);
  const event = await ctx.database.read.event.findUnique({
    where: { id: eventId },
    select: { id: true, organizationId: true, organizerId: true, name: true, removedAt: true },
  });
  if (!event || (event.removedAt && !removedToo)) throw new Failure("not_found");
  const { id, organizationId, name } = event;
  const membership = requireMembership(caller, organizationId);
  const isOrganizer = event.organizerId === caller.userId && !event.removedAt;
  if (!managesEvent(membership.role, isOrganizer)) throw new Failure("not_found");
  requireOpen(caller, membership);
  return {
    of: "event",
    organizationId,
    placeId: id,
    eventId: id,
    name,
    caller,
    organizationRole: membership.role,
    grantable: [],
    [proven]: true,
  };
}

function requireMembership(caller: Caller, organizationId: string): CallerMembership {
  const membership = caller.memberships.find((each) => each.organizationId === organizationId.toLowerCase());
  if (!membership) throw new Failure("not_found");
  return membership;
}

function requireOpen(caller: Caller, membership: CallerMembership): void {
  if (!membership.active) throw new Failure("account_disabled");
  if (lacksMfa(caller, membership)) throw new Failure("mfa_enrolment_required");
}
