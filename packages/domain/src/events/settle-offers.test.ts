import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";
import { settleOffers } from "./settle-offers.ts";

const foyer = testFoyer();
const guest = () => foyer.callerFor(null).invitations;

test("an event that can't be settled holds up no other, and is told", async () => {
  for (let n = 0; n < 3; n++) await lapsedOffer();
  const { database } = foyer.services;
  let failed = false;
  const spoilt: typeof database = {
    ...database,
    transaction(work) {
      if (failed) return database.transaction(work);
      failed = true;
      return Promise.reject(new Error("This one is held."));
    },
  };
  const end = await settleOffers({ ...foyer.services, database: spoilt }).catch((error: unknown) => error);
  expect(end).toBeInstanceOf(AggregateError);
  expect(end).toMatchObject({ errors: [{ message: "This one is held." }] });
  expect(await foyer.sql`SELECT 1 FROM waiting_places WHERE offered_until <= now()`).toHaveLength(1);
  expect(await settleOffers(foyer.services)).toBe(1);
});

/** An event with an offer whose time is over. */
async function lapsedOffer(): Promise<void> {
  const { eventId, organizer } = await foyer.event({ capacity: 1 });
  const invite = async (fullName: string) =>
    foyer.linkOf((await foyer.eventInvitation({ by: organizer, eventId, fullName })).id);
  const [seated, waiting] = [await invite("Seated"), await invite("Waiting")];
  await guest().accept({ token: seated });
  await guest().joinWaitingList({ token: waiting });
  await guest().decline({ token: seated });
  await foyer.sql`UPDATE waiting_places SET offered_until = now() WHERE event_id = ${eventId}`;
}
