import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import { sendDelivery } from "@foyer/jobs/queues";
import type { Services } from "../context.ts";

type Recipient = {
  readonly organizationId: string;
  readonly invitationId: string;
  readonly recipient: string;
};

/** Queues a message with a link of its own for the invitee; the job goes into the same transaction. */
export async function queueMessage(
  { jobs }: Pick<Services, "jobs">,
  tx: Transaction,
  message: Recipient & { readonly purpose: "invitation" | "reminder" | "confirmation" },
): Promise<void> {
  const number = await nextNumber(tx, message.invitationId);
  const { id } = await tx.delivery.create({ data: { ...message, number }, select: { id: true } });
  await jobs.enqueue(tx, sendDelivery, { deliveryId: id });
}

/** Queues a notice about an invitation to somebody of the team. */
export async function queueNotice(
  { jobs }: Pick<Services, "jobs">,
  tx: Transaction,
  notice: Recipient & { readonly purpose: "link_requested" | "answered" },
): Promise<void> {
  const { id } = await tx.delivery.create({ data: notice, select: { id: true } });
  await jobs.enqueue(tx, sendDelivery, { deliveryId: id });
}

/** Counts a link that somebody takes along by hand, so that the timeline can tell its opening from a message's. */
export async function countCopiedLink(tx: Transaction, link: Recipient): Promise<number> {
  const number = await nextNumber(tx, link.invitationId);
  await tx.delivery.create({
    data: { ...link, number, purpose: "link", status: "link" },
    select: { id: true },
  });
  return number;
}

async function nextNumber(tx: Transaction, invitationId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ number: number }[]>`
    UPDATE invitations SET delivery_count = delivery_count + 1 WHERE id = ${invitationId}::uuid
    RETURNING delivery_count AS number`;
  if (!row) throw new Failure("invitation_not_found");
  return row.number;
}
