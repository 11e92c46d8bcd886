import type { Database } from "../../packages/db/src/database.ts";

/**
 * Makes everything that is known of invitations, of messages and of the jobs that wait so much older (an interval of
 * PostgreSQL), as if that time had passed: what was to be tried in the meantime is due.
 */
export async function letPass(database: Database, interval: string): Promise<void> {
  // All at once; workers that are writing make it start again.
  await database.transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE invitations SET created_at = created_at - ${interval}::interval, expires_at = expires_at - ${interval}::interval,
        last_message_at = last_message_at - ${interval}::interval`;
    await tx.$executeRaw`
      UPDATE deliveries SET queued_at = queued_at - ${interval}::interval, changed_at = changed_at - ${interval}::interval,
        sent_at = sent_at - ${interval}::interval, waits_since = waits_since - ${interval}::interval,
        next_attempt_at = next_attempt_at - ${interval}::interval, turn_at = turn_at - ${interval}::interval`;
    await tx.$executeRaw`
      UPDATE pgboss.job SET created_on = created_on - ${interval}::interval, start_after = start_after - ${interval}::interval,
        keep_until = keep_until - ${interval}::interval
      WHERE name = 'delivery.send' AND state IN ('created', 'retry')`;
  });
}
