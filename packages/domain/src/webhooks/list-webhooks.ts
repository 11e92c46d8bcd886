import { Failure } from "@foyer/contract/failures";
import type { ListWebhooks, WebhookPage } from "@foyer/contract/webhooks";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";

/** An organization's endpoints, the oldest first. */
export async function listWebhooks(ctx: Context, input: ListWebhooks): Promise<WebhookPage> {
  authorize(ctx, "webhook.view", input.organizationId);
  throw new Failure("unavailable");
}
