import type { Services } from "../context.ts";
import { removeInChunks } from "../remove-in-chunks.ts";
import { factsOfChange } from "./tally-scope.ts";

/**
 * Adds up what has changed, and says how many changes there were. Nothing that is told changes by it: whoever reads takes both
 * together. Safe to run by several workers at once, as often as one likes, and to end in the middle.
 */
export async function rollUpTallies({ database }: Pick<Services, "database">): Promise<number> {
  return removeInChunks((most) =>
    database.transaction(async (tx) => {
      // Numbers that many want are held in one order.
      const [rolled] = await tx.$queryRaw<{ number: number }[]>`
        WITH taken AS (
          DELETE FROM tally_changes WHERE id IN (SELECT id FROM tally_changes ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED)
          RETURNING *
        ), grouped AS (
          SELECT organization_id, kind, place_id, import_id, inviter_id, f.measure, f.bucket, sum(amount) AS amount
          FROM taken i, ${factsOfChange} f
          GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(amount) <> 0
        ), added AS (
          INSERT INTO tallies (organization_id, scope, measure, scope_id, bucket, amount)
          SELECT g.organization_id, s.scope, g.measure, s.scope_id, g.bucket, sum(g.amount)
          FROM grouped g, tally_scopes(g.kind, g.place_id, g.import_id, g.inviter_id) s
          GROUP BY 1, 2, 3, 4, 5 HAVING sum(g.amount) <> 0
          ORDER BY 1, 2, 3, 4, 5
          ON CONFLICT (organization_id, scope, measure, scope_id, bucket)
          DO UPDATE SET amount = tallies.amount + EXCLUDED.amount
        )
        SELECT count(*)::int AS number FROM taken`;
      return rolled?.number ?? 0;
    }),
  );
}
