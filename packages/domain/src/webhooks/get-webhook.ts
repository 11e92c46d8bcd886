import type { ByWebhook, Webhook } from "@foyer/contract/webhooks";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { readWebhook } from "./read-webhooks.ts";

/** One endpoint. @throws Failure as `authorize`; `not_found` */
export async function getWebhook(ctx: Context, input: ByWebhook): Promise<Webhook> {
  const tenant = authorize(ctx, "webhook.view", input.organizationId);
  return readWebhook(ctx.database.read, tenant, input.webhookId);
}
