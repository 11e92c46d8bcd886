import type { LiftLockout } from "@foyer/contract/security";
import { forgiveEverywhere } from "../accounts/guards.ts";
import { record } from "../audit/record.ts";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { holdPeople, requireManaged } from "../people/managed-people.ts";

/**
 * Lets somebody try again at once, from wherever they try. Of somebody who has not joined there is nothing to lift.
 * @throws Failure as `authorize`; `not_found`, `forbidden` (above the caller)
 */
export async function liftLockout(ctx: Context, input: LiftLockout): Promise<null> {
  const tenant = authorize(ctx, "lockout.lift", input.organizationId);
  await ctx.database.transaction(async (tx) => {
    await holdPeople(tx, tenant);
    const { userId, email, joined } = await requireManaged(tx, tenant, input.userId);
    if (!joined || !(await forgiveEverywhere(tx, { userId, email }))) return;
    await record(ctx, tx, {
      act: "lockout.lifted",
      organizationId: tenant.organizationId,
      subject: { kind: "person", id: userId, label: email },
    });
  });
  return null;
}
