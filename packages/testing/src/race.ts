import type { Pool } from "pg";

/**
 * Starts all calls while a row is locked, and lets go only when each of them waits for a lock or has ended: they have
 * all seen the row as it was, and now race for it. Needs a connection for each call.
 */
export async function raceForRow<Result>(
  pool: Pool,
  row: { readonly table: "invitations" | "users" | "memberships" | "organizations"; readonly id: string },
  calls: readonly (() => Promise<Result>)[],
): Promise<PromiseSettledResult<Result>[]> {
  const holder = await pool.connect();
  try {
    await holder.query("BEGIN");
    await holder.query(`SELECT 1 FROM ${row.table} WHERE id = $1 FOR UPDATE`, [row.id]);
    let ended = 0;
    const running = calls.map((call) => call().finally(() => (ended += 1)));
    const all = Promise.allSettled(running);
    for (;;) {
      // A transaction sees the activity as it was when it first looked.
      await holder.query("SELECT pg_stat_clear_snapshot()");
      const { rowCount: waiting } = await holder.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      if (ended + (waiting ?? 0) >= calls.length) break;
    }
    await holder.query("COMMIT");
    return await all;
  } finally {
    holder.release();
  }
}
