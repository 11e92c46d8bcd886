import { Failure } from "@foyer/contract/failures";
import type { ByWebhook, Webhook } from "@foyer/contract/webhooks";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";

/** One endpoint. */
export async function getWebhook(ctx: Context, input: ByWebhook): Promise<Webhook> {
  authorize(ctx, "webhook.view", input.organizationId);
  throw new Failure("unavailable");
}
