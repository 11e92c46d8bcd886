import type { Prisma } from "@foyer/db/database";
import type { Services } from "../context.ts";
import { handOver, type Post } from "../hand-over.ts";
import { readDelivery } from "./read-delivery.ts";
import { tokenOf, writeMessage } from "./write-message.ts";

/**
 * Hands one queued message to the mail provider and writes down what it said. Tells what is true now: a message whose
 * invitation has ended in the meantime is withdrawn. Called again for a message that has left, it does nothing.
 * @throws MailFailure when trying again later may work
 */
export async function sendDelivery(
  services: Services,
  post: Post,
  deliveryId: string,
  signal?: AbortSignal,
): Promise<void> {
  const delivery = await readDelivery(services, deliveryId);
  if (!delivery || (delivery.status !== "queued" && delivery.status !== "retrying")) return;
  const token = tokenOf(services, delivery);
  const message = writeMessage(services, post, delivery);
  if (!message) return note(services, deliveryId, { status: "withdrawn" });

  await handOver(post, message, {
    token,
    signal,
    note: (attempt) => note(services, deliveryId, { ...attempt, attempts: { increment: 1 } }),
  });
}

/** Writes down that a message could not be handed over in all the time its job had. */
export async function giveUpDelivery(services: Services, deliveryId: string): Promise<void> {
  await note(services, deliveryId, { status: "failed" });
}

/** Writes down what became of a message, unless that has been written down already. */
async function note(
  { database }: Services,
  id: string,
  change: Prisma.DeliveryUpdateManyMutationInput,
): Promise<void> {
  const [clock] = await database.read.$queryRaw<{ now: Date }[]>`SELECT now()`;
  await database.read.delivery.updateMany({
    where: { id, status: { in: ["queued", "retrying"] } },
    data: { ...change, ...(clock && { changedAt: clock.now }) },
  });
}
