import type { Transaction } from "@foyer/db/database";
import type { Services } from "../context.ts";
import { holdEvent } from "./hold-event.ts";
import { offerSeats } from "./offer-seats.ts";

// Events looked up at once.
const chunk = 500;

/**
 * Ends the offers of seats whose time is over, and offers what they held to the next in line; says how many had lapsed. One
 * transaction for each event: one that can't be settled holds up no other. They had lapsed before, by the database's clock,
 * and nobody could have taken the seat of somebody who waits. Safe to run by several workers at once and at any time.
 * @throws AggregateError in the end, with what went wrong
 */
export async function settleOffers(services: Services): Promise<number> {
  const { database } = services;
  const failed: string[] = [];
  const troubles: unknown[] = [];
  let settled = 0;
  for (;;) {
    const events = await database.read.$queryRaw<{ eventId: string }[]>`
      SELECT DISTINCT event_id AS "eventId" FROM waiting_places 
      WHERE offered_until <= now() AND event_id <> ALL(${failed}::uuid[]) LIMIT ${chunk}`;
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
