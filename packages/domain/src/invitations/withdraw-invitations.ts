import type { AuditAct } from "@foyer/contract/audit";
import type { Transaction } from "@foyer/db/database";
import type { Tenant } from "../authorize.ts";
import type { Context } from "../context.ts";
import { transitions } from "./lifecycle.ts";
import { targets } from "./targets/targets.ts";

// Whoever is kept out may still attend what asks for no account.
const leadingInside = Object.entries(targets).flatMap(([kind, { leadsInside }]) =>
  leadsInside ? [kind] : [],
);

/**
 * Withdraws what an organization has sent to people who are to stay out: no link of it lets them in any more, and nothing
 * revives it. Whoever is accepting at this moment is waited for, so look afterwards who is in.
 */
export async function withdrawInvitations(
  ctx: Context,
  tx: Transaction,
  { tenant, userIds }: { readonly tenant: Tenant; readonly userIds: readonly string[] },
): Promise<void> {
  const { from, to } = transitions.withdraw;
  const { organizationId } = tenant;
  const withdrawn = await tx.$queryRaw<{ id: string; email: string }[]>`
    WITH theirs AS (
      SELECT i.id FROM invitations i JOIN users u ON u.email = i.email
      WHERE i.organization_id = ${organizationId}::uuid AND u.id = ANY(${userIds}::uuid[])
        AND i.status::text = ANY(${from}) AND i.kind::text = ANY(${leadingInside})
      ORDER BY i.id FOR UPDATE OF i
    )
    UPDATE invitations i SET status = ${to}::invitation_status FROM theirs WHERE i.id = theirs.id
    RETURNING i.id, i.email::text`;
  await tx.auditEntry.createMany({
    data: withdrawn.map(({ id, email }) => ({
      act: "invitation.cancelled" satisfies AuditAct,
      organizationId,
      actorId: tenant.caller.userId,
      subjectKind: "invitation",
      subjectId: id,
      subjectLabel: email,
      ip: ctx.visitor.ip,
    })),
  });
}
