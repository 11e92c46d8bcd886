import { Failure } from "@foyer/contract/failures";
import type { UpdateWebhook, Webhook } from "@foyer/contract/webhooks";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";

/** Changes an endpoint, or switches it on or off. */
export async function updateWebhook(ctx: Context, input: UpdateWebhook): Promise<Webhook> {
  authorize(ctx, "webhook.update", input.organizationId);
  throw new Failure("unavailable");
}
