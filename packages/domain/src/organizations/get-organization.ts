import type { GetOrganization, Organization } from "@foyer/contract/organizations";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { organizationAnswer } from "./organization-answer.ts";

/** @throws Failure `unauthenticated`, `not_found`, `account_disabled` */
export async function getOrganization(ctx: Context, input: GetOrganization): Promise<Organization> {
  const tenant = authorize(ctx, "organization.view", input.organizationId);
  const row = await ctx.database.read.organization.findUniqueOrThrow({
    where: { id: tenant.organizationId },
  });
  return organizationAnswer(row, tenant.role);
}
