import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import { sendDelivery } from "@foyer/jobs/queues";
import { uuidv7 } from "uuidv7";
import type { Services } from "../context.ts";
import { admitNews, type NewsGround } from "../mail/admit-news.ts";

type Recipient = {
  readonly organizationId: string;
  readonly invitationId: string;
  readonly recipient: string;
};

/** A message that has the number of its link. */
type Numbered = Omit<Recipient, "organizationId"> & { readonly number: number };

/** Queues a message with a link of its own for the invitee; the job goes into the same transaction. */
export async function queueMessage(
  { jobs }: Pick<Services, "jobs">,
  tx: Transaction,
  message: Recipient & { readonly purpose: "invitation" | "reminder" | "confirmation" },
): Promise<void> {
  const number = await nextNumber(tx, message.invitationId);
  const { id } = await tx.delivery.create({ data: { ...message, number }, select: { id: true } });
  await jobs.enqueue(tx, sendDelivery, { deliveryId: id }, { id });
}

/** Confirms to somebody that they come, by a message with a link of its own, unless too much is told to them: `admitNews`. */
export async function queueConfirmation(
  services: NewsGround & Pick<Services, "jobs">,
  tx: Transaction,
  message: Recipient,
): Promise<void> {
  const { organizationId } = message;
  const admitted = await admitNews(services, tx, { organizationId, readers: [message] });
  if (admitted.size > 0) await queueMessage(services, tx, { ...message, purpose: "confirmation" });
}

/**
 * Tells those in line that a seat is held for them. The link of each has a number that was taken when they joined: no
 * invitation need be locked for it now, when the event is. All are of one organization; too much is told to nobody: `admitNews`.
 */
export async function queueOffers(
  services: NewsGround & Pick<Services, "jobs">,
  tx: Transaction,
  all: readonly (Recipient & { readonly number: number })[],
): Promise<void> {
  const [{ organizationId } = {}] = all;
  if (organizationId === undefined) return;
  const admitted = await admitNews(services, tx, { organizationId, readers: all });
  const messages = all.filter(({ invitationId }) => admitted.has(invitationId));
  await queueNumbered(services, tx, { organizationId, purpose: "seat_offered", messages });
}

/**
 * Queues messages whose links have numbers already, each with its job, by two statements. They may wait a while, so that they
 * can still be taken back.
 */
export async function queueNumbered(
  { jobs }: Pick<Services, "jobs">,
  tx: Transaction,
  {
    organizationId,
    purpose,
    messages,
    afterSeconds = 0,
  }: {
    readonly organizationId: string;
    readonly purpose: "invitation" | "reminder" | "seat_offered";
    readonly messages: readonly Numbered[];
    readonly afterSeconds?: number | undefined;
  },
): Promise<void> {
  const ids = messages.map(() => uuidv7());
  // Lists go in as arrays: a statement whose text grows with them would be planned, and kept, anew for every length.
  await tx.$executeRaw`
    INSERT INTO deliveries (id, organization_id, invitation_id, purpose, number, recipient, next_attempt_at)
    SELECT n.id, ${organizationId}::uuid, n.invitation_id, ${purpose}::delivery_purpose, n.number, n.recipient,
      CASE WHEN ${afterSeconds}::int > 0 THEN now() + make_interval(secs => ${afterSeconds}::int) END
    FROM unnest(${ids}::uuid[], ${messages.map(({ invitationId }) => invitationId)}::uuid[],
      ${messages.map(({ number }) => number)}::int[], ${messages.map(({ recipient }) => recipient)}::text[])
      AS n(id, invitation_id, number, recipient)`;
  const payloads = ids.map((deliveryId) => ({ deliveryId }));
  await jobs.enqueueMany(tx, sendDelivery, payloads, { ids, afterSeconds });
}

/** Queues a notice about an invitation, to the team. It brings no link to answer by. */
export async function queueNotice(
  { jobs }: Pick<Services, "jobs">,
  tx: Transaction,
  notice: Recipient & { readonly purpose: "link_requested" | "answered" },
): Promise<void> {
  const { id } = await tx.delivery.create({ data: notice, select: { id: true } });
  await jobs.enqueue(tx, sendDelivery, { deliveryId: id }, { id });
}

/**
 * Tells many of an organization who come to an event what has become of it, or of their seat, each by a message of their own,
 * unless too much is told to them: `admitNews`. Their invitations are locked. Of an event that takes place it brings a link, by
 * which they can change their mind.
 */
export async function queueNews(
  services: NewsGround & Pick<Services, "jobs">,
  tx: Transaction,
  {
    organizationId,
    purpose,
    people,
  }: {
    readonly organizationId: string;
    readonly purpose: "event_updated" | "event_cancelled";
    readonly people: readonly { readonly invitationId: string; readonly email: string }[];
  },
): Promise<void> {
  const readers = people.map(({ invitationId, email }) => ({ invitationId, recipient: email }));
  const admitted = await admitNews(services, tx, { organizationId, readers });
  const invitationIds = [...admitted];
  const deliveries = invitationIds.map(() => uuidv7());
  const step = purpose === "event_updated" ? 1 : 0;
  await tx.$executeRaw`
    WITH numbered AS (
      UPDATE invitations i SET delivery_count = i.delivery_count + ${step}::int
      FROM unnest(${deliveries}::uuid[], ${invitationIds}::uuid[]) AS n(delivery_id, invitation_id)
      WHERE i.id = n.invitation_id
      RETURNING n.delivery_id, i.id, i.organization_id, i.email, i.delivery_count
    )
    INSERT INTO deliveries (id, organization_id, invitation_id, purpose, number, recipient)
    SELECT delivery_id, organization_id, id, ${purpose}::delivery_purpose, CASE WHEN ${step}::int > 0 THEN delivery_count END,
      email::text
    FROM numbered`;
  const payloads = deliveries.map((deliveryId) => ({ deliveryId }));
  await services.jobs.enqueueMany(tx, sendDelivery, payloads, { ids: deliveries });
}

/**
 * Reminds many who have not answered, of Foyer's own accord: each by a message of their own, that does not go out by night.
 * Their invitations are locked; each is counted as reminded, from now on.
 */
export async function queueReminders(
  { jobs }: Pick<Services, "jobs">,
  tx: Transaction,
  invitationIds: readonly string[],
): Promise<void> {
  const ids = invitationIds.map(() => uuidv7());
  await tx.$executeRaw`
    WITH reminded AS (
      UPDATE invitations i SET delivery_count = i.delivery_count + 1, reminders_sent = i.reminders_sent + 1,
        last_message_at = now()
      FROM unnest(${ids}::uuid[], ${invitationIds}::uuid[]) AS n(delivery_id, invitation_id)
      WHERE i.id = n.invitation_id
      RETURNING n.delivery_id, i.id, i.organization_id, i.email, i.delivery_count
    )
    INSERT INTO deliveries (id, organization_id, invitation_id, purpose, number, recipient, automatic)
    SELECT delivery_id, organization_id, id, 'reminder', delivery_count, email::text, true FROM reminded`;
  const payloads = ids.map((deliveryId) => ({ deliveryId }));
  await jobs.enqueueMany(tx, sendDelivery, payloads, { ids });
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

/** Takes the number of a further link to an invitation. Locks its row. @throws Failure `invitation_not_found` */
export async function nextNumber(tx: Transaction, invitationId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ number: number }[]>`
    UPDATE invitations SET delivery_count = delivery_count + 1 WHERE id = ${invitationId}::uuid
    RETURNING delivery_count AS number`;
  if (!row) throw new Failure("invitation_not_found");
  return row.number;
}
