import { Failure } from "@foyer/contract/failures";
import type { ByWebhook, WebhookDelivery } from "@foyer/contract/webhooks";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";

/** Tells an endpoint of a test. */
export async function testWebhook(ctx: Context, input: ByWebhook): Promise<WebhookDelivery> {
  authorize(ctx, "webhook.update", input.organizationId);
  throw new Failure("unavailable");
}
