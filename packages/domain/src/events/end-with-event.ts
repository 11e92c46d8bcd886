import { Prisma, type Transaction } from "@foyer/db/database";
import { hasStatus } from "../invitations/lifecycle.ts";
import type { Share } from "../invitations/targets/target.ts";
import { overAt } from "./seats.ts";

/**
 * Whether pending invitation `i` to an event that is over at a time ends at another one than it should: after it; or
 * before it, though its holder stands in line and waits until then. It should end at that time, then.
 */
function endsAmiss(eventId: string, over: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`i.place_id = ${eventId}::uuid AND ${hasStatus("pending")} AND (i.expires_at > ${over}
    OR (i.expires_at < ${over} AND i.id IN (SELECT invitation_id FROM waiting_places WHERE event_id = ${eventId}::uuid)))`;
}

function overOf(eventId: string): Prisma.Sql {
  return Prisma.sql`(SELECT ${overAt} FROM events e WHERE e.id = ${eventId}::uuid)`;
}

/** Lets these invitations end with the event, at the latest. They are held, and so is the event. */
export async function endTheseWithEvent(
  tx: Transaction,
  { eventId, ids }: { readonly eventId: string; readonly ids: readonly string[] },
): Promise<void> {
  const over = overOf(eventId);
  await tx.$executeRaw`
    UPDATE invitations i SET expires_at = ${over}
    WHERE i.id = ANY(${ids}::uuid[]) AND ${endsAmiss(eventId, over)}`;
}

/**
 * Does so for a share of all that need it, and says how many: whatever ends with the event or before is not touched. What
 * is left outlives the event in its row alone: nobody comes in any more once that is over.
 */
export async function endWithEvent(
  tx: Transaction,
  eventId: string,
  { most, waits }: Share,
): Promise<number> {
  const over = overOf(eventId);
  return tx.$executeRaw`
    WITH these AS (
      SELECT i.id FROM invitations i WHERE ${endsAmiss(eventId, over)}
      ${waits ? Prisma.sql`ORDER BY i.id LIMIT ${most}` : Prisma.sql`LIMIT ${most}`}
      FOR NO KEY UPDATE ${waits ? Prisma.empty : Prisma.sql`SKIP LOCKED`}
    )
    UPDATE invitations i SET expires_at = ${over} FROM these WHERE i.id = these.id`;
}

/** Holds the share that an event would have to let end with it if it were over at a time, before the event itself is held. */
export async function holdThoseAmiss(
  tx: Transaction,
  { eventId, over, most }: { readonly eventId: string; readonly over: Date; readonly most: number },
): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM invitations i WHERE ${endsAmiss(eventId, Prisma.sql`${over}::timestamptz`)}
    ORDER BY i.id LIMIT ${most} FOR NO KEY UPDATE`;
}
