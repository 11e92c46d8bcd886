import type { AuditAct } from "@foyer/contract/audit";
import { Prisma, type Transaction } from "@foyer/db/database";
import { uuidv7 } from "uuidv7";
import type { Context } from "../context.ts";

/** Who did it, from where. */
type Actor = Pick<Context, "caller" | "visitor">;

export type AuditSubject = {
  readonly kind:
    | "organization"
    | "person"
    | "invitation"
    | "space"
    | "event"
    | "attendee"
    | "import"
    | "webhook";
  /** Null: an address that nobody here has. */
  readonly id: string | null;
  /** What people call it, kept because the thing may go. */
  readonly label: string;
};

/** Writes down who did what to what, in the transaction that does it. `ctx` is null for what Foyer does by itself. */
export async function record(
  ctx: Actor | null,
  tx: Transaction,
  entry: {
    readonly act: AuditAct;
    readonly organizationId: string | null;
    readonly subject: AuditSubject;
    readonly details?: Prisma.InputJsonObject;
    /** Where it is not the caller: an invitee who has just become a person, or somebody who is signing in. */
    readonly actorId?: string;
  },
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      act: entry.act,
      organizationId: entry.organizationId,
      actorId: entry.actorId ?? ctx?.caller?.userId ?? null,
      subjectKind: entry.subject.kind,
      subjectId: entry.subject.id,
      subjectLabel: entry.subject.label,
      details: entry.details ?? {},
      ip: ctx?.visitor.ip ?? null,
    },
    select: { id: true },
  });
}

/** One of many subjects of the same act. */
export type AuditEach = {
  readonly organizationId: string;
  readonly id: string;
  readonly label: string;
  readonly details?: Prisma.InputJsonObject;
};

/**
 * The same for many subjects of one act, by a single statement of fixed text, however many they are. Foyer does by itself
 * also what somebody's call has brought about.
 */
export async function recordEach(
  ctx: Actor | null,
  tx: Transaction,
  {
    act,
    kind,
    subjects,
  }: { readonly act: AuditAct; readonly kind: AuditSubject["kind"]; readonly subjects: readonly AuditEach[] },
): Promise<void> {
  if (subjects.length === 0) return;
  const details = subjects.map((each) => JSON.stringify(each.details ?? {}));
  await tx.$executeRaw`
    INSERT INTO audit_entries (id, organization_id, act, actor_id, subject_kind, subject_id, subject_label, details, ip)
    SELECT n.id, n.organization_id, ${act}, ${ctx?.caller?.userId ?? null}::uuid, ${kind}, n.subject_id, n.label,
      n.details, ${ctx?.visitor.ip ?? null}::inet
    FROM unnest(${subjects.map(() => uuidv7())}::uuid[], ${subjects.map((each) => each.organizationId)}::uuid[],
      ${subjects.map((each) => each.id)}::uuid[], ${subjects.map((each) => each.label)}::text[], ${details}::jsonb[])
      AS n(id, organization_id, subject_id, label, details)`;
}

/**
 * The same of what Foyer does by itself, as the end of the very statement that does it: very many rows need not be told here
 * and sent back. `rows` is a part of that statement, with the columns `organization_id`, `id`, `label` and `details`; it has no
 * more of them than `most`.
 */
export function recordingEach({
  act,
  kind,
  rows,
  most,
}: {
  readonly act: AuditAct;
  readonly kind: AuditSubject["kind"];
  readonly rows: Prisma.Sql;
  readonly most: number;
}): Prisma.Sql {
  const ids = Array.from({ length: most }, () => uuidv7());
  return Prisma.sql`
    INSERT INTO audit_entries (id, organization_id, act, subject_kind, subject_id, subject_label, details)
    SELECT (${ids}::uuid[])[row_number() OVER ()], n.organization_id, ${act}, ${kind}, n.id, n.label, n.details
    FROM ${rows} n`;
}
