import type { ByWebhook, WebhookWithSecret } from "@foyer/contract/webhooks";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { holdWebhook } from "./hold-webhook.ts";
import { readWebhook } from "./read-webhooks.ts";
import { recordWebhook } from "./record-webhook.ts";
import { newWebhookSecret, sealWebhookSecret } from "./webhook-secret.ts";

/**
 * Gives an endpoint a new secret, which is shown this once; the one before signs too for a day, and no older one.
 * @throws Failure as `authorize`; `not_found`
 */
export async function rotateWebhookSecret(ctx: Context, input: ByWebhook): Promise<WebhookWithSecret> {
  const tenant = authorize(ctx, "webhook.update", input.organizationId);
  return ctx.database.transaction(async (tx) => {
    const { id } = await holdWebhook(tx, tenant, input.webhookId);
    // Made in here, because an answer that is given a second time is that of the transaction.
    const secret = newWebhookSecret();
    await tx.$executeRaw`
      UPDATE webhooks SET sealed_earlier_secret = sealed_secret, earlier_secret_until = now() + interval '1 day',
        sealed_secret = ${sealWebhookSecret(ctx.keys, secret, id)}, updated_at = now()
      WHERE id = ${id}::uuid`;
    const webhook = await readWebhook(tx, tenant, id);
    await recordWebhook(ctx, tx, { act: "webhook.secret_rotated", webhook });
    return { ...webhook, secret };
  });
}
