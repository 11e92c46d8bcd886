import type { Attendee, CheckIn } from "@foyer/contract/events";
import type { Transaction } from "@foyer/db/database";
import { record } from "../audit/record.ts";
import { authorizeForEvent } from "../authorize.ts";
import type { Context } from "../context.ts";
import { holdOwnEvent } from "./hold-event.ts";
import { readAttendee } from "./read-attendees.ts";

/**
 * Marks that somebody has come, or that they are not here after all. What is so already stays as it is, the first time
 * included.
 * @throws Failure as `authorizeForEvent`; `not_found`, `conflict` (the event is no longer the caller's)
 */
export async function checkIn(ctx: Context, input: CheckIn): Promise<Attendee> {
  const { eventId, attendeeId, checkedIn } = input;
  const tenant = await authorizeForEvent(ctx, eventId);
  return ctx.database.transaction(async (tx) => {
    await holdOwnEvent(tx, tenant);
    const changed = await mark(tx, input);
    const attendee = await readAttendee(tx, tenant, attendeeId);
    if (changed) {
      await record(ctx, tx, {
        act: checkedIn ? "attendee.checked_in" : "attendee.check_in_undone",
        organizationId: tenant.organizationId,
        subject: { kind: "attendee", id: attendee.id, label: attendee.email },
        details: { eventId: attendee.eventId, event: tenant.name },
      });
    }
    return attendee;
  });
}

async function mark(tx: Transaction, { eventId, attendeeId, checkedIn }: CheckIn): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE attendees SET checked_in_at = CASE WHEN ${checkedIn} THEN now() END
    WHERE id = ${attendeeId}::uuid AND event_id = ${eventId}::uuid AND (checked_in_at IS NOT NULL) <> ${checkedIn}`;
  return changed === 1;
}
