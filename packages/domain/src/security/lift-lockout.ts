import type { LiftLockout } from "@foyer/contract/security";
import { forgivePassword } from "../accounts/guards.ts";
import { record } from "../audit/record.ts";
import { authorize, requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";
import { holdPeople, requireManaged, requireManagedElsewhere } from "../people/managed-people.ts";

/**
 * Lets somebody try their password again at once, from wherever they try. Codes of a second factor keep their wait: they are
 * few enough to be guessed by whoever could lift it as often as they like. Of somebody who may not enter there is nothing
 * to lift.
 * @throws Failure as `requireSession` and `authorize`; `not_found`, `forbidden` (above the caller, here or in another
 * organization that the account opens)
 */
export async function liftLockout(ctx: Context, input: LiftLockout): Promise<null> {
  requireSession(ctx); // a key must not make room for whoever guesses its person's password
  const tenant = authorize(ctx, "lockout.lift", input.organizationId);
  await ctx.database.transaction(async (tx) => {
    await holdPeople(tx, tenant);
    const { userId, email, active, joined } = await requireManaged(tx, tenant, input.userId);
    if (!active || !joined) return;
    await requireManagedElsewhere(tx, tenant, userId);
    if (!(await forgivePassword(tx, email))) return;
    await record(ctx, tx, {
      act: "lockout.lifted",
      organizationId: null, // the account's: every organization that it opens can see it
      subject: { kind: "person", id: userId, label: email },
    });
  });
  return null;
}
