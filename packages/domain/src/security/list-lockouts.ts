import type { ListLockouts, Lockout, LockoutPage } from "@foyer/contract/security";
import { Prisma } from "@foyer/db/database";
import { codeRule, strictestRule } from "../accounts/guards.ts";
import { delayOf } from "../accounts/throttle.ts";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { mayEnter } from "../organizations/memberships.ts";
import { pageOf, positionOf } from "../page.ts";

type Row = Omit<Lockout, "lastFailedAt" | "until"> & { readonly lastFailedAt: Date; readonly until: Date };

/**
 * The organization's people whose next try from a device that is not known has to wait now, the last failure first. Those
 * who may not enter are not shown: their account is none of its business.
 * @throws Failure as `authorize`
 */
export async function listLockouts(ctx: Context, input: ListLockouts): Promise<LockoutPage> {
  const { organizationId } = authorize(ctx, "security.view", input.organizationId);
  const after = positionOf(input.cursor);
  const rest = after
    ? Prisma.sql`AND (t.last_failed_at, u.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  const passwordRule = await strictestRule(ctx.database.read);
  const rows = await ctx.database.read.$queryRaw<Row[]>`
    SELECT u.id AS "userId", u.email::text, u.name, m.role::text, guard.step, t.failures, t.last_failed_at AS "lastFailedAt", wait.until
    FROM memberships m
    JOIN users u ON u.id = m.user_id,
    LATERAL (VALUES ('password', 'password:' || lower(u.email::text)), ('code', 'code:' || u.id)) AS guard (step, key)
    JOIN throttles t ON t.key = guard.key,
    LATERAL (SELECT t.last_failed_at + make_interval(secs =>
      CASE guard.step WHEN 'password' THEN ${delayOf(passwordRule)} ELSE ${delayOf(codeRule)} END) AS until) AS wait
    WHERE m.organization_id = ${organizationId}::uuid AND ${mayEnter} AND wait.until > clock_timestamp() ${rest}
    ORDER BY t.last_failed_at DESC, u.id DESC
    LIMIT ${input.limit + 1}`;
  return pageOf(
    rows,
    input.limit,
    ({ lastFailedAt, until, ...row }) => ({
      ...row,
      lastFailedAt: lastFailedAt.toISOString(),
      until: until.toISOString(),
    }),
    ({ lastFailedAt, userId }) => ({ at: lastFailedAt, id: userId }),
  );
}
