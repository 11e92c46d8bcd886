import type { Transaction } from "@foyer/db/database";
import type { Services } from "../../context.ts";
import { addressHasher } from "../address-hash.ts";

/** Those of the addresses that get no invitations and reminders from an organization, as they were given. */
export async function whoIsSuppressed(
  services: Pick<Services, "database" | "keys">,
  db: Pick<Transaction, "$queryRaw" | "$executeRaw">,
  { organizationId, emails }: { readonly organizationId: string; readonly emails: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (emails.length === 0) return new Set();
  const hash = await addressHasher(services, db);
  const byHash = new Map(emails.map((email) => [hash(organizationId, email), email]));
  const found = await db.$queryRaw<{ hash: string }[]>`
    SELECT encode(s.address_hash, 'hex') AS hash FROM suppressions s
    WHERE s.organization_id = ${organizationId}::uuid
      AND s.address_hash = ANY(SELECT decode(h, 'hex') FROM unnest(${[...byHash.keys()]}::text[]) h)`;
  return new Set(found.flatMap((row) => byHash.get(row.hash) ?? []));
}
