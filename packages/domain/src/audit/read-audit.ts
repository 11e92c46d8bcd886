import type { AuditAct, AuditEntry, ExportAudit } from "@foyer/contract/audit";
import { auditEntry } from "@foyer/contract/audit";
import { Prisma, plannedByValues, type Transaction } from "@foyer/db/database";
import type { Tenant } from "../authorize.ts";
import { isAlsoFoundIn, isFoundIn } from "../found.ts";
import { invitationsFound } from "../invitations/invitation-filters.ts";
import type { Position } from "../page.ts";

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
  const { search } = filters;
  const newest = Prisma.sql`ORDER BY a.at DESC, a.id DESC LIMIT ${limit}`;
  const own = (search === undefined ? [Prisma.sql`true`] : waysToFind(organizationId, search)).map(
    (way) => Prisma.sql`(SELECT a.* FROM audit_entries a
        WHERE a.organization_id = ${organizationId}::uuid AND ${where} AND ${way} ${newest})`,
  );
  const found = search === undefined ? Prisma.sql`true` : isFoundIn(label, search);
  // Each part is read by an index of its own, and no further than the page needs; which one, depends on what is asked for.
  return db.$queryRaw<AuditRow[]>`${plannedByValues}
    SELECT a.id, a.at, a.act, a.actor_id AS "actorId", actor.name AS "actorName", a.subject_kind AS "subjectKind",
      a.subject_id AS "subjectId", a.subject_label AS "subjectLabel", a.details, host(a.ip) AS ip
    FROM (
      ${Prisma.join(own, " UNION ALL ")}
      UNION ALL
      (SELECT a.* FROM audit_entries a
        JOIN memberships m ON m.user_id = a.subject_id AND m.organization_id = ${organizationId}::uuid
        WHERE a.organization_id IS NULL AND a.subject_kind = 'person' AND m.joined_at <= a.at
          AND a.at <= COALESCE(m.left_at, 'infinity') AND ${where} AND ${found} ${newest})
    ) a
    LEFT JOIN users actor ON actor.id = a.actor_id
    ${newest}`;
}

const label = Prisma.sql`a.subject_label`;

/** What happened to an invitation is called by its address, so the invitation leads there; the rest has an index of its own. */
function waysToFind(organizationId: string, search: string): Prisma.Sql[] {
  return [
    Prisma.sql`a.subject_kind <> 'invitation' AND ${isFoundIn(label, search)}`,
    Prisma.sql`a.subject_kind = 'invitation' AND ${isAlsoFoundIn(label, search)}
      AND a.subject_id IN (${invitationsFound(organizationId, search)})`,
  ];
}

function conditionsOf({ act, actorId, subjectId, from, to }: ExportAudit, after: Position | null) {
  const conditions = [
    after && Prisma.sql`(a.at, a.id) < (${after.at}, ${after.id}::uuid)`,
    act && Prisma.sql`a.act = ${act}`,
    actorId && Prisma.sql`a.actor_id = ${actorId}::uuid`,
    subjectId && Prisma.sql`a.subject_id = ${subjectId}::uuid`,
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
