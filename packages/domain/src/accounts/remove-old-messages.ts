import type { Services } from "../context.ts";

/** Removes messages about accounts that are older than 90 days, and says how many. What happened stays in the audit. */
export async function removeOldMessages({ database }: Services): Promise<number> {
  return database.read.$executeRaw`DELETE FROM account_messages WHERE queued_at < now() - interval '90 days'`;
}
