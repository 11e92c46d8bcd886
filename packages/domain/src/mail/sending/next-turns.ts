import type { Transaction } from "@foyer/db/database";

/** The turns that were taken, in order, and what time it is. By the database's clock. */
export type Turns = { readonly turns: readonly Date[]; readonly now: Date };

/**
 * Takes the next turns of a way out that takes only so many messages a minute, for all workers together. What nobody used is
 * gone: after an outage there is no rush.
 */
export async function nextTurns(
  db: Pick<Transaction, "$queryRaw">,
  { key, perMinute, count }: { readonly key: string; readonly perMinute: number; readonly count: number },
): Promise<Turns> {
  const step = 60 / perMinute;
  const all = step * count;
  const [taken] = await db.$queryRaw<{ end: Date; now: Date }[]>`
    INSERT INTO mail_paces AS p (key, next_at) VALUES (${key}, now() + make_interval(secs => ${all}::float8))
    ON CONFLICT (key) DO UPDATE SET next_at = GREATEST(p.next_at, now()) + make_interval(secs => ${all}::float8)
    RETURNING next_at AS end, now()`;
  if (!taken) throw new Error("An upsert returns its row.");
  const first = taken.end.getTime() - all * 1_000;
  const turns = Array.from({ length: count }, (_, place) => new Date(first + place * step * 1_000));
  return { turns, now: taken.now };
}
