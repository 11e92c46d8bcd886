import type { ByPerson } from "@foyer/contract/people";
import { holdAccount } from "../accounts/hold-account.ts";
import { endSessions } from "../accounts/sessions.ts";
import { record } from "../audit/record.ts";
import { authorize, requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";
import { holdPeople, requireManaged, requireManagedElsewhere } from "./managed-people.ts";

/**
 * Ends all sessions of somebody who is in, and their API keys for this organization. Of anybody else an organization has no sessions to end: who has not joined, or
 * is kept out, uses theirs elsewhere.
 * @throws Failure as `requireSession` and `authorize`; `not_found`, `forbidden` (above the caller, here or in another
 * organization that the account opens)
 */
export async function signOutEverywhere(ctx: Context, input: ByPerson): Promise<null> {
  requireSession(ctx);
  const tenant = authorize(ctx, "person.signOut", input.organizationId);
  await ctx.database.transaction(async (tx) => {
    await holdPeople(tx, tenant);
    const { userId, email, active, joined } = await requireManaged(tx, tenant, input.userId);
    if (!active || !joined) return;
    await requireManagedElsewhere(tx, tenant, userId);
    await tx.apiKey.deleteMany({ where: { userId, organizationId: tenant.organizationId } });
    await holdAccount(tx, userId);
    const sessions = await endSessions(tx, userId);
    await record(ctx, tx, {
      act: "person.signed_out",
      organizationId: tenant.organizationId,
      subject: { kind: "person", id: userId, label: email },
      details: { sessions },
    });
  });
  return null;
}
