import type { AuditAct, AuditEntry, ExportAudit } from "@foyer/contract/audit";
import { auditEntry } from "@foyer/contract/audit";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { Tenant } from "../authorize.ts";
import { containing, type Position } from "../page.ts";

/** A row as `selectAudit` reads it. */
export type AuditRow = {
  readonly id: string;
  readonly at: Date;
  readonly act: AuditAct;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly subjectLabel: string;
  readonly details: unknown;
  readonly ip: string | null;
};

/**
 * What a tenant may know of what happened, the newest first: all that happened in the organization, and what happened to
 * the accounts of its people (signing in, passwords, second factors) from when they joined it until they were switched off.
 */
export async function selectAudit(
  db: Pick<Transaction, "$queryRaw">,
  { organizationId }: Tenant,
  { filters, after, limit }: { filters: ExportAudit; after: Position | null; limit: number },
): Promise<AuditRow[]> {
  const where = conditionsOf(filters, after);
  const newest = Prisma.sql`ORDER BY a.at DESC, a.id DESC LIMIT ${limit}`;
  // Each half is read by an index of its own, and no further than the page needs.
  return db.$queryRaw<AuditRow[]>`
    SELECT a.id, a.at, a.act, a.actor_id AS "actorId", actor.name AS "actorName", a.subject_kind AS "subjectKind",
      a.subject_id AS "subjectId", a.subject_label AS "subjectLabel", a.details, host(a.ip) AS ip
    FROM (
      (SELECT a.* FROM audit_entries a WHERE a.organization_id = ${organizationId}::uuid AND ${where} ${newest})
      UNION ALL
      (SELECT a.* FROM audit_entries a
        JOIN memberships m ON m.user_id = a.subject_id AND m.organization_id = ${organizationId}::uuid
        WHERE a.organization_id IS NULL AND a.subject_kind = 'person' AND m.joined_at <= a.at
          AND a.at <= COALESCE(m.left_at, 'infinity') AND ${where} ${newest})
    ) a
    LEFT JOIN users actor ON actor.id = a.actor_id
    ${newest}`;
}

function conditionsOf({ act, actorId, subjectId, search, from, to }: ExportAudit, after: Position | null) {
  const conditions = [
    after && Prisma.sql`(a.at, a.id) < (${after.at}, ${after.id}::uuid)`,
    act && Prisma.sql`a.act = ${act}`,
    actorId && Prisma.sql`a.actor_id = ${actorId}::uuid`,
    subjectId && Prisma.sql`a.subject_id = ${subjectId}::uuid`,
    search && Prisma.sql`a.subject_label ILIKE ${containing(search)}`,
    from && Prisma.sql`a.at >= ${momentOf(from)}`,
    to && Prisma.sql`a.at < ${momentOf(to)}`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  return conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
}

// PostgreSQL has no year 0, which ISO 8601 has. Nothing happened here before 1970.
function momentOf(time: string): Date {
  return new Date(Math.max(0, Date.parse(time)));
}

/** A row as the contract promises it. */
export function auditAnswer(row: AuditRow): AuditEntry {
  return auditEntry.parse({
    id: row.id,
    at: row.at.toISOString(),
    act: row.act,
    actor: row.actorId && { id: row.actorId, name: row.actorName },
    subject: { kind: row.subjectKind, id: row.subjectId, label: row.subjectLabel },
    details: row.details,
    ip: row.ip,
  });
}
