import { Failure } from "@foyer/contract/failures";
import type { ByWebhookDelivery, WebhookDeliveryDetails } from "@foyer/contract/webhooks";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";

/** One event on its way to one endpoint, with what is posted and what was answered. */
export async function getWebhookDelivery(
  ctx: Context,
  input: ByWebhookDelivery,
): Promise<WebhookDeliveryDetails> {
  authorize(ctx, "webhook.view", input.organizationId);
  throw new Failure("unavailable");
}
