import type { ListPeople, PersonPage } from "@foyer/contract/people";
import { Prisma } from "@foyer/db/database";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { containing, pageOf, positionOf } from "../page.ts";
import { personAnswer, selectPeople, shownMfa, shownName } from "./read-people.ts";

/** The people of an organization, the newest first. @throws Failure as `authorize`; `invalid_input` for the cursor */
export async function listPeople(ctx: Context, input: ListPeople): Promise<PersonPage> {
  const tenant = authorize(ctx, "person.list", input.organizationId);
  const after = positionOf(input.cursor);
  const conditions = [
    after && Prisma.sql`(m.created_at, m.id) < (${after.at}, ${after.id}::uuid)`,
    input.status === "active" && Prisma.sql`m.active`,
    input.status === "inactive" && Prisma.sql`NOT m.active`,
    input.status === "invited" && Prisma.sql`(NOT m.active AND n.status = 'pending')`,
    input.role && Prisma.sql`m.role = ${input.role}::organization_role`,
    input.mfaEnabled !== undefined && Prisma.sql`${shownMfa} = ${input.mfaEnabled}`,
    input.search &&
      Prisma.sql`(u.email::text ILIKE ${containing(input.search)} OR ${shownName} ILIKE ${containing(input.search)})`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  const where = conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
  const rows = await selectPeople(ctx.database.read, tenant, where, input.limit + 1);
  return pageOf(rows, input.limit, personAnswer, (row) => ({ at: row.createdAt, id: row.membershipId }));
}
