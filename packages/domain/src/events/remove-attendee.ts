import type { ByAttendee } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import { record } from "../audit/record.ts";
import { authorizeForEvent } from "../authorize.ts";
import type { Context } from "../context.ts";
import { type Claimed, transition } from "../invitations/lifecycle.ts";
import { queueNews } from "../invitations/queue-delivery.ts";
import { recordInvitation } from "../invitations/record-invitation.ts";
import { holdOwnEvent } from "./hold-event.ts";
import { offerSeats } from "./offer-seats.ts";
import { readAttendee } from "./read-attendees.ts";
import { freeSeat } from "./seats.ts";

/**
 * Takes an attendee's seat away: their invitation is cancelled, they are told by e-mail, and the seat is offered to the
 * next in line.
 * @throws Failure as `authorizeForEvent`; `not_found`, `conflict` (the event is no longer the caller's)
 */
export async function removeAttendee(ctx: Context, { eventId, attendeeId }: ByAttendee): Promise<null> {
  const tenant = await authorizeForEvent(ctx, eventId);
  await ctx.database.transaction(async (tx) => {
    const attendee = await readAttendee(tx, tenant, attendeeId);
    const invitation = await transition(tx, "uninvite", { invitationId: attendee.invitationId }).catch(
      goneBefore,
    );
    const event = await holdOwnEvent(tx, tenant);
    await freeSeat(tx, invitation.id);
    await offerSeats(ctx, tx, event.id);
    const { id, organizationId, email } = invitation;
    await recordInvitation(ctx, tx, "invitation.cancelled", invitation);
    await record(ctx, tx, {
      act: "attendee.removed",
      organizationId,
      subject: { kind: "attendee", id: attendee.id, label: email },
      details: { eventId: event.id, event: event.name },
    });
    const people = [{ invitationId: id, email }];
    await queueNews(ctx, tx, { organizationId, purpose: "event_cancelled", people });
  });
  return null;
}

/** They have taken their yes back in this very moment, or somebody else was quicker. */
function goneBefore(refusal: unknown): Claimed {
  if (refusal instanceof Failure && refusal.reason === "not_pending") throw new Failure("not_found");
  throw refusal;
}
