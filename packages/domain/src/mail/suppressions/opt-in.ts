import { Failure } from "@foyer/contract/failures";
import type { ByOptOutToken, OptOut } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";
import { addressHasher } from "../address-hash.ts";
import { findByOptOutLink } from "./find-by-opt-out-link.ts";
import { recordSuppression } from "./record-suppression.ts";
import { isOwnReason } from "./suppress-address.ts";

/**
 * Takes back what whoever holds the link asked for. What an admin or a mail server put on the list stays. A link that somebody
 * copied does not: whoever invites could overrule by it whom they invite.
 * @throws Failure `invitation_not_found`, `forbidden`
 */
export async function optIn(ctx: Context, { token }: ByOptOutToken): Promise<OptOut> {
  const { invitation, number, answer } = await findByOptOutLink(ctx, token);
  const { id: invitationId, organizationId, email } = invitation;
  await ctx.database.transaction(async (tx) => {
    const copied = await tx.delivery.count({ where: { invitationId, number, purpose: "link" } });
    if (copied > 0) {
      throw new Failure("forbidden", {
        message:
          "This link was handed on by somebody. Take it back by the link in an e-mail that you were sent.",
      });
    }
    const hash = (await addressHasher(ctx, tx))(organizationId, email);
    const [lifted] = await tx.$queryRaw<{ id: string; reason: "unsubscribed" | "complained" }[]>`
      DELETE FROM suppressions s
      WHERE s.organization_id = ${organizationId}::uuid AND s.address_hash = decode(${hash}, 'hex') AND ${isOwnReason}
      RETURNING s.id, s.reason::text`;
    if (!lifted) return;
    await recordSuppression(ctx, tx, {
      act: "mail.suppression_lifted",
      organizationId,
      address: email,
      suppressionId: lifted.id,
      reason: lifted.reason,
    });
  });
  return { ...answer, isOptedOut: false };
}
