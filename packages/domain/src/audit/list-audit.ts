import { type AuditPage, auditEntry, type ListAudit } from "@foyer/contract/audit";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { pageOf, positionOf } from "../page.ts";

/** What happened in an organization, the newest first. */
export async function listAudit(ctx: Context, input: ListAudit): Promise<AuditPage> {
  const tenant = authorize(ctx, "audit.view", input.organizationId);
  const after = positionOf(input.cursor);
  const rows = await ctx.database.read.auditEntry.findMany({
    where: {
      organizationId: tenant.organizationId,
      ...(after && { at: { lte: after.at }, OR: [{ at: { lt: after.at } }, { id: { lt: after.id } }] }),
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: input.limit + 1,
    include: { actor: { select: { id: true, name: true } } },
  });
  return pageOf(
    rows,
    input.limit,
    (row) =>
      auditEntry.parse({
        id: row.id,
        at: row.at.toISOString(),
        act: row.act,
        actor: row.actor,
        subject: { kind: row.subjectKind, id: row.subjectId, label: row.subjectLabel },
        details: row.details,
        ip: row.ip,
      }),
    (row) => row,
  );
}
