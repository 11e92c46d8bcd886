import type { Services } from "../context.ts";
import { removeInChunks } from "../remove-in-chunks.ts";

/** Removes messages about accounts that are older than 90 days, and says how many. What happened stays in the audit. */
export async function removeOldMessages({ database }: Services): Promise<number> {
  return removeInChunks(
    (most) => database.read.$executeRaw`
      DELETE FROM account_messages WHERE id IN (
        SELECT id FROM account_messages WHERE queued_at < now() - interval '90 days' ORDER BY queued_at LIMIT ${most})`,
  );
}
