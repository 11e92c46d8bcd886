import { invalidInput } from "@foyer/contract/failures";
import type { ImportedRow, ImportRowPage, ListImportRows } from "@foyer/contract/imports";
import { Prisma } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { authorizeForImport } from "./authorize-for-import.ts";

/**
 * What became of the rows of a file, in its order.
 * @throws Failure as `authorizeForImport`; `invalid_input` for the cursor
 */
export async function listImportRows(ctx: Context, input: ListImportRows): Promise<ImportRowPage> {
  const { importId, outcome, failed, limit } = input;
  await authorizeForImport(ctx, "invitation.view", importId);
  const conditions = [
    Prisma.sql`r.import_id = ${importId}::uuid AND r.line > ${lineAfter(input.cursor)}`,
    outcome && Prisma.sql`r.outcome = ${outcome}::import_outcome`,
    failed === true && Prisma.sql`r.outcome <> 'new'`,
    failed === false && Prisma.sql`r.outcome = 'new'`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  const rows = await ctx.database.read.$queryRaw<ImportedRow[]>`
    SELECT r.line, r.email, r.full_name AS "fullName", r.outcome::text, r.message, r.invitation_id AS "invitationId"
    FROM import_rows r WHERE ${Prisma.join(conditions, " AND ")} ORDER BY r.line LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? String(last.line) : null };
}

/** @throws Failure `invalid_input` */
function lineAfter(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor)) throw invalidInput("cursor", "Not a cursor of this list.");
  return Number(cursor);
}
