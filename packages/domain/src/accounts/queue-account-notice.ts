import type { Transaction } from "@foyer/db/database";
import { sendAccountMessage } from "@foyer/jobs/queues";
import { uuidv7 } from "uuidv7";
import type { Services } from "../context.ts";

/** What somebody is told by e-mail because it changes who can get into their account. */
export type AccountNotice =
  | "password_changed"
  | "mfa_enabled"
  | "mfa_disabled"
  | "mfa_reset"
  | "recovery_code_used"
  | "recovery_codes_replaced"
  | "api_key_created";

// In 24 hours.
const mostToAnybody = 20;

/**
 * Queues a notice to the address of an account; the job goes into the same transaction. Whoever has opened an account by a
 * copied link may have done so in the name of somebody else, who must not be flooded by what they do in it.
 */
export async function queueAccountNotice(
  { jobs }: Pick<Services, "jobs">,
  tx: Transaction,
  { userId, purpose }: { readonly userId: string; readonly purpose: AccountNotice },
): Promise<void> {
  const [message] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO account_messages (id, user_id, purpose, recipient)
    SELECT ${uuidv7()}::uuid, u.id, ${purpose}::account_message_purpose, u.email FROM users u
    WHERE u.id = ${userId}::uuid AND (u.address_proven_at IS NOT NULL OR NOT u.opened_by_copied_link OR ${mostToAnybody} > (
      SELECT count(*) FROM account_messages m WHERE m.user_id = u.id AND m.queued_at > now() - interval '24 hours'))
    RETURNING id`;
  if (message) await jobs.enqueue(tx, sendAccountMessage, { messageId: message.id });
}
