import type { Services } from "../context.ts";
import { removeInChunks } from "../remove-in-chunks.ts";

/**
 * Removes answers that nobody was told of for 30 days, and says how many: whoever was to be has left, or wants to know nothing
 * any more. Those that were told go with their message.
 */
export async function removeUntoldAnswers({ database }: Pick<Services, "database">): Promise<number> {
  return removeInChunks(
    (most) => database.read.$executeRaw`
      DELETE FROM answer_notices_to_tell WHERE id IN (
        SELECT id FROM answer_notices_to_tell WHERE message_id IS NULL AND at < now() - interval '30 days' LIMIT ${most})`,
  );
}
