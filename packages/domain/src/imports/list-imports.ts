import type { ImportPage, ListImports } from "@foyer/contract/imports";
import { Prisma } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { hostOf } from "../invitations/host-of.ts";
import { pageOf, positionOf } from "../page.ts";
import { importAnswer, positionIn, selectImports } from "./read-imports.ts";

/**
 * The files that were imported to an organization, or to one place in it, the newest first.
 * @throws Failure as `hostOf`; `invalid_input` for the cursor
 */
export async function listImports(ctx: Context, input: ListImports): Promise<ImportPage> {
  const { cursor, limit, ...filter } = input;
  const host = await hostOf(ctx, filter);
  const after = positionOf(cursor);
  const where = after
    ? Prisma.sql`(m.created_at, m.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.sql`true`;
  const rows = await selectImports(ctx.database.read, host, { where, limit: limit + 1 });
  return pageOf(rows, limit, importAnswer, positionIn);
}
