import type { Transaction } from "@foyer/db/database";

/**
 * Notes that mail to an account's address reaches whoever has just come by a mailed link. Answers whether the account had
 * been opened without showing that: by a link that somebody else had copied, and never shown since.
 */
export async function proveMailbox(tx: Transaction, userId: string): Promise<boolean> {
  const [first] = await tx.$queryRaw<{ openedByCopiedLink: boolean }[]>`
    UPDATE users SET address_proven_at = now() WHERE id = ${userId}::uuid AND address_proven_at IS NULL
    RETURNING opened_by_copied_link AS "openedByCopiedLink"`;
  return first?.openedByCopiedLink ?? false;
}
