import { Failure } from "@foyer/contract/failures";
import { can, type OrganizationRole, type Permission } from "@foyer/contract/permissions";
import { type Caller, lacksMfa, type Means } from "./caller.ts";
import type { Context } from "./context.ts";

/** Kept in this file: nobody else can write it, so nobody else can make a `Tenant`. */
const proven: unique symbol = Symbol("proven");

/**
 * The proof that the caller may do something in an organization. Only `authorize` makes one, and every query of a
 * tenant's rows asks for it: a query without a tenant does not compile.
 */
export type Tenant = {
  readonly organizationId: string;
  readonly role: OrganizationRole;
  readonly caller: Caller;
  readonly [proven]: true;
};

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
  const membership = caller.memberships.find((each) => each.organizationId === organizationId.toLowerCase());
  if (!membership) throw new Failure("not_found");
  if (!membership.active) throw new Failure("account_disabled");
  if (lacksMfa(caller, membership)) throw new Failure("mfa_enrolment_required");
  if (!can(membership.role, permission)) throw new Failure("forbidden");
  return { organizationId: membership.organizationId, role: membership.role, caller, [proven]: true };
}

/**
 * Proves a permission in the organization that an invitation belongs to.
 * @throws Failure as `authorize`; `not_found` also where there is no such invitation
 */
export async function authorizeForInvitation(
  ctx: Context,
  permission: Permission,
  invitationId: string,
): Promise<Tenant> {
  requireCaller(ctx);
  const invitation = await ctx.database.read.invitation.findUnique({
    where: { id: invitationId },
    select: { organizationId: true },
  });
  if (!invitation) throw new Failure("not_found");
  return authorize(ctx, permission, invitation.organizationId);
}
