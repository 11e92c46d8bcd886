import { record } from "../audit/record.ts";
import { requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";
import { holdAccount } from "./hold-account.ts";
import { endSessions } from "./sessions.ts";

/**
 * Signs the caller out everywhere but here, and ends what others have half begun with their password.
 * @throws Failure `unauthenticated`, `mfa_required`, `forbidden` (to an API key)
 */
export async function revokeOtherSessions(ctx: Context): Promise<null> {
  const { userId, email, by } = requireSession(ctx);
  await ctx.database.transaction(async (tx) => {
    await holdAccount(tx, userId);
    const sessions = await endSessions(tx, userId, { except: by.sessionId });
    await record(ctx, tx, {
      act: "account.other_sessions_revoked",
      organizationId: null,
      subject: { kind: "person", id: userId, label: email },
      details: { sessions },
    });
  });
  return null;
}
