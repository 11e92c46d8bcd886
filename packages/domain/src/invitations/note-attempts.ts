import type { MailProvider } from "@foyer/contract/mail";
import type { Transaction } from "@foyer/db/database";
import { sendDelivery } from "@foyer/jobs/queues";
import type { Services } from "../context.ts";
import { givenUpAfter } from "../mail/sending/next-try.ts";
import { suppressRefused } from "../mail/suppressions/suppress-refused.ts";
import type { DeliveryToSend } from "./read-delivery.ts";

type Ground = Pick<Services, "database" | "jobs" | "keys">;

/** What is to be written down of a message. */
export type Note = {
  readonly jobId: string;
  readonly delivery: Pick<
    DeliveryToSend,
    "id" | "organizationId" | "invitationId" | "recipient" | "invitation"
  >;
  /** Null: it waits as before. */
  readonly status: "sent" | "retrying" | "bounced" | "withdrawn" | null;
  /** In the provider's words; null: as it was. */
  readonly detail: string | null;
  /** By which it was tried; null: it was not. */
  readonly provider: MailProvider | null;
  /** When its job comes back; null: never. */
  readonly again: { readonly inSeconds: number } | { readonly at: Date; readonly isTurn: boolean } | null;
  /** The address itself takes no mail. */
  readonly recipientRefused: boolean;
};

/**
 * Writes down what became of messages, each unless that has been written down already, and puts the jobs of those back that
 * are to be tried again: both or neither. What could not be handed over in ten days has failed.
 */
export async function noteAttempts(services: Ground, notes: readonly Note[]): Promise<void> {
  const isPlain = notes.every(({ again, recipientRefused }) => again === null && !recipientRefused);
  if (isPlain) {
    await writeDown(services.database.read, notes);
    return;
  }
  await services.database.transaction(async (tx) => {
    const written = new Map((await writeDown(tx, notes)).map(({ id, nextAt }) => [id, nextAt]));
    const deferrals = notes.flatMap(({ jobId, delivery: { id } }) => {
      const at = written.get(id);
      return at ? [{ jobId, at }] : [];
    });
    if (deferrals.length > 0) await services.jobs.deferMany(tx, sendDelivery, deferrals);
    const inOrder = notes.toSorted((a, b) => (a.delivery.recipient < b.delivery.recipient ? -1 : 1));
    for (const note of inOrder) if (written.has(note.delivery.id)) await noteRefusal(services, tx, note);
  });
}

/** The ids of those that had not been written down before, and when each is tried again. */
async function writeDown(
  db: Pick<Transaction, "$queryRaw">,
  notes: readonly Note[],
): Promise<readonly { id: string; nextAt: Date | null }[]> {
  // Locked in one order, as by everybody who wants several.
  return db.$queryRaw<{ id: string; nextAt: Date | null }[]>`
    UPDATE deliveries d SET
      status = CASE WHEN n.given_up THEN 'failed' ELSE COALESCE(n.status::delivery_status, d.status) END,
      attempts = d.attempts + CASE WHEN n.provider IS NULL THEN 0 ELSE 1 END,
      detail = COALESCE(n.detail, d.detail),
      provider = COALESCE(n.provider::mail_provider, d.provider),
      changed_at = CASE WHEN n.status IS NULL THEN d.changed_at ELSE now() END,
      next_attempt_at = CASE WHEN NOT n.given_up THEN COALESCE(n.at, now() + make_interval(secs => n.in_seconds)) END,
      turn_at = n.turn_at
    FROM (
      SELECT n.*, n.status IS NOT DISTINCT FROM 'retrying' AND n.provider IS NOT NULL
        AND COALESCE(held.waits_since, held.queued_at) <= now() - ${givenUpAfter} AS given_up
      FROM unnest(${notes.map(({ delivery }) => delivery.id)}::uuid[], ${notes.map(({ status }) => status)}::text[],
        ${notes.map(({ detail }) => detail)}::text[], ${notes.map(({ provider }) => provider)}::text[],
        ${notes.map(({ again }) => (again && "inSeconds" in again ? again.inSeconds : null))}::float8[],
        ${notes.map(({ again }) => (again && "at" in again ? again.at : null))}::timestamptz[],
        ${notes.map(({ again }) => (again && "at" in again && again.isTurn ? again.at : null))}::timestamptz[])
        AS n(id, status, detail, provider, in_seconds, at, turn_at)
      JOIN deliveries held ON held.id = n.id
      ORDER BY n.id FOR UPDATE OF held
    ) n
    WHERE d.id = n.id AND d.status IN ('queued', 'retrying')
    RETURNING d.id, d.next_attempt_at AS "nextAt"`;
}

/** Of the invitee's address alone: what a notice to the team runs into says nothing about that. */
async function noteRefusal(
  services: Ground,
  tx: Transaction,
  { delivery, detail: words, recipientRefused }: Note,
): Promise<void> {
  const { recipient, invitation } = delivery;
  if (!recipientRefused || recipient.toLowerCase() !== invitation.email.toLowerCase()) return;
  await suppressRefused(services, tx, { ...delivery, words });
}
