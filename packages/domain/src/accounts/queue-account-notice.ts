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

/** Queues a notice to the address of an account; the job goes into the same transaction. */
export async function queueAccountNotice(
  { jobs }: Pick<Services, "jobs">,
  tx: Transaction,
  { userId, purpose }: { readonly userId: string; readonly purpose: AccountNotice },
): Promise<void> {
  const [message] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO account_messages (id, user_id, purpose, recipient)
    SELECT ${uuidv7()}::uuid, id, ${purpose}::account_message_purpose, email FROM users WHERE id = ${userId}::uuid
    RETURNING id`;
  if (message) await jobs.enqueue(tx, sendAccountMessage, { messageId: message.id });
}
