import { type ListWaiting, type WaitingPage, type WaitingPlace, waitingPlace } from "@foyer/contract/events";
import { authorizeForEvent } from "../authorize.ts";
import type { Context } from "../context.ts";
import { pageOf, positionOf } from "../page.ts";

type WaitingRow = Omit<WaitingPlace, "joinedAt" | "offeredUntil"> & {
  readonly joinedAt: Date;
  readonly offeredUntil: Date | null;
};

/**
 * Who stands in line for a seat, as they came. Whose offer has lapsed is out of it.
 * @throws Failure as `authorizeForEvent`; `invalid_input` for the cursor
 */
export async function listWaiting(
  ctx: Context,
  { eventId, cursor, limit }: ListWaiting,
): Promise<WaitingPage> {
  const tenant = await authorizeForEvent(ctx, eventId);
  const after = positionOf(cursor);
  // Where a page has ended counts by the turn; whoever ended it may have left the line since.
  const rows = await ctx.database.read.$queryRaw<WaitingRow[]>`
    SELECT * FROM (
      SELECT i.id AS "invitationId", i.email::text, w.full_name AS "fullName", w.joined_at AS "joinedAt",
        w.offered_until AS "offeredUntil", w.turn,
        CASE WHEN w.offered_until IS NOT NULL THEN 0
          ELSE count(*) FILTER (WHERE w.offered_until IS NULL) OVER (ORDER BY w.turn) END::int AS position
      FROM waiting_places w JOIN invitations i ON i.id = w.invitation_id
      WHERE w.event_id = ${tenant.eventId}::uuid AND (w.offered_until IS NULL OR w.offered_until > now())
    ) line
    WHERE ${after === null} OR turn > COALESCE(
      (SELECT turn FROM waiting_places WHERE invitation_id = ${after?.id ?? null}::uuid),
      (SELECT max(turn) FROM waiting_places WHERE event_id = ${tenant.eventId}::uuid AND joined_at <= ${after?.at ?? null}),
      0)
    ORDER BY turn LIMIT ${limit + 1}`;
  return pageOf(rows, limit, waitingAnswer, ({ joinedAt, invitationId }) => ({
    at: joinedAt,
    id: invitationId,
  }));
}

function waitingAnswer(row: WaitingRow): WaitingPlace {
  return waitingPlace.parse({
    ...row,
    joinedAt: row.joinedAt.toISOString(),
    offeredUntil: row.offeredUntil?.toISOString() ?? null,
  });
}
