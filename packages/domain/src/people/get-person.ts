import { Failure } from "@foyer/contract/failures";
import { type GetPerson, type PersonDetails, personDetails } from "@foyer/contract/people";
import { Prisma } from "@foyer/db/database";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { belongsElsewhere } from "./other-organizations.ts";
import { personAnswer, selectPeople } from "./read-people.ts";

/** One person of an organization, with their profile. @throws Failure as `authorize`; `not_found` */
export async function getPerson(ctx: Context, input: GetPerson): Promise<PersonDetails> {
  const tenant = authorize(ctx, "person.list", input.organizationId);
  const [row] = await selectPeople(ctx.database.read, tenant, Prisma.sql`u.id = ${input.userId}::uuid`, 1);
  if (!row) throw new Failure("not_found");
  // Whoever has not joined has told this organization nothing yet; whoever was switched off tells it nothing any more, as
  // long as they are somewhere else.
  const isTheirs =
    row.joinedAt && (row.active || !(await belongsElsewhere(ctx.database.read, tenant, row.userId)));
  const profile = isTheirs
    ? await ctx.database.read.user.findUniqueOrThrow({ where: { id: row.userId } })
    : untold;
  return personDetails.parse({ ...personAnswer(row), profile });
}

const untold = { clientCompany: null, zohoAccount: null, phone: null, position: null, department: null };
