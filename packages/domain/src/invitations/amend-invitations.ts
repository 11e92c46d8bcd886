import type { MemberRole } from "@foyer/contract/permissions";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { Tenant } from "../authorize.ts";
import type { Context } from "../context.ts";
import type { Claimed } from "./lifecycle.ts";
import { recordInvitation } from "./record-invitation.ts";
import { requireGrant } from "./require-grant.ts";

/**
 * Lets the invitations to an organization that may still let somebody in say what is now said of that person, so that accepting brings back
 * nothing older. Whoever sets the role answers for it. Answers how many there are.
 * @throws Failure `forbidden` where one hands out a role above the caller's
 */
export async function amendInvitations(
  ctx: Context,
  tx: Transaction,
  {
    tenant,
    email,
    ...amended
  }: {
    readonly tenant: Tenant;
    readonly email: string;
    readonly role?: MemberRole;
    readonly fullName?: string;
  },
): Promise<number> {
  const { role, fullName } = amended;
  const open = await tx.$queryRaw<Pick<Claimed, "id" | "organizationId" | "email" | "role">[]>`
    SELECT i.id, i.organization_id AS "organizationId", i.email::text, i.role::text FROM invitations i
    WHERE i.organization_id = ${tenant.organizationId}::uuid AND i.email = ${email}::citext
      AND i.kind = 'organization'
      AND i.status IN ('pending', 'expired')
    ORDER BY i.id FOR UPDATE`;
  for (const invitation of open) requireGrant(tenant, invitation.role);

  const set = [
    role !== undefined &&
      Prisma.sql`role = ${role}::organization_role, inviter_id = ${tenant.caller.userId}::uuid`,
    fullName !== undefined && Prisma.sql`full_name = ${fullName}`,
  ].filter((assignment) => assignment instanceof Prisma.Sql);
  for (const invitation of open) {
    await tx.$executeRaw`
      UPDATE invitations SET ${Prisma.join(set, ", ")} WHERE id = ${invitation.id}::uuid`;
    const fields = Object.keys(amended).filter((name) => Reflect.get(amended, name) !== undefined);
    await recordInvitation(ctx, tx, "invitation.updated", invitation, { details: { fields } });
  }
  return open.length;
}
