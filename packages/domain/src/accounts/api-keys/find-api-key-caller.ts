import { Failure } from "@foyer/contract/failures";
import type { Caller } from "../../caller.ts";
import type { Services } from "../../context.ts";
import { networkOf } from "../../network.ts";
import type { Visitor } from "../../visitor.ts";
import { type PersonColumns, person, personOf } from "../read-caller.ts";
import { hashOf, isApiKey } from "./api-key.ts";

type Found = PersonColumns & {
  readonly apiKeyId: string;
  readonly organizationId: string;
  readonly isStale: boolean;
};

/**
 * Whose program an `Authorization` header belongs to (RFC 6750 §2.1): the person as they are now, in the one organization
 * that the key is bound to, if they are still in it. Notes that it was used, at most once a minute, whatever the method:
 * no preview and no prefetch shows a key.
 * @throws Failure `unauthenticated` for whatever is no key, or no longer; `rate_limited` after many of them
 */
export async function findApiKeyCaller(
  { database, limits }: Services,
  { ip }: Visitor,
  authorization: string,
): Promise<Caller> {
  const key = keyIn(authorization);
  const [found] = await database.read.$queryRaw<Found[]>`
    SELECT k.id AS "apiKeyId", k.organization_id AS "organizationId",
      k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute' AS "isStale", ${person}
    FROM api_keys k JOIN users u ON u.id = k.user_id
    WHERE k.hash = ${hashOf(key)} AND k.expires_at > now()`;
  if (!found) {
    await limits.take("bad_key", networkOf(ip));
    throw new Failure("unauthenticated", { message: "There is no such API key, or it has ended." });
  }
  const { apiKeyId, organizationId, isStale } = found;
  if (isStale) {
    await database.read.$executeRaw`
      UPDATE api_keys SET last_used_at = now()
      WHERE id = ${apiKeyId}::uuid AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`;
  }
  const { memberships, ...whoever } = personOf(found);
  return {
    ...whoever,
    memberships: memberships.filter((membership) => membership.organizationId === organizationId),
    by: { kind: "api_key", apiKeyId, organizationId },
  };
}

/** @throws Failure `unauthenticated`, without asking the database */
function keyIn(authorization: string): string {
  const [, key = ""] = /^bearer +(\S+) *$/i.exec(authorization) ?? [];
  if (!isApiKey(key)) throw new Failure("unauthenticated", { message: "This is no API key of Foyer's." });
  return key;
}
