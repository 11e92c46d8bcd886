import { createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type { Transaction } from "@foyer/db/database";
import type { Services } from "../context.ts";
import type { Key } from "../keys.ts";
import { seal, unseal } from "../seal.ts";

/** The name of the key's row, and the context in which it is sealed. */
const addressKeyName = "addresses";

type Ground = Pick<Services, "database" | "keys">;

/** What an address is kept as, by whoever must know it again and need not know it. */
type AddressHasher = (scope: string, email: string) => string;

/** By what opens it: a process has one database. */
const kept = new WeakMap<Key, KeyObject>();

/**
 * Answers what makes keyed hashes of addresses: HMAC-SHA-256 (RFC 2104) in hexadecimal, over what the hash is for and the
 * address in lower case. Without the key nobody can try addresses against them, and hashes for two things can't be compared.
 * The key is random, made once for an installation, and kept sealed: a new `APP_SECRET` changes no hash.
 * @throws SealError where `APP_SECRET` does not give the key any more under which it was sealed
 */
export async function addressHasher(
  services: Ground,
  db: Pick<Transaction, "$queryRaw" | "$executeRaw">,
): Promise<AddressHasher> {
  const key = kept.get(services.keys.sealing) ?? (await addressKey(services, db));
  return (scope, email) => createHmac("sha256", key).update(`${scope}\0${email.toLowerCase()}`).digest("hex");
}

/** The same for one address, outside a transaction. */
export async function hashAddress(services: Ground, scope: string, email: string): Promise<string> {
  return (await addressHasher(services, services.database.read))(scope, email);
}

/** Makes the key where there is none. Of several at once, also in other processes, the first one's counts. */
async function addressKey(
  services: Ground,
  db: Pick<Transaction, "$queryRaw" | "$executeRaw">,
): Promise<KeyObject> {
  for (;;) {
    // What this very transaction has made may still be undone: not to be kept in memory.
    const [row] = await db.$queryRaw<{ sealed: string; isOurs: boolean }[]>`
      SELECT sealed, COALESCE(xmin = pg_current_xact_id_if_assigned()::xid, false) AS "isOurs"
      FROM sealed_keys WHERE name = ${addressKeyName}`;
    if (row) {
      const bytes = unseal(services.keys.sealing, row.sealed, addressKeyName);
      const key = createSecretKey(bytes, "base64url");
      if (!row.isOurs) kept.set(services.keys.sealing, key);
      return key;
    }
    const sealed = seal(services.keys.sealing, randomBytes(32).toString("base64url"), addressKeyName);
    await db.$executeRaw`
      INSERT INTO sealed_keys (name, sealed) VALUES (${addressKeyName}, ${sealed}) ON CONFLICT DO NOTHING`;
  }
}
