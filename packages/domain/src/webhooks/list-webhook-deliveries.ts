import type { ListWebhookDeliveries, WebhookDeliveryPage } from "@foyer/contract/webhooks";
import { Prisma } from "@foyer/db/database";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { pageOf, positionOf } from "../page.ts";
import { selectWebhookDeliveries, webhookDeliveryAnswer } from "./read-webhook-deliveries.ts";

/**
 * What was told to the endpoints, the newest first.
 * @throws Failure as `authorize`; `invalid_input` for the cursor
 */
export async function listWebhookDeliveries(
  ctx: Context,
  input: ListWebhookDeliveries,
): Promise<WebhookDeliveryPage> {
  const tenant = authorize(ctx, "webhook.view", input.organizationId);
  const after = positionOf(input.cursor);
  const { webhookId, status, type } = input;
  const conditions = [
    Prisma.sql`true`,
    after && Prisma.sql`(d.at, d.id) < (${after.at}, ${after.id}::uuid)`,
    webhookId && Prisma.sql`d.webhook_id = ${webhookId}::uuid`,
    status && Prisma.sql`d.status = ${status}::webhook_delivery_status`,
    type && Prisma.sql`d.type = ${type}`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  const where = Prisma.join(conditions, " AND ");
  const rows = await selectWebhookDeliveries(ctx.database.read, tenant, { where, most: input.limit + 1 });
  return pageOf(rows, input.limit, webhookDeliveryAnswer, ({ id, at }) => ({ at, id }));
}
