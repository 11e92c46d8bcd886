import type { ByEvent } from "@foyer/contract/events";
import type { Transaction } from "@foyer/db/database";
import { closePlace, tellAttendees } from "@foyer/jobs/queues";
import { record, recordEach } from "../audit/record.ts";
import { authorizeForEvent, type EventTenant } from "../authorize.ts";
import type { Context } from "../context.ts";
import { endedAtOnce } from "../invitations/close-place.ts";
import { transitions } from "../invitations/lifecycle.ts";
import { countOpen } from "../invitations/withdraw-invitations.ts";
import { holdOwnEvent } from "./hold-event.ts";

/**
 * Cancels an event: every invitation to it ends, nobody waits any more, and whoever comes is told by e-mail. For everybody
 * it is gone at once, though of very many invitations the end is written down by jobs; only its name stays with what was
 * written down.
 * @throws Failure as `authorizeForEvent`; `conflict` (the event is no longer the caller's)
 */
export async function removeEvent(ctx: Context, input: ByEvent): Promise<null> {
  const tenant = await authorizeForEvent(ctx, input.eventId);
  const { organizationId, eventId } = tenant;
  await ctx.database.transaction(async (tx) => {
    const ended = await endInvitations(ctx, tx, { tenant, most: endedAtOnce });
    const { name } = await holdOwnEvent(tx, tenant);
    const attendees = await tx.attendee.count({ where: { eventId } });
    const left = await countOpen(tx, { organizationId, placeId: eventId });
    // Whoever has invited or renewed in between is done by now, and nobody does so from here on. If one of these is being
    // answered, which waits for the event, the database undoes one of both and it starts again.
    await endInvitations(ctx, tx, { tenant, most: endedAtOnce - ended.all });
    const waiting = await tx.waitingPlace.deleteMany({ where: { eventId } });
    // The attendees stay until each has been told.
    await tx.$executeRaw`
      UPDATE events SET removed_at = now(), sequence = sequence + 1 WHERE id = ${eventId}::uuid`;
    await record(ctx, tx, {
      act: "event.removed",
      organizationId,
      subject: { kind: "event", id: eventId, label: name },
      details: { attendees, invitations: ended.open + left, waiting: waiting.count },
    });
    await ctx.jobs.enqueue(tx, closePlace, { placeId: eventId });
    await ctx.jobs.enqueue(tx, tellAttendees, { eventId });
  });
  return null;
}

// Whether they were open or accepted: the event is no more.
const endable = [...transitions.withdraw.from, ...transitions.uninvite.from];

/** Ends some of the invitations to an event that have not ended, and says how many, and how many of these were open. */
async function endInvitations(
  ctx: Context,
  tx: Transaction,
  { tenant, most }: { readonly tenant: EventTenant; readonly most: number },
): Promise<{ readonly all: number; readonly open: number }> {
  const { organizationId, eventId } = tenant;
  const ended = await tx.$queryRaw<{ id: string; email: string; wasOpen: boolean }[]>`
    WITH these AS (
      SELECT i.id, i.status FROM invitations i
      WHERE i.place_id = ${eventId}::uuid AND i.organization_id = ${organizationId}::uuid
        AND i.status::text = ANY(${endable})
      ORDER BY i.id LIMIT ${most} FOR NO KEY UPDATE
    )
    UPDATE invitations i SET status = ${transitions.uninvite.to}::invitation_status FROM these WHERE i.id = these.id
    RETURNING i.id, i.email::text, these.status::text = ANY(${transitions.withdraw.from}) AS "wasOpen"`;
  await recordEach(ctx, tx, {
    act: "invitation.cancelled",
    kind: "invitation",
    subjects: ended.map(({ id, email }) => ({ organizationId, id, label: email })),
  });
  return { all: ended.length, open: ended.filter(({ wasOpen }) => wasOpen).length };
}
