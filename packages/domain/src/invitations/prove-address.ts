import type { Transaction } from "@foyer/db/database";
import type { LinkedInvitation } from "./find-by-link.ts";

/**
 * Notes that mail to a person's address reaches them, where the link that they came by was mailed: a copied one shows
 * nothing but that somebody handed it on.
 */
export async function proveAddress(
  tx: Transaction,
  { userId, link }: { readonly userId: string; readonly link: Pick<LinkedInvitation, "id" | "number"> },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE users SET address_proven_at = now()
    WHERE id = ${userId}::uuid AND address_proven_at IS NULL AND EXISTS (
      SELECT 1 FROM deliveries d
      WHERE d.invitation_id = ${link.id}::uuid AND d.number = ${link.number} AND d.purpose <> 'link')`;
}
