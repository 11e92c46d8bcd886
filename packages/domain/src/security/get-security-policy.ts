import type { GetSecurityPolicy, SecurityPolicy } from "@foyer/contract/security";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { policyAnswer, policyColumns } from "./security-policy.ts";

/** What an organization asks of those who sign in. @throws Failure as `authorize` */
export async function getSecurityPolicy(ctx: Context, input: GetSecurityPolicy): Promise<SecurityPolicy> {
  const tenant = authorize(ctx, "security.view", input.organizationId);
  const row = await ctx.database.read.organization.findUniqueOrThrow({
    where: { id: tenant.organizationId },
    select: policyColumns,
  });
  return policyAnswer(row);
}
