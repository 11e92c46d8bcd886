import { seatTerms } from "@foyer/contract/doors";
import { Failure, invalidInput } from "@foyer/contract/failures";
import type { JoinWaitingList } from "@foyer/contract/invitations";
import type { Transaction } from "@foyer/db/database";
import type { Context } from "../context.ts";
import type { Claimed } from "../invitations/lifecycle.ts";
import { nextNumber } from "../invitations/queue-delivery.ts";
import { recordInvitation } from "../invitations/record-invitation.ts";
import { offerSeats } from "./offer-seats.ts";
import { overAt, readSeating } from "./seats.ts";

/**
 * Puts an invitee in line for a seat, or finds them there, and answers their position. Their invitation lasts until the
 * event is over from now on. The invitation and the event are held.
 * @throws Failure `conflict` (there is a seat for them), `invitation_expired` (the event is over), `invalid_input`
 */
export async function joinLine(
  ctx: Context,
  tx: Transaction,
  { invitation, answer }: { readonly invitation: Claimed; readonly answer: JoinWaitingList },
): Promise<number> {
  const { id: invitationId, placeId: eventId } = invitation;
  await offerSeats(ctx, tx, eventId);
  const seating = await readSeating(tx, { eventId, invitationId });
  if (!seating || seating.isOver) throw new Failure("invitation_expired");
  const { place, seatsLeft } = seating;
  const hasSeat = seatsLeft === null || seatsLeft > 0 || seatTerms.parse(invitation.terms).bypassCapacity;
  if (hasSeat) throw new Failure("conflict", { message: "There is a free seat: accept the invitation." });
  if (place) return place.position;

  const fullName = answer.fullName ?? invitation.fullName;
  if (fullName === null) throw invalidInput("fullName", "Tell us your name.");
  const number = await nextNumber(tx, invitationId);
  // The time of joining is taken while the event is held, so that it is in the order of the turns.
  await tx.$executeRaw`
    INSERT INTO waiting_places (invitation_id, organization_id, event_id, full_name, phone, offer_number, joined_at)
    VALUES (${invitationId}::uuid, ${invitation.organizationId}::uuid, ${eventId}::uuid, ${fullName},
      ${answer.phone ?? null}, ${number}, clock_timestamp())`;
  await tx.$executeRaw`
    UPDATE invitations SET expires_at = ${overAt} FROM events e
    WHERE invitations.id = ${invitationId}::uuid AND e.id = ${eventId}::uuid`;
  await recordInvitation(ctx, tx, "invitation.waiting", invitation);
  const joined = await readSeating(tx, { eventId, invitationId });
  if (!joined?.place) throw new Failure("conflict");
  return joined.place.position;
}
