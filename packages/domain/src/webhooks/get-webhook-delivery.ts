import type { ByWebhookDelivery, WebhookDeliveryDetails } from "@foyer/contract/webhooks";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { readWebhookDelivery } from "./read-webhook-deliveries.ts";

/**
 * One event on its way to one endpoint, with what is posted and what was answered.
 * @throws Failure as `authorize`; `not_found`
 */
export async function getWebhookDelivery(
  ctx: Context,
  input: ByWebhookDelivery,
): Promise<WebhookDeliveryDetails> {
  const tenant = authorize(ctx, "webhook.view", input.organizationId);
  return readWebhookDelivery(ctx.database.read, tenant, input.webhookDeliveryId);
}
