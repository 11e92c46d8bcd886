import type { Email, Emails } from "@foyer/emails/emails";
import type { Services } from "../context.ts";
import { type Attempt, handOver, messageIdOf, type Post } from "../hand-over.ts";
import { isOpenReset } from "./open-reset.ts";
import type { AccountNotice } from "./queue-account-notice.ts";
import { resetToken, resetUrl } from "./reset-link.ts";

/**
 * Hands one queued message about an account to the mail provider and writes down what it said. Whether there is anything to
 * say is found out here: a reset whose link has ended, or of an address that nobody has, is withdrawn. Called again for a
 * message that has left, it does nothing.
 * @throws MailFailure when trying again later may work
 */
export async function sendAccountMessage(
  services: Services,
  post: Post,
  { messageId, signal }: { readonly messageId: string; readonly signal?: AbortSignal },
): Promise<void> {
  const message = await readMessage(services, messageId);
  if (!message || (message.status !== "queued" && message.status !== "retrying")) return;
  const token =
    message.purpose === "password_reset" ? resetToken(services.keys.passwordReset, messageId) : null;
  const content = contentOf(services, post.emails, { ...message, token });
  if (!content) return note(services, messageId, { status: "withdrawn", detail: null });
  const letter = {
    from: post.from,
    to: { address: message.recipient },
    messageId: messageIdOf(messageId, services.publicUrl),
    ...content,
  };
  await handOver(post, letter, { token, signal, note: (attempt) => note(services, messageId, attempt) });
}

/** Writes down that a message could not be handed over in all the time its job had. */
export async function giveUpAccountMessage(services: Services, messageId: string): Promise<void> {
  await note(services, messageId, { status: "failed", detail: null });
}

type MessageToSend = {
  readonly purpose: AccountNotice | "password_reset";
  readonly recipient: string;
  readonly status: string;
  readonly queuedAt: Date;
  readonly expiresAt: Date | null;
  /** Null: nobody has the address. */
  readonly name: string | null;
  readonly isOpenReset: boolean;
};

async function readMessage({ database }: Services, id: string): Promise<MessageToSend | null> {
  const [message] = await database.read.$queryRaw<MessageToSend[]>`
    SELECT m.purpose::text, m.recipient::text, m.status::text, m.queued_at AS "queuedAt",
      m.expires_at AS "expiresAt", u.name, u.id IS NOT NULL AND ${isOpenReset} AS "isOpenReset"
    FROM account_messages m LEFT JOIN users u ON u.id = m.user_id
    WHERE m.id = ${id}::uuid`;
  return message ?? null;
}

/** What there is to say; `null` where that is nothing, or there is nobody to say it to. */
function contentOf(
  { publicUrl }: Services,
  emails: Emails,
  { purpose, token, ...message }: MessageToSend & { readonly token: string | null },
): Email | null {
  const { name, recipient: email, expiresAt, queuedAt: at } = message;
  if (name === null) return null;
  if (purpose !== "password_reset")
    return emails.accountNotice({ name, email, purpose, at, url: `${publicUrl}/forgot-password` });
  if (!message.isOpenReset || token === null || expiresAt === null) return null;
  return emails.passwordReset({ name, email, expiresAt, url: resetUrl(publicUrl, token) });
}

/** Writes down what became of a message, unless that has been written down already. */
async function note(
  { database }: Services,
  id: string,
  { status, detail }: Attempt | { readonly status: "withdrawn" | "failed"; readonly detail: null },
): Promise<void> {
  const attempts = detail === null ? 0 : 1;
  await database.read.$executeRaw`
    UPDATE account_messages SET status = ${status}::delivery_status, detail = COALESCE(${detail}, detail),
      attempts = attempts + ${attempts}, changed_at = now()
    WHERE id = ${id}::uuid AND status IN ('queued', 'retrying')`;
}
