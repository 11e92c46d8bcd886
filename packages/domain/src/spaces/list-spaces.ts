import type { ListSpaces, SpacePage } from "@foyer/contract/spaces";
import { Prisma } from "@foyer/db/database";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { containing, pageOf, positionOf } from "../page.ts";
import { selectSpaces, spaceAnswer } from "./read-spaces.ts";

/**
 * The spaces of an organization that let the caller in, the newest first; all of them for those who manage it.
 * @throws Failure as `authorize`; `invalid_input` for the cursor
 */
export async function listSpaces(ctx: Context, input: ListSpaces): Promise<SpacePage> {
  const tenant = authorize(ctx, "space.list", input.organizationId);
  const after = positionOf(input.cursor);
  const conditions = [
    Prisma.sql`true`,
    after && Prisma.sql`(s.created_at, s.id) < (${after.at}, ${after.id}::uuid)`,
    input.search && Prisma.sql`s.name ILIKE ${containing(input.search)}`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  const where = Prisma.join(conditions, " AND ");
  const rows = await selectSpaces(ctx.database.read, tenant, where, input.limit + 1);
  return pageOf(rows, input.limit, spaceAnswer, ({ createdAt, id }) => ({ at: createdAt, id }));
}
