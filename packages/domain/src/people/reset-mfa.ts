import { Failure } from "@foyer/contract/failures";
import type { ByPerson } from "@foyer/contract/people";
import { holdAccount } from "../accounts/hold-account.ts";
import { removeMfa } from "../accounts/mfa/remove-mfa.ts";
import { queueAccountNotice } from "../accounts/queue-account-notice.ts";
import { endSessions } from "../accounts/sessions.ts";
import { record } from "../audit/record.ts";
import { authorize, requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";
import { holdPeople, requireManaged, requireManagedElsewhere } from "./managed-people.ts";

/**
 * Takes a second factor that somebody has lost off their account, ends all their sessions, and tells them by e-mail. Does
 * nothing where there is none, as far as this organization may know.
 * @throws Failure as `requireSession` and `authorize`; `not_found`, `forbidden` (above the caller, here or in another
 * organization that the account opens; the caller's own)
 */
export async function resetMfa(ctx: Context, input: ByPerson): Promise<null> {
  const caller = requireSession(ctx);
  const tenant = authorize(ctx, "person.resetMfa", input.organizationId);
  // Otherwise a session left open would be enough to get rid of one's second factor, without password or code.
  if (input.userId.toLowerCase() === caller.userId)
    throw new Failure("forbidden", { message: "Turn off your own second factor in your account." });
  await ctx.database.transaction(async (tx) => {
    await holdPeople(tx, tenant);
    const { userId, email, joined } = await requireManaged(tx, tenant, input.userId);
    if (!joined) return;
    await requireManagedElsewhere(tx, tenant, userId);
    await holdAccount(tx, userId);
    if (!(await removeMfa(tx, userId))) return;
    await endSessions(tx, userId);
    await queueAccountNotice(ctx, tx, { userId, purpose: "mfa_reset" });
    await record(ctx, tx, {
      act: "person.mfa_reset",
      // The account's, so that every organization that it opens can see it.
      organizationId: null,
      subject: { kind: "person", id: userId, label: email },
    });
  });
  return null;
}
