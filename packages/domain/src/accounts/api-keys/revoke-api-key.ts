import type { RevokeApiKey } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import { record } from "../../audit/record.ts";
import { requireSession } from "../../authorize.ts";
import type { Context } from "../../context.ts";

/**
 * Takes one of the caller's own keys back: the next call with it is refused.
 * @throws Failure `unauthenticated`, `mfa_required`, `forbidden` (to an API key), `not_found` (also: somebody else's)
 */
export async function revokeApiKey(ctx: Context, { apiKeyId }: RevokeApiKey): Promise<null> {
  const { userId, email } = requireSession(ctx);
  await ctx.database.transaction(async (tx) => {
    const [revoked] = await tx.$queryRaw<{ organizationId: string; name: string; hint: string }[]>`
      DELETE FROM api_keys WHERE id = ${apiKeyId}::uuid AND user_id = ${userId}::uuid
      RETURNING organization_id AS "organizationId", name, hint`;
    if (!revoked) throw new Failure("not_found");
    const { organizationId, name, hint } = revoked;
    await record(ctx, tx, {
      act: "account.api_key_revoked",
      organizationId,
      subject: { kind: "person", id: userId, label: email },
      details: { apiKeyId: apiKeyId.toLowerCase(), name, hint },
    });
  });
  return null;
}
