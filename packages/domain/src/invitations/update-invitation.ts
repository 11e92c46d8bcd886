import type { Invitation, UpdateInvitation } from "@foyer/contract/invitations";
import { grantableBy } from "@foyer/contract/permissions";
import { Prisma } from "@foyer/db/database";
import { authorizeForInvitation, type Tenant } from "../authorize.ts";
import type { Context } from "../context.ts";
import { transition } from "./lifecycle.ts";
import { readInvitation } from "./read-invitations.ts";
import { recordInvitation } from "./record-invitation.ts";
import { requireGrant } from "./require-grant.ts";

/**
 * Changes a pending invitation: what is named, and nothing else. The address never changes.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`, `not_pending`
 */
export async function updateInvitation(ctx: Context, input: UpdateInvitation): Promise<Invitation> {
  const { invitationId, ...named } = input;
  const tenant = await authorizeForInvitation(ctx, "invitation.update", invitationId);
  if (named.role !== undefined) requireGrant(tenant, named.role);
  const set = assignments(tenant, named);
  return ctx.database.transaction(async (tx) => {
    const invitation = await transition(tx, "update", {
      invitationId,
      ...(set && { set }),
      // Part of the claim: the role that counts is the one that this very change replaces.
      only: { if: Prisma.sql`i.role::text = ANY(${grantableBy(tenant.role)})`, otherwise: "forbidden" },
    });
    const fields = Object.keys(named).filter((name) => Reflect.get(named, name) !== undefined);
    await recordInvitation(ctx, tx, "invitation.updated", invitation, { details: { fields } });
    return readInvitation(tx, tenant, invitationId);
  });
}

function assignments(
  tenant: Tenant,
  { role, message, note, expiresInHours }: Omit<UpdateInvitation, "invitationId">,
) {
  const set = [
    // Whoever sets the role answers for it at acceptance.
    role !== undefined &&
      Prisma.sql`role = ${role}::organization_role, inviter_id = ${tenant.caller.userId}::uuid`,
    message !== undefined && Prisma.sql`message = ${message}`,
    note !== undefined && Prisma.sql`note = ${note}`,
    expiresInHours !== undefined &&
      Prisma.sql`expires_in_hours = ${expiresInHours}, expires_at = now() + make_interval(hours => ${expiresInHours}::int)`,
  ].filter((assignment) => assignment instanceof Prisma.Sql);
  return set.length > 0 ? Prisma.join(set, ", ") : null;
}
