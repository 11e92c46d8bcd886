import { type CreateApiKey, type CreatedApiKey, createdApiKey } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import { uuidv7 } from "uuidv7";
import { record } from "../../audit/record.ts";
import { authorize, requireSession } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { mayEnter } from "../../organizations/memberships.ts";
import { queueAccountNotice } from "../queue-account-notice.ts";
import { hashOf, hintOf, newApiKey } from "./api-key.ts";
import { apiKeyAnswer } from "./api-key-answer.ts";

/** How many keys that have not expired somebody may have in an organization. */
export const mostLiveKeys = 20;

/**
 * Makes a key for an organization that the caller may enter. It is in the answer and nowhere else, ever;
 * that there is one is told to the address of their account.
 * @throws Failure `unauthenticated`, `mfa_required`, `not_found`, `account_disabled`, `mfa_enrolment_required`, `forbidden`
 * (to an API key), `conflict` (as many as one may have are there)
 */
export async function createApiKey(ctx: Context, input: CreateApiKey): Promise<CreatedApiKey> {
  const { userId, email } = requireSession(ctx);
  const { organizationId } = authorize(ctx, "organization.view", input.organizationId);
  const key = newApiKey();
  const hint = hintOf(key);

  const id = uuidv7();
  const answer = await ctx.database.transaction(async (tx) => {
    // Locked, so that keys made at once are counted one after the other, and whoever is just put out makes none.
    const places = await tx.$queryRaw<object[]>`
      SELECT 1 FROM memberships m
      WHERE m.organization_id = ${organizationId}::uuid AND m.user_id = ${userId}::uuid AND ${mayEnter}
      FOR UPDATE`;
    if (places.length === 0) throw new Failure("not_found");
    const made = await tx.$executeRaw`
      INSERT INTO api_keys (id, user_id, organization_id, name, hash, hint, expires_at)
      SELECT ${id}::uuid, ${userId}::uuid, ${organizationId}::uuid, ${input.name}, ${hashOf(key)}, ${hint},
        now() + make_interval(days => ${input.expiresInDays}::int)
      WHERE (SELECT count(*) FROM api_keys WHERE user_id = ${userId}::uuid
        AND organization_id = ${organizationId}::uuid AND expires_at > now()) < ${mostLiveKeys}`;
    if (made === 0) throw new Failure("conflict", { message: `You have ${mostLiveKeys} keys here already.` });
    const row = await tx.apiKey.findUniqueOrThrow({
      where: { id },
      include: { organization: { select: { name: true } } },
    });
    await record(ctx, tx, {
      act: "account.api_key_created",
      organizationId,
      subject: { kind: "person", id: userId, label: email },
      details: { apiKeyId: id, name: input.name, hint, expiresAt: row.expiresAt.toISOString() },
    });
    await queueAccountNotice(ctx, tx, { userId, purpose: "api_key_created" });
    return apiKeyAnswer(row);
  });
  return createdApiKey.parse({ ...answer, key });
}
