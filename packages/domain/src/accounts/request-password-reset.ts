import type { PasswordResetRequested, RequestPasswordReset } from "@foyer/contract/auth";
import type { Transaction } from "@foyer/db/database";
import { sendAccountMessage } from "@foyer/jobs/queues";
import { uuidv7 } from "uuidv7";
import { record } from "../audit/record.ts";
import type { Context } from "../context.ts";

// Within an hour, for one address. A mailbox must not be flooded by somebody who only knows it.
const mostRequests = 3;

/**
 * Asks for a link to set a new password, good for one hour. Answers the same for every address, known or not, and does the
 * same: what differs is decided where the message is sent, long after the answer. Beyond three an hour nothing is written.
 */
export async function requestPasswordReset(
  ctx: Context,
  { email }: RequestPasswordReset,
): Promise<PasswordResetRequested> {
  await ctx.database.transaction(async (tx) => {
    const message = await queueReset(tx, email);
    if (!message) return;
    await ctx.jobs.enqueue(tx, sendAccountMessage, { messageId: message.id });
    // Nobody's doing: whoever else may be signed in in this browser has not shown that they have the address.
    await record({ ...ctx, caller: null }, tx, {
      act: "account.password_reset_requested",
      organizationId: null,
      subject: { kind: "person", id: message.userId, label: message.recipient },
    });
  });
  return { status: "requested" };
}

/** The message, to the address as it is stored; `null` where there have been enough. */
async function queueReset(
  tx: Transaction,
  email: string,
): Promise<{ id: string; userId: string | null; recipient: string } | null> {
  // Requests for one address take turns, so that racing ones don't all count the same three.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('password reset ' || lower(${email}::text), 0))`;
  const [message] = await tx.$queryRaw<{ id: string; userId: string | null; recipient: string }[]>`
    INSERT INTO account_messages (id, user_id, purpose, recipient, expires_at)
    SELECT ${uuidv7()}::uuid, u.id, 'password_reset', COALESCE(u.email, asked.email), now() + interval '1 hour'
    FROM (SELECT ${email}::citext AS email) asked LEFT JOIN users u ON u.email = asked.email
    WHERE ${mostRequests} > (
      SELECT count(*) FROM account_messages m
      WHERE m.recipient = asked.email AND m.purpose = 'password_reset' AND m.queued_at > now() - interval '1 hour')
    RETURNING id, user_id AS "userId", recipient::text`;
  return message ?? null;
}
