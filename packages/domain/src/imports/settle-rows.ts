import type { ImportCounts, ImportOutcome } from "@foyer/contract/imports";
import type { Transaction } from "@foyer/db/database";
import type { StoredImport } from "./import-row.ts";

/** What became of a row whose turn has come. */
export type Settled = {
  readonly line: number;
  readonly outcome: ImportOutcome;
  readonly invitationId: string | null;
  /** What is wrong. Null: nothing more than was known before. */
  readonly message: string | null;
};

/** Those rows of an import that are next. */
export async function nextRows(
  tx: Transaction,
  { id, reached }: StoredImport,
  most: number,
): Promise<readonly { readonly line: number; readonly email: string; readonly fullName: string | null }[]> {
  return tx.$queryRaw`
    SELECT r.line, r.email, r.full_name AS "fullName" FROM import_rows r
    WHERE r.import_id = ${id}::uuid AND r.outcome = 'new' AND r.line > ${reached}
    ORDER BY r.line LIMIT ${most}`;
}

/** Writes down what became of the next rows, and how far their import is with that. It is held. */
export async function settleRows(
  tx: Transaction,
  stored: StoredImport,
  rows: readonly Settled[],
): Promise<void> {
  const last = rows.at(-1);
  if (!last) return;
  await tx.$executeRaw`
    UPDATE import_rows r SET invitation_id = n.invitation_id, outcome = n.outcome::import_outcome,
      message = COALESCE(n.message, r.message)
    FROM unnest(${rows.map(({ line }) => line)}::int[], ${rows.map(({ outcome }) => outcome)}::text[],
      ${rows.map(({ invitationId }) => invitationId)}::uuid[], ${rows.map(({ message }) => message)}::text[])
      AS n(line, outcome, invitation_id, message)
    WHERE r.import_id = ${stored.id}::uuid AND r.line = n.line`;
  const created = rows.filter(({ invitationId }) => invitationId !== null).length;
  const counts = JSON.stringify(movedBy(stored.counts, rows));
  await tx.$executeRaw`
    UPDATE imports SET done = done + ${rows.length}, created = created + ${created}, counts = ${counts}::jsonb,
      reached = ${last.line}
    WHERE id = ${stored.id}::uuid`;
}

/** Writes down that nothing is left to do. */
export async function finish(
  tx: Transaction,
  { id }: StoredImport,
  status: "done" | "cancelled",
): Promise<void> {
  await tx.$executeRaw`
    UPDATE imports SET status = ${status}::import_status, finished_at = now() WHERE id = ${id}::uuid`;
}

function movedBy(before: ImportCounts, rows: readonly Settled[]): ImportCounts {
  const counts = { ...before };
  for (const { outcome } of rows) {
    counts.new -= 1;
    counts[outcome] += 1;
  }
  return counts;
}
