import type { Transaction } from "@foyer/db/database";

/**
 * Holds an account until the transaction ends: a sign-in that is under way is over before, so that its session is among
 * those that are ended; or it waits, and sees what has changed. The first lock that an act on an account takes.
 */
export async function holdAccount(tx: Pick<Transaction, "$queryRaw">, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
}
