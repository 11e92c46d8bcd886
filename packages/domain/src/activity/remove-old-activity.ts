import type { Services } from "../context.ts";
import { removeInChunks } from "../remove-in-chunks.ts";

/** Removes what changed more than a day ago, and says how much that was: who was away for so long looks at everything anew. */
export async function removeOldActivity({ database }: Pick<Services, "database">): Promise<number> {
  return removeInChunks(
    (most) => database.read.$executeRaw`
      DELETE FROM activity WHERE id IN (
        SELECT id FROM activity WHERE at < now() - interval '1 day' ORDER BY at LIMIT ${most})`,
  );
}
