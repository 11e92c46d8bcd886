import { Prisma, type Transaction } from "@foyer/db/database";
import type { Services } from "../context.ts";
import { hasStatus } from "../invitations/lifecycle.ts";
import { holdEvent } from "./hold-event.ts";
import { offerSeats } from "./offer-seats.ts";
import { overAt } from "./seats.ts";
import { isVouchedFor } from "./vouched-for.ts";

// Events looked up at once.
const chunk = 500;

// Whoever was passed over, because nobody vouched for them, waits for a free seat once somebody does again.
const whereSeatsAreFree = Prisma.sql`
  FROM events e
  JOIN waiting_places w ON w.event_id = e.id AND w.offered_until IS NULL
  JOIN invitations i ON i.id = w.invitation_id AND ${hasStatus("pending")}
  WHERE e.removed_at IS NULL AND ${overAt} > now() AND ${isVouchedFor} AND (e.capacity IS NULL OR e.capacity > e.seats_taken + (
    SELECT count(*) FROM waiting_places o WHERE o.event_id = e.id AND o.offered_until > now()))`;

/**
 * Ends the offers of seats whose time is over, and offers what they held, and what is free, to the next in line; says how
 * many had lapsed. One transaction for each event: one that can't be settled holds up no other. They had lapsed before, by
 * the database's clock, and nobody could have taken the seat of somebody who waits. Safe to run by several workers at once and at any time.
 * @throws AggregateError in the end, with what went wrong
 */
export async function settleOffers(services: Services): Promise<number> {
  const { database } = services;
  const failed: string[] = [];
  const troubles: unknown[] = [];
  let settled = 0;
  for (;;) {
    const events = await database.read.$queryRaw<{ eventId: string }[]>`
      SELECT due.event_id AS "eventId" FROM (
        SELECT event_id FROM waiting_places WHERE offered_until <= now()
        UNION SELECT e.id ${whereSeatsAreFree}
      ) due WHERE due.event_id <> ALL(${failed}::uuid[]) LIMIT ${chunk}`;
    for (const { eventId } of events) {
      const settle = async (tx: Transaction) => {
        await holdEvent(tx, eventId);
        return offerSeats(services, tx, eventId);
      };
      try {
        settled += await database.transaction(settle);
      } catch (error) {
        failed.push(eventId);
        troubles.push(error);
      }
    }
    if (events.length < chunk) break;
  }
  if (troubles.length > 0) throw new AggregateError(troubles, "Seats of some events could not be offered.");
  return settled;
}
