import type { RevokeSession } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import { record } from "../audit/record.ts";
import { requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";
import { deviceName } from "./device-name.ts";

/**
 * Signs one of the caller's browsers out; their own too, if it is that one.
 * @throws Failure `unauthenticated`, `mfa_required`, `forbidden` (to an API key), `not_found` (also: somebody else's)
 */
export async function revokeSession(ctx: Context, { sessionId }: RevokeSession): Promise<null> {
  const { userId, email, by } = requireSession(ctx);
  const publicId = sessionId.toLowerCase();
  await ctx.database.transaction(async (tx) => {
    const [revoked] = await tx.$queryRaw<{ userAgent: string | null }[]>`
      DELETE FROM sessions WHERE public_id = ${publicId}::uuid AND user_id = ${userId}::uuid
      RETURNING user_agent AS "userAgent"`;
    if (!revoked) throw new Failure("not_found");
    await record(ctx, tx, {
      act: "account.session_revoked",
      organizationId: null,
      subject: { kind: "person", id: userId, label: email },
      details: { sessionId: publicId, device: deviceName(revoked.userAgent) },
    });
  });
  if (publicId === by.publicId) ctx.setCookie(ctx.sessions.forget());
  return null;
}
