import { Failure } from "@foyer/contract/failures";
import type { Services } from "../../context.ts";
import { networkOf } from "../../network.ts";
import type { Logo } from "./logo.ts";

/**
 * The picture of this name (SHA-256, hex), for anybody. Whose it is nobody learns, nor that there is one, without having the
 * picture already.
 * @throws Failure `not_found`, `rate_limited`
 */
export async function findLogo(
  { database, limits }: Pick<Services, "database" | "limits">,
  { hash, ip }: { readonly hash: string; readonly ip: string | null },
): Promise<Pick<Logo, "bytes" | "type">> {
  await limits.take("general", networkOf(ip));
  const [found] = /^[0-9a-f]{64}$/.test(hash)
    ? await database.read.$queryRaw<{ bytes: Uint8Array<ArrayBuffer>; type: Logo["type"] }[]>`
        SELECT logo AS bytes, logo_type AS type FROM mail_brands WHERE logo_hash = ${hash} LIMIT 1`
    : [];
  if (!found) throw new Failure("not_found");
  return found;
}
