import { cleanUp } from "@foyer/domain/clean-up";
import type { Services } from "@foyer/domain/context";
import { expireInvitations } from "@foyer/domain/invitations/expire-invitations";
import { giveUpDelivery, type Post, sendDelivery } from "@foyer/domain/invitations/send-delivery";
import type { Jobs } from "@foyer/jobs/jobs";
import * as queues from "@foyer/jobs/queues";
import type { Logger } from "pino";

// More jobs than SMTP connections: the next message is rendered while the server answers the last.
const messagesAtOnce = 20;

/** Starts a worker for every queue. */
export async function startWorkers(services: Services, jobs: Jobs, post: Post, log: Logger): Promise<void> {
  await jobs.work(queues.sendDelivery, messagesAtOnce, ({ deliveryId }, signal) =>
    sendDelivery(services, post, deliveryId, signal),
  );
  await jobs.work(queues.giveUpDelivery, 1, ({ deliveryId }) => giveUpDelivery(services, deliveryId));
  await jobs.work(queues.expireInvitations, 1, async () => {
    const expired = await expireInvitations(services);
    if (expired > 0) log.info({ expired }, "invitations expired");
  });
  await jobs.work(queues.cleanUp, 1, async () => {
    log.info(await cleanUp(services), "cleaned up");
  });
}
