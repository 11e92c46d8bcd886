import type { DeliveryPage, ListDeliveries } from "@foyer/contract/mail";
import { Prisma } from "@foyer/db/database";
import { authorize } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { pageOf, positionOf } from "../../page.ts";
import { deliveryAnswer, selectDeliveries } from "./read-deliveries.ts";

/** The messages of an organization, the newest first. @throws Failure as `authorize`; `invalid_input` for the cursor */
export async function listDeliveries(ctx: Context, input: ListDeliveries): Promise<DeliveryPage> {
  const tenant = authorize(ctx, "mail.view", input.organizationId);
  const after = positionOf(input.cursor);
  const where = [
    after && Prisma.sql`(d.queued_at, d.id) < (${after.at}, ${after.id}::uuid)`,
    input.status && Prisma.sql`d.status = ${input.status}::delivery_status`,
    input.purpose && Prisma.sql`d.purpose = ${input.purpose}::delivery_purpose`,
    input.invitationId && Prisma.sql`d.invitation_id = ${input.invitationId}::uuid`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  const { search } = input;
  const rows = await selectDeliveries(ctx.database.read, tenant, { where, search, limit: input.limit + 1 });
  return pageOf(rows, input.limit, deliveryAnswer, (row) => ({ at: row.queuedAt, id: row.id }));
}
