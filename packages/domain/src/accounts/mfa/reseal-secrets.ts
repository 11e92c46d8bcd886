import type { Database } from "@foyer/db/database";
import type { Services } from "../../context.ts";
import type { Key } from "../../keys.ts";
import { type SealAge, SealError, seal, sealAge, unseal } from "../../seal.ts";

type Sealed = {
  readonly userId: string;
  readonly column: "sealedSecret" | "pendingSecret";
  readonly text: string;
};

const atOnce = 500;

/**
 * Seals every authenticator's secret under the current key that is still under an earlier one. A secret that changes
 * meanwhile stays as it was changed; to run again, or twice at once, does no harm. `unreadable` ones are left as they are.
 */
export async function resealSecrets({
  database,
  keys,
}: Pick<Services, "database" | "keys">): Promise<{ resealed: number; unreadable: number }> {
  let resealed = 0;
  let unreadable = 0;
  for await (const { userId, column, text } of sealedSecrets(database)) {
    const renewed = renew(keys.sealing, userId, text);
    if (renewed === "unreadable") unreadable += 1;
    else if (renewed !== text) {
      const { count } = await database.read.totp.updateMany({
        where: { userId, [column]: text },
        data: { [column]: renewed },
      });
      resealed += count;
    }
  }
  return { resealed, unreadable };
}

/** How many secrets are under the current key, under an earlier one, and under none that is configured. */
export async function countSealedSecrets(
  database: Pick<Database, "read">,
  key: Key,
): Promise<Readonly<Record<SealAge, number>>> {
  const counts = { current: 0, earlier: 0, unknown: 0 };
  for await (const { text } of sealedSecrets(database)) counts[sealAge(key, text)] += 1;
  return counts;
}

function renew(key: Key, userId: string, text: string): string {
  try {
    return sealAge(key, text) === "current" ? text : seal(key, unseal(key, text, userId), userId);
  } catch (error) {
    if (error instanceof SealError) return "unreadable";
    throw error;
  }
}

async function* sealedSecrets({ read }: Pick<Database, "read">): AsyncGenerator<Sealed> {
  for (let after: string | undefined, more = true; more; ) {
    const rows = await read.totp.findMany({
      where: after === undefined ? {} : { userId: { gt: after } },
      orderBy: { userId: "asc" },
      take: atOnce,
      select: { userId: true, sealedSecret: true, pendingSecret: true },
    });
    for (const { userId, ...columns } of rows) {
      for (const column of ["sealedSecret", "pendingSecret"] as const) {
        const text = columns[column];
        if (text !== null) yield { userId, column, text };
      }
    }
    after = rows.at(-1)?.userId;
    more = rows.length === atOnce;
  }
}
