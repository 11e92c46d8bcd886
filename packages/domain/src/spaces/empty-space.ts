import { Prisma, type Transaction } from "@foyer/db/database";
import type { Place, Share } from "../invitations/targets/target.ts";

/** Takes some of those out who are still in a space that was removed, and says how many: nobody comes in any more. */
export async function emptySpace(
  tx: Transaction,
  { organizationId, placeId }: Place,
  { most, waits }: Share,
): Promise<number> {
  return tx.$executeRaw`
    WITH these AS (
      SELECT m.id FROM space_members m JOIN spaces s ON s.id = m.space_id
      WHERE m.space_id = ${placeId}::uuid AND m.organization_id = ${organizationId}::uuid AND s.removed_at IS NOT NULL
      ORDER BY m.id LIMIT ${most} FOR UPDATE OF m ${waits ? Prisma.empty : Prisma.sql`SKIP LOCKED`}
    )
    DELETE FROM space_members m USING these WHERE m.id = these.id`;
}
