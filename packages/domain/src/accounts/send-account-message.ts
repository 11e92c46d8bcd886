import type { Email, Emails } from "@foyer/emails/emails";
import { sendAccountMessage as queue } from "@foyer/jobs/queues";
import type { Services } from "../context.ts";
import { writeDigest } from "../digests/write-digest.ts";
import { handOver, messageIdOf, type Outcome, type Post } from "../hand-over.ts";
import { givenUpAfter, secondsToNextTry, secondsUntilThereIsRoom } from "../mail/sending/next-try.ts";
import { isOpenReset } from "./open-reset.ts";
import type { AccountNotice } from "./queue-account-notice.ts";
import { resetToken, resetUrl } from "./reset-link.ts";

/** The job of one message. */
export type AccountMessageJob = {
  readonly messageId: string;
  /** By default, called as the message is. */
  readonly jobId?: string;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Hands one queued message about an account to the mail provider and writes down what it said, and when it is tried again if
 * it could not leave. By the server's way out always: none that an organization has chosen must ever get hold of a reset
 * link. Whether there is anything to say is found out here: a reset whose link has ended, or of an address that nobody has,
 * is withdrawn. Called again for a message that has left, it does nothing.
 */
export async function sendAccountMessage(
  services: Services,
  post: Post,
  { messageId, jobId = messageId, signal }: AccountMessageJob,
): Promise<void> {
  const message = await readMessage(services, messageId);
  if (!message || (message.status !== "queued" && message.status !== "retrying")) return;
  const token =
    message.purpose === "password_reset" ? resetToken(services.keys.passwordReset, messageId) : null;
  const content = await contentOf(services, post.emails, { ...message, messageId, token });
  if (!content) return note(services, { messageId, jobId, status: "withdrawn" });
  const way = post.office.wayOut(null);
  const letter = {
    from: way.from,
    to: { address: message.recipient },
    messageId: messageIdOf(messageId, services.publicUrl),
    ...content,
  };
  const outcome = await handOver(post, letter, { way, token, signal, isUrgent: true });
  if (outcome.kind !== "let_go")
    await note(services, { messageId, jobId, ...noteOn(outcome, message.attempts) });
}

/** Writes down that the workers that had a message in hand died of it, again and again. */
export async function giveUpAccountMessage(services: Services, messageId: string): Promise<void> {
  await note(services, { messageId, jobId: messageId, status: "failed" });
}

type MessageToSend = {
  readonly purpose: AccountNotice | "password_reset" | "answers_digest";
  readonly recipient: string;
  readonly status: string;
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly expiresAt: Date | null;
  /** Null: nobody has the address. */
  readonly name: string | null;
  readonly isOpenReset: boolean;
};

async function readMessage({ database }: Services, id: string): Promise<MessageToSend | null> {
  const [message] = await database.read.$queryRaw<MessageToSend[]>`
    SELECT m.purpose::text, m.recipient::text, m.status::text, m.attempts, m.queued_at AS "queuedAt",
      m.expires_at AS "expiresAt", u.name, u.id IS NOT NULL AND ${isOpenReset} AS "isOpenReset"
    FROM account_messages m LEFT JOIN users u ON u.id = m.user_id
    WHERE m.id = ${id}::uuid`;
  return message ?? null;
}

/** What there is to say; `null` where that is nothing, or there is nobody to say it to. */
async function contentOf(
  services: Services,
  emails: Emails,
  {
    messageId,
    purpose,
    token,
    ...message
  }: MessageToSend & { readonly messageId: string; readonly token: string | null },
): Promise<Email | null> {
  const { publicUrl } = services;
  const { name, recipient: email, expiresAt, queuedAt: at } = message;
  if (name === null) return null;
  if (purpose === "answers_digest") return writeDigest(services, emails, messageId);
  if (purpose !== "password_reset")
    return emails.accountNotice({ name, email, purpose, at, url: `${publicUrl}/forgot-password` });
  if (!message.isOpenReset || token === null || expiresAt === null) return null;
  return emails.passwordReset({ name, email, expiresAt, url: resetUrl(publicUrl, token) });
}

type Note = {
  readonly messageId: string;
  readonly jobId: string;
  /** Left out: it waits as before. */
  readonly status?: "sent" | "retrying" | "bounced" | "withdrawn" | "failed";
  /** In the provider's words, where it was tried. */
  readonly detail?: string;
  /** When its job comes back. Left out: never. */
  readonly inSeconds?: number;
};

function noteOn(
  outcome: Exclude<Outcome, { kind: "let_go" }>,
  attempts: number,
): Omit<Note, "messageId" | "jobId"> {
  switch (outcome.kind) {
    case "sent":
      return { status: "sent", detail: outcome.detail };
    case "refused":
      return { status: "bounced", detail: outcome.detail };
    case "put_off": {
      const inSeconds = secondsToNextTry(attempts + 1, outcome.askedSeconds);
      return { status: "retrying", detail: outcome.detail, inSeconds };
    }
    case "untried":
      return { inSeconds: secondsUntilThereIsRoom() };
  }
}

/**
 * Writes down what became of a message, unless that has been written down already, and puts its job back if it is to be tried
 * again: both or neither. What could not be handed over in ten days has failed.
 */
async function note(
  { database, jobs }: Services,
  { messageId, jobId, status, detail, inSeconds }: Note,
): Promise<void> {
  await database.transaction(async (tx) => {
    const [written] = await tx.$queryRaw<{ nextAt: Date | null }[]>`
      UPDATE account_messages m SET
        status = CASE WHEN over.given_up THEN 'failed' ELSE COALESCE(${status ?? null}::delivery_status, m.status) END,
        detail = COALESCE(${detail ?? null}, m.detail),
        attempts = m.attempts + ${detail === undefined ? 0 : 1},
        changed_at = CASE WHEN ${status ?? null}::text IS NULL THEN m.changed_at ELSE now() END,
        next_attempt_at = CASE WHEN NOT over.given_up THEN now() + make_interval(secs => ${inSeconds ?? null}::float8) END
      FROM account_messages before, LATERAL (SELECT ${status === "retrying"}
        AND before.queued_at <= now() - ${givenUpAfter} AS given_up) over
      WHERE m.id = ${messageId}::uuid AND before.id = m.id AND m.status IN ('queued', 'retrying')
      RETURNING m.next_attempt_at AS "nextAt"`;
    if (written?.nextAt) await jobs.defer(tx, queue, jobId, written.nextAt);
  });
}
