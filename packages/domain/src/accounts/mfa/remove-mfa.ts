import type { Transaction } from "@foyer/db/database";

/**
 * Takes somebody's second factor away: authenticator, begun enrolment and recovery codes. Answers whether one was in force.
 * The sessions are the caller's to end.
 */
export async function removeMfa(tx: Transaction, userId: string): Promise<boolean> {
  const removed = await tx.$queryRaw<{ wasEnabled: boolean }[]>`
    DELETE FROM totp WHERE user_id = ${userId}::uuid RETURNING enabled_at IS NOT NULL AS "wasEnabled"`;
  await tx.recoveryCode.deleteMany({ where: { userId } });
  return removed.some(({ wasEnabled }) => wasEnabled);
}
