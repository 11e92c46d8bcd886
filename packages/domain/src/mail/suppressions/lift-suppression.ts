import { Failure } from "@foyer/contract/failures";
import type { BySuppression } from "@foyer/contract/mail";
import { Prisma } from "@foyer/db/database";
import { authorize } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { selectSuppressions } from "./read-suppressions.ts";
import { recordSuppression } from "./record-suppression.ts";
import { isOwnReason } from "./suppress-address.ts";

/**
 * Lets an organization invite an address again. What the person themself asked for only they take back.
 * @throws Failure as `authorize`; `not_found`, `forbidden` (the person asked for it)
 */
export async function liftSuppression(ctx: Context, input: BySuppression): Promise<null> {
  const tenant = authorize(ctx, "mail.update", input.organizationId);
  const { organizationId } = tenant;
  const { suppressionId } = input;
  await ctx.database.transaction(async (tx) => {
    const where = Prisma.sql`s.id = ${suppressionId}::uuid`;
    const [row] = await selectSuppressions(tx, tenant, { where, most: 1 });
    if (!row) throw new Failure("not_found");
    // Decided where the row goes: the person may be asking for it at this moment.
    const lifted = await tx.$executeRaw`
      DELETE FROM suppressions s
      WHERE s.id = ${suppressionId}::uuid AND s.organization_id = ${organizationId}::uuid AND NOT ${isOwnReason}`;
    if (lifted === 0) {
      const [left] = await selectSuppressions(tx, tenant, { where, most: 1 });
      if (!left) throw new Failure("not_found");
      throw new Failure("forbidden", {
        message: "This person asked for no more invitations. Only they can take that back.",
      });
    }
    const { address, reason } = row;
    const act = "mail.suppression_lifted";
    await recordSuppression(ctx, tx, { act, organizationId, address, suppressionId, reason });
  });
  return null;
}
