import type { AuditAct } from "@foyer/contract/audit";
import type { Prisma, Transaction } from "@foyer/db/database";
import type { Context } from "../context.ts";

export type AuditSubject = {
  readonly kind: "organization" | "person" | "invitation" | "space" | "event" | "attendee";
  /** Null: an address that nobody here has. */
  readonly id: string | null;
  /** What people call it, kept because the thing may go. */
  readonly label: string;
};

/** Writes down who did what to what, in the transaction that does it. */
export async function record(
  ctx: Context,
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
      actorId: entry.actorId ?? ctx.caller?.userId ?? null,
      subjectKind: entry.subject.kind,
      subjectId: entry.subject.id,
      subjectLabel: entry.subject.label,
      details: entry.details ?? {},
      ip: ctx.visitor.ip,
    },
    select: { id: true },
  });
}
