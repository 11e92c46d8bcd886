import { giveUpAccountMessage, sendAccountMessage } from "@foyer/domain/accounts/send-account-message";
import { cleanUp } from "@foyer/domain/clean-up";
import type { Services } from "@foyer/domain/context";
import { makeDigests } from "@foyer/domain/digests/make-digests";
import { settleOffers } from "@foyer/domain/events/settle-offers";
import { tellAttendees } from "@foyer/domain/events/tell-attendees";
import type { Post } from "@foyer/domain/hand-over";
import { runImport } from "@foyer/domain/imports/run-import";
import { closePlace } from "@foyer/domain/invitations/close-place";
import { expireInvitations } from "@foyer/domain/invitations/expire-invitations";
import { remindInvitees } from "@foyer/domain/invitations/remind-invitees";
import { giveUpDelivery, sendDeliveries } from "@foyer/domain/invitations/send-delivery";
import { rollUpTallies } from "@foyer/domain/tallies/roll-up-tallies";
import type { Jobs } from "@foyer/jobs/jobs";
import * as queues from "@foyer/jobs/queues";
import type { Logger } from "pino";

// By one statement each are read, written down and settled what a batch has; the next is fetched meanwhile.
const deliveries = { size: 50, atOnce: 4 };
// In a queue of their own: who can't get in does not wait behind ten thousand invitations.
const accountMessagesAtOnce = 4;
// One that many come to does not hold up the others.
const eventsAtOnce = 4;
// Nobody waits for it.
const placesAtOnce = 2;
// A large file holds up a small one no more than by half.
const importsAtOnce = 2;

/** Starts a worker for every queue. */
export async function startWorkers(services: Services, jobs: Jobs, post: Post, log: Logger): Promise<void> {
  await jobs.workInBatches(queues.sendDelivery, deliveries, (batch) =>
    sendDeliveries(
      services,
      post,
      batch.map(({ jobId, payload, signal }) => ({ jobId, signal, ...payload })),
    ),
  );
  await jobs.work(queues.giveUpDelivery, 1, ({ deliveryId }) => giveUpDelivery(services, deliveryId));
  await jobs.work(queues.sendAccountMessage, accountMessagesAtOnce, ({ messageId }, job) =>
    sendAccountMessage(services, post, { messageId, ...job }),
  );
  await jobs.work(queues.giveUpAccountMessage, 1, ({ messageId }) =>
    giveUpAccountMessage(services, messageId),
  );
  await jobs.work(queues.tellAttendees, eventsAtOnce, async ({ eventId }) => {
    const told = await tellAttendees(services, eventId);
    if (told > 0) log.info({ eventId, told }, "attendees told");
  });
  await jobs.work(queues.closePlace, placesAtOnce, async ({ placeId }) => {
    const ended = await closePlace(services, placeId);
    if (ended > 0) log.info({ placeId, ended }, "the end of a place written down");
  });
  await jobs.work(queues.runImport, importsAtOnce, ({ importId }, { signal }) =>
    runImport(services, importId, signal),
  );
  await jobs.work(queues.settleOffers, 1, async () => {
    const lapsed = await settleOffers(services);
    if (lapsed > 0) log.info({ lapsed }, "offers of seats settled");
  });
  await jobs.work(queues.expireInvitations, 1, async () => {
    const expired = await expireInvitations(services);
    if (expired > 0) log.info({ expired }, "invitations expired");
  });
  await jobs.work(queues.remindInvitees, 1, async () => {
    const reminded = await remindInvitees(services);
    if (reminded > 0) log.info({ reminded }, "invitees reminded");
  });
  await jobs.work(queues.rollUpTallies, 1, async () => {
    const rolledUp = await rollUpTallies(services);
    if (rolledUp > 0) log.debug({ rolledUp }, "changes of numbers added up");
  });
  await jobs.work(queues.makeDigests, 1, async () => {
    const made = await makeDigests(services);
    if (made > 0) log.info({ made }, "digests made");
  });
  await jobs.work(queues.cleanUp, 1, async () => {
    log.info(await cleanUp(services), "cleaned up");
  });
}
