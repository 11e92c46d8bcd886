import type { ByEvent } from "@foyer/contract/events";
import type { InvitationStatus } from "@foyer/contract/invitations";
import type { Transaction } from "@foyer/db/database";
import { tellAttendees } from "@foyer/jobs/queues";
import { record, recordEach } from "../audit/record.ts";
import { authorizeForEvent, type EventTenant } from "../authorize.ts";
import type { Context } from "../context.ts";
import { transitions } from "../invitations/lifecycle.ts";
import { holdOwnEvent } from "./hold-event.ts";

/**
 * Cancels an event: every invitation to it ends, nobody waits any more, and whoever comes is told by e-mail. For everybody
 * it is gone at once; only its name stays with what was written down.
 * @throws Failure as `authorizeForEvent`; `conflict` (the event is no longer the caller's)
 */
export async function removeEvent(ctx: Context, input: ByEvent): Promise<null> {
  const tenant = await authorizeForEvent(ctx, input.eventId);
  const { organizationId, eventId } = tenant;
  await ctx.database.transaction(async (tx) => {
    const ended = await endInvitations(ctx, tx, tenant);
    const { name } = await holdOwnEvent(tx, tenant);
    // Whoever has invited or renewed in between is done by now, and nobody does so from here on. If one of these is being
    // answered, which waits for the event, the database undoes one of both and it starts again.
    const late = await endInvitations(ctx, tx, tenant);
    const waiting = await tx.waitingPlace.deleteMany({ where: { eventId } });
    // The attendees stay until each has been told.
    await tx.$executeRaw`
      UPDATE events SET removed_at = now(), sequence = sequence + 1 WHERE id = ${eventId}::uuid`;
    await record(ctx, tx, {
      act: "event.removed",
      organizationId,
      subject: { kind: "event", id: eventId, label: name },
      details: {
        attendees: ended.attendees + late.attendees,
        invitations: ended.open + late.open,
        waiting: waiting.count,
      },
    });
    await ctx.jobs.enqueue(tx, tellAttendees, { eventId });
  });
  return null;
}

// Whether they were open or accepted: the event is no more.
const endable = [...transitions.withdraw.from, ...transitions.uninvite.from];

/** Ends all invitations to an event that have not ended, and says how many had been accepted, and how many were open. */
async function endInvitations(
  ctx: Context,
  tx: Transaction,
  { organizationId, eventId }: EventTenant,
): Promise<{ readonly attendees: number; readonly open: number }> {
  const ended = await tx.$queryRaw<{ id: string; email: string; before: InvitationStatus }[]>`
    WITH these AS (
      SELECT i.id, i.status FROM invitations i
      WHERE i.place_id = ${eventId}::uuid AND i.organization_id = ${organizationId}::uuid
        AND i.status::text = ANY(${endable})
      ORDER BY i.id FOR NO KEY UPDATE
    )
    UPDATE invitations i SET status = ${transitions.uninvite.to}::invitation_status FROM these WHERE i.id = these.id
    RETURNING i.id, i.email::text, these.status::text AS before`;
  await recordEach(ctx, tx, {
    act: "invitation.cancelled",
    kind: "invitation",
    subjects: ended.map(({ id, email }) => ({ organizationId, id, label: email })),
  });
  const attendees = ended.filter(({ before }) => before === "accepted").length;
  return { attendees, open: ended.length - attendees };
}
