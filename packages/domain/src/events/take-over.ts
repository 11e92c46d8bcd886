import { Prisma, type Transaction } from "@foyer/db/database";
import { transitions } from "../invitations/lifecycle.ts";
import { isManagedBy } from "./vouched-for.ts";

// What may still let somebody in.
const open = transitions.withdraw.from;

/** Locks the invitations that an event's organizer vouches for, before the event is held: the order of everybody who answers. */
export async function holdVouchedFor(tx: Transaction, eventId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM invitations i JOIN events e ON e.id = i.place_id AND e.organizer_id = i.inviter_id
    WHERE e.id = ${eventId}::uuid AND i.status::text = ANY(${open})
    ORDER BY i.id FOR NO KEY UPDATE OF i`;
}

/**
 * Lets an event's organizer vouch for whom the one before has invited, where that one does not manage the event any more:
 * nobody loses their way in because it was handed on. The event is held. Answers how many invitations there are.
 */
export async function takeOver(
  tx: Transaction,
  { eventId, before }: { readonly eventId: string; readonly before: string },
): Promise<number> {
  return tx.$executeRaw`
    UPDATE invitations i SET inviter_id = e.organizer_id FROM events e
    WHERE e.id = ${eventId}::uuid AND i.place_id = e.id AND i.inviter_id = ${before}::uuid
      AND i.status::text = ANY(${open}) AND NOT ${isManagedBy(Prisma.sql`i.inviter_id`)}`;
}
