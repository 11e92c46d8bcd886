import { Failure } from "@foyer/contract/failures";
import type { ByWebhook } from "@foyer/contract/webhooks";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";

/** Removes an endpoint with its deliveries. */
export async function removeWebhook(ctx: Context, input: ByWebhook): Promise<null> {
  authorize(ctx, "webhook.update", input.organizationId);
  throw new Failure("unavailable");
}
