import type { Transaction } from "@foyer/db/database";

/** Ends all links that would set somebody's password, used or not. */
export async function endResets(tx: Transaction, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE account_messages SET ended_at = now()
    WHERE user_id = ${userId}::uuid AND purpose = 'password_reset' AND ended_at IS NULL`;
}
