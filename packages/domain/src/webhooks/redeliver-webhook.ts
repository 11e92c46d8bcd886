import { Failure } from "@foyer/contract/failures";
import type { ByWebhookDelivery, WebhookDelivery } from "@foyer/contract/webhooks";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";

/** Tells an endpoint of an event once more. */
export async function redeliverWebhook(ctx: Context, input: ByWebhookDelivery): Promise<WebhookDelivery> {
  authorize(ctx, "webhook.update", input.organizationId);
  throw new Failure("unavailable");
}
