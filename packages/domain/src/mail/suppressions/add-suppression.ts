import { Failure } from "@foyer/contract/failures";
import type { AddSuppression, Suppression } from "@foyer/contract/mail";
import { Prisma } from "@foyer/db/database";
import { authorize } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { addressHasher } from "../address-hash.ts";
import { selectSuppressions, suppressionAnswer } from "./read-suppressions.ts";
import { recordSuppression } from "./record-suppression.ts";
import { suppressAddress } from "./suppress-address.ts";

/**
 * Lets an organization send no more invitations to an address. One that is on the list already stays there as it is.
 * @throws Failure as `authorize`
 */
export async function addSuppression(
  ctx: Context,
  { email, ...input }: AddSuppression,
): Promise<Suppression> {
  const tenant = authorize(ctx, "mail.update", input.organizationId);
  const { organizationId } = tenant;
  return ctx.database.transaction(async (tx) => {
    const invitation = await tx.invitation.findFirst({
      where: { organizationId, email },
      orderBy: { createdAt: "desc" },
      select: { id: true },
    });
    const suppressionId = await suppressAddress(ctx, tx, {
      organizationId,
      email,
      reason: "added",
      invitationId: invitation?.id ?? null,
      detail: null,
    });
    if (suppressionId !== null) {
      const address = invitation ? email : null;
      const act = "mail.address_suppressed";
      await recordSuppression(ctx, tx, { act, organizationId, address, suppressionId, reason: "added" });
    }
    const hash = (await addressHasher(ctx, tx))(organizationId, email);
    const where = Prisma.sql`s.address_hash = decode(${hash}, 'hex')`;
    const [row] = await selectSuppressions(tx, tenant, { where, most: 1 });
    if (!row) throw new Failure("conflict"); // it was there, and somebody has lifted it just now
    return suppressionAnswer({ ...row, address: email });
  });
}
