import { Failure } from "@foyer/contract/failures";
import type { ListWebhookDeliveries, WebhookDeliveryPage } from "@foyer/contract/webhooks";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";

/** What was told to the endpoints, the newest first. */
export async function listWebhookDeliveries(
  ctx: Context,
  input: ListWebhookDeliveries,
): Promise<WebhookDeliveryPage> {
  authorize(ctx, "webhook.view", input.organizationId);
  throw new Failure("unavailable");
}
