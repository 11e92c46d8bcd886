import { Failure } from "@foyer/contract/failures";
import type { CreateWebhook, WebhookWithSecret } from "@foyer/contract/webhooks";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";

/** Adds an endpoint, with a secret that is shown this once. */
export async function createWebhook(ctx: Context, input: CreateWebhook): Promise<WebhookWithSecret> {
  authorize(ctx, "webhook.update", input.organizationId);
  throw new Failure("unavailable");
}
