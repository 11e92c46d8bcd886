import type { Transaction } from "@foyer/db/database";
import { ownListNumber } from "./link.ts";
import type { LinkedInvitation } from "./linked-invitation.ts";

/** What an answer's audit row says of how it came: by which message, or by none, from the invitee's own list. */
export function answeredBy({ number }: Pick<LinkedInvitation, "number">): { message?: number } {
  return number === ownListNumber ? {} : { message: number };
}

/** Whether an invitation that was answered in this transaction was answered by a link that somebody had copied. */
export async function cameByCopiedLink(tx: Transaction, invitationId: string): Promise<boolean> {
  const copied = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM invitations i JOIN deliveries d ON d.invitation_id = i.id AND d.number = i.answered_by
    WHERE i.id = ${invitationId}::uuid AND d.purpose = 'link'`;
  return copied.length > 0;
}
