import type { ListOrganizations, OrganizationPage } from "@foyer/contract/organizations";
import { can } from "@foyer/contract/permissions";
import { requireCaller } from "../authorize.ts";
import { openMemberships } from "../caller.ts";
import type { Context } from "../context.ts";
import { pageOf, positionOf } from "../page.ts";
import { organizationAnswer } from "./organization-answer.ts";

/** The organizations that the caller is a member of, the one joined last first: guests see none of it. @throws Failure `unauthenticated` */
export async function listOrganizations(ctx: Context, input: ListOrganizations): Promise<OrganizationPage> {
  const caller = requireCaller(ctx);
  const { userId } = caller;
  const memberOf = openMemberships(caller).filter(({ role }) => can(role, "organization.view"));
  const after = positionOf(input.cursor);
  const rows = await ctx.database.read.membership.findMany({
    where: {
      userId,
      active: true,
      organizationId: { in: memberOf.map(({ organizationId }) => organizationId) },
      ...(after && {
        createdAt: { lte: after.at },
        OR: [{ createdAt: { lt: after.at } }, { id: { lt: after.id } }],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
    include: { organization: true },
  });
  return pageOf(
    rows,
    input.limit,
    (row) => organizationAnswer(row.organization, row.role),
    (row) => ({ at: row.createdAt, id: row.id }),
  );
}
