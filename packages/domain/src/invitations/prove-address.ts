import { Prisma, type Transaction } from "@foyer/db/database";
import type { LinkedInvitation } from "./linked-invitation.ts";

/**
 * Notes what the link that somebody came by shows of their address. One that was mailed shows that mail to it reaches them.
 * A copied one shows nothing but that somebody handed it on: an account that it `opens` may be anybody's until mail has
 * reached its owner. So does one that was mailed by a way out which its organization has chosen: who looks after that may
 * have read it there. A link that the operator took from the command line was in the hands of whoever has the database.
 */
export async function proveAddress(
  tx: Transaction,
  {
    userId,
    link,
    opens,
  }: {
    readonly userId: string;
    readonly link: Pick<LinkedInvitation, "id" | "number">;
    readonly opens: boolean;
  },
): Promise<void> {
  const wasMailed = Prisma.sql`(d.purpose <> 'link' AND NOT d.by_own_provider)`;
  await tx.$executeRaw`
    UPDATE users u SET address_proven_at = CASE WHEN ${wasMailed} THEN now() END,
      opened_by_copied_link = u.opened_by_copied_link OR (${opens} AND NOT ${wasMailed} AND (d.by_own_provider OR EXISTS (
        SELECT 1 FROM audit_entries a
        WHERE a.subject_id = d.invitation_id AND a.act = 'invitation.link_copied' AND a.actor_id IS NOT NULL
          AND (a.details->>'message')::int = d.number)))
    FROM deliveries d
    WHERE u.id = ${userId}::uuid AND u.address_proven_at IS NULL
      AND d.invitation_id = ${link.id}::uuid AND d.number = ${link.number}`;
}
