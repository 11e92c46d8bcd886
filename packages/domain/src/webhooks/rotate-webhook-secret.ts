import { Failure } from "@foyer/contract/failures";
import type { ByWebhook, WebhookWithSecret } from "@foyer/contract/webhooks";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";

/** Gives an endpoint a new secret; the one before signs too for a day. */
export async function rotateWebhookSecret(ctx: Context, input: ByWebhook): Promise<WebhookWithSecret> {
  authorize(ctx, "webhook.update", input.organizationId);
  throw new Failure("unavailable");
}
