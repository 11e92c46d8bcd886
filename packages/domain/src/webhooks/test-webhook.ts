import { type ByWebhook, type WebhookDelivery, webhookDelivery } from "@foyer/contract/webhooks";
import { uuidv7 } from "uuidv7";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { holdWebhook, requireEnabled } from "./hold-webhook.ts";
import { readWebhookDelivery } from "./read-webhook-deliveries.ts";

/**
 * Tells an endpoint of a test, whatever else it wants to be told of. It waits for nothing, and nothing waits for it.
 * @throws Failure as `authorize`; `not_found`, `conflict` (the endpoint is off)
 */
export async function testWebhook(ctx: Context, input: ByWebhook): Promise<WebhookDelivery> {
  const tenant = authorize(ctx, "webhook.update", input.organizationId);
  const { organizationId } = tenant;
  return ctx.database.transaction(async (tx) => {
    const held = await holdWebhook(tx, tenant, input.webhookId);
    requireEnabled(held);
    const id = uuidv7();
    const data = JSON.stringify({ webhookId: held.id, organizationId });
    await tx.$executeRaw`
      WITH event AS (
        INSERT INTO webhook_events (organization_id, type, subject_id, data)
        VALUES (${organizationId}::uuid, 'webhook.test', ${held.id}::uuid, ${data}::jsonb)
        RETURNING id, organization_id, subject_id, position, type
      )
      INSERT INTO webhook_deliveries (id, webhook_id, event_id, organization_id, subject_id, position, type, in_order)
      SELECT ${id}::uuid, ${held.id}::uuid, e.id, e.organization_id, e.subject_id, e.position, e.type, false FROM event e`;
    await tx.$executeRaw`NOTIFY foyer_webhooks`;
    return webhookDelivery.parse(await readWebhookDelivery(tx, tenant, id));
  });
}
