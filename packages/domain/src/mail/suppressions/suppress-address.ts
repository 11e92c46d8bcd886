import type { SuppressionReason } from "@foyer/contract/mail";
import { Prisma, type Transaction } from "@foyer/db/database";
import { uuidv7 } from "uuidv7";
import type { Services } from "../../context.ts";
import { addressHasher } from "../address-hash.ts";

/** Why somebody themself wants no more messages: nobody else takes that back, and it counts for more than anything else. */
const ownReasons: readonly SuppressionReason[] = ["unsubscribed", "complained"];

/** The same for suppressions that go by the name `s`. */
export const isOwnReason = Prisma.sql`s.reason::text = ANY(${ownReasons})`;

/**
 * Puts an address on an organization's list, and answers the id of its row; null where it was there already for a reason as
 * good. What the person asked for replaces what a mail server or an admin said, and not the other way round. To run twice
 * does no harm. `detail` is the provider's words, without the address.
 */
export async function suppressAddress(
  services: Pick<Services, "database" | "keys">,
  tx: Pick<Transaction, "$queryRaw" | "$executeRaw">,
  suppression: {
    readonly organizationId: string;
    readonly email: string;
    readonly reason: SuppressionReason;
    readonly invitationId: string | null;
    readonly detail: string | null;
  },
): Promise<string | null> {
  const { organizationId, email, reason, invitationId, detail } = suppression;
  const hash = (await addressHasher(services, tx))(organizationId, email);
  const [written] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO suppressions AS s (id, organization_id, address_hash, reason, detail, invitation_id)
    VALUES (${uuidv7()}::uuid, ${organizationId}::uuid, decode(${hash}, 'hex'), ${reason}::suppression_reason,
      ${detail}, ${invitationId}::uuid)
    ON CONFLICT (organization_id, address_hash) DO UPDATE
    SET reason = EXCLUDED.reason, detail = EXCLUDED.detail, created_at = now(),
      invitation_id = COALESCE(EXCLUDED.invitation_id, s.invitation_id)
    WHERE NOT ${isOwnReason} AND EXCLUDED.reason::text = ANY(${ownReasons})
    RETURNING id`;
  return written?.id ?? null;
}
