import type { Services } from "../context.ts";
import { holdEvent } from "./hold-event.ts";
import { offerSeats } from "./offer-seats.ts";

// Events looked up at once.
const chunk = 500;

/**
 * Ends the offers of seats whose time is over, and offers what they held to the next in line; says how many had lapsed. One
 * transaction for each event. They had lapsed before, by the database's clock, and nobody could have taken the seat of
 * somebody who waits. Safe to run by several workers at once and at any time.
 */
export async function settleOffers(services: Services): Promise<number> {
  const { database } = services;
  let settled = 0;
  for (;;) {
    const events = await database.read.$queryRaw<{ eventId: string }[]>`
      SELECT DISTINCT event_id AS "eventId" FROM waiting_places WHERE offered_until <= now() LIMIT ${chunk}`;
    for (const { eventId } of events) {
      settled += await database.transaction(async (tx) => {
        await holdEvent(tx, eventId);
        return offerSeats(services, tx, eventId);
      });
    }
    if (events.length < chunk) return settled;
  }
}
