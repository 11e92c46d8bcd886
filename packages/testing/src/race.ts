import type { Pool, QueryConfig } from "pg";

export type RaceOptions = {
  /** One call after the other gets in line, so that the first one wins the row. Otherwise all start at once. */
  readonly inTurn?: boolean;
};

/**
 * Starts all calls while a transaction holds what they want, and commits it only when each of them waits for a lock or
 * has ended: all of them have seen what was before, and now race. Needs a connection for each call.
 */
export async function raceBehind<Result>(
  pool: Pool,
  statement: QueryConfig,
  calls: readonly (() => Promise<Result>)[],
  { inTurn = false }: RaceOptions = {},
): Promise<PromiseSettledResult<Result>[]> {
  const holder = await pool.connect();
  try {
    await holder.query("BEGIN");
    await holder.query(statement);
    let ended = 0;
    const lined = async (number: number) => {
      while (ended + (await waitingFor(pool)) < number);
    };
    const running: Promise<PromiseSettledResult<Result>>[] = [];
    for (const call of calls) {
      running.push(
        Promise.allSettled([call()]).then(([result]) => {
          ended += 1;
          return result;
        }),
      );
      if (inTurn) await lined(running.length);
    }
    await lined(calls.length);
    await holder.query("COMMIT");
    return await Promise.all(running);
  } finally {
    holder.release();
  }
}

/** How many sessions of this database wait for a lock. Not asked in a transaction, which would see no change. */
async function waitingFor(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0]?.waiting ?? 0;
}
