import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { endSessions } from "./sessions.ts";

/**
 * Ends every other session of somebody's, half ones too, and lets this browser go on in its own under a new id, no longer
 * than it would have lasted (ASVS 5.0 7.2.4, 7.4.3). Answers the `Set-Cookie` that carries it, for when `tx` has committed.
 * @throws Failure `unauthenticated` where the session has been ended meanwhile: it must not come back
 */
export async function renewSession(
  ctx: Context,
  tx: Transaction,
  { userId, by }: { readonly userId: string; readonly by: { readonly sessionId: string } },
): Promise<string> {
  await endSessions(tx, userId, { except: by.sessionId });
  const cookie = await ctx.sessions.renew(by.sessionId, tx);
  if (cookie === null) throw new Failure("unauthenticated");
  return cookie;
}
