import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";
import { settleOffers } from "./settle-offers.ts";

const foyer = testFoyer();
const guest = () => foyer.callerFor(null).invitations;

test("somebody to look after is told so before they answer; others are not", async () => {
  const { eventId, organizer } = await foyer.event();
  for (const isVip of [true, false]) {
    const { id } = await foyer.eventInvitation({ by: organizer, eventId, isVip });
    expect(await guest().view({ token: foyer.linkOf(id) })).toMatchObject({ isVip });
  }
});

test("whoever has let an offer lapse is told so by their link, until they stand in line again [S3.5]", async () => {
  const { eventId, organizer } = await foyer.event({ capacity: 1 });
  const invite = async (fullName: string) =>
    foyer.linkOf((await foyer.eventInvitation({ by: organizer, eventId, fullName })).id);
  const [seated, late, next] = [await invite("Seated"), await invite("Late"), await invite("Next")];
  await guest().accept({ token: seated });
  for (const token of [late, next]) await guest().joinWaitingList({ token });
  await guest().decline({ token: seated });
  await foyer.sql`
    UPDATE waiting_places SET offered_until = now() WHERE event_id = ${eventId}::uuid AND offered_until IS NOT NULL`;

  const lapsed = { canAccept: false, waitingList: { position: 0, offeredUntil: null } };
  expect(await guest().view({ token: late })).toMatchObject(lapsed);
  await settleOffers(foyer.services);
  expect(await guest().view({ token: late })).toMatchObject(lapsed);
  // Those who were never offered anything are told nothing of the kind.
  expect(await guest().view({ token: await invite("New") })).toMatchObject({ waitingList: null });
  expect(await guest().view({ token: next })).toMatchObject({
    canAccept: true,
    waitingList: { position: 0 },
  });

  await guest().joinWaitingList({ token: late });
  expect(await guest().view({ token: late })).toMatchObject({ waitingList: { position: 1 } });
});
