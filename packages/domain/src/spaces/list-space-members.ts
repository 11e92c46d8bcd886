import type { ListSpaceMembers, SpaceMemberPage } from "@foyer/contract/spaces";
import { Prisma } from "@foyer/db/database";
import { authorizeInSpace } from "../authorize.ts";
import type { Context } from "../context.ts";
import { mayEnter } from "../organizations/memberships.ts";
import { containing, pageOf, positionOf } from "../page.ts";
import { seesAddresses, selectSpaceMembers, spaceMemberAnswer } from "./read-space-members.ts";

/**
 * Who is in a space, whoever came last first. Addresses are for custodians: nobody else is shown them, nor finds by them, nor
 * learns whom the organization keeps out.
 * @throws Failure as `authorizeInSpace`; `invalid_input` for the cursor
 */
export async function listSpaceMembers(ctx: Context, input: ListSpaceMembers): Promise<SpaceMemberPage> {
  const tenant = await authorizeInSpace(ctx, "space.listMembers", input.spaceId);
  const after = positionOf(input.cursor);
  const conditions = [
    seesAddresses(tenant) ? Prisma.sql`true` : mayEnter,
    after && Prisma.sql`(s.joined_at, s.id) < (${after.at}, ${after.id}::uuid)`,
    input.role && Prisma.sql`s.role = ${input.role}::space_role`,
    input.search &&
      (seesAddresses(tenant)
        ? Prisma.sql`(u.email::text ILIKE ${containing(input.search)} OR u.name ILIKE ${containing(input.search)})`
        : Prisma.sql`u.name ILIKE ${containing(input.search)}`),
  ].filter((condition) => condition instanceof Prisma.Sql);
  const where = Prisma.join(conditions, " AND ");
  const rows = await selectSpaceMembers(ctx.database.read, tenant, where, input.limit + 1);
  return pageOf(
    rows,
    input.limit,
    (row) => spaceMemberAnswer(tenant, row),
    ({ joinedAt, id }) => ({ at: joinedAt, id }),
  );
}
