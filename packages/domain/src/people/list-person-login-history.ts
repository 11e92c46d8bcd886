import type { LoginHistoryPage } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { PersonLoginHistory } from "@foyer/contract/people";
import { readLoginHistory } from "../accounts/read-login-history.ts";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";

/**
 * Every try to sign in to the account of one of the organization's people, the newest first. What was before they joined,
 * or after they were switched off, is none of its business.
 * @throws Failure as `authorize`; `not_found` for somebody who is not in it
 */
export async function listPersonLoginHistory(
  ctx: Context,
  { organizationId, userId, ...page }: PersonLoginHistory,
): Promise<LoginHistoryPage> {
  const tenant = authorize(ctx, "person.loginHistory", organizationId);
  const membership = await ctx.database.read.membership.findUnique({
    where: { organizationId_userId: { organizationId: tenant.organizationId, userId } },
    select: { joinedAt: true, leftAt: true },
  });
  if (!membership) throw new Failure("not_found");
  const { joinedAt, leftAt } = membership;
  if (!joinedAt) return { items: [], nextCursor: null };
  return readLoginHistory(ctx, { userId, since: joinedAt, until: leftAt }, page);
}
