import { Failure } from "@foyer/contract/failures";
import type { CreateWebhook, WebhookWithSecret } from "@foyer/contract/webhooks";
import { uuidv7 } from "uuidv7";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { readWebhook } from "./read-webhooks.ts";
import { recordWebhook } from "./record-webhook.ts";
import { newWebhookSecret, sealWebhookSecret } from "./webhook-secret.ts";
import { requireWebhookUrl } from "./webhook-url.ts";

/** How many endpoints an organization may have. */
export const mostWebhooks = 20;

/**
 * Adds an endpoint, with a secret that is shown this once.
 * @throws Failure as `authorize`; `invalid_input` (where nothing is posted to), `conflict` (as many as may be are there)
 */
export async function createWebhook(ctx: Context, input: CreateWebhook): Promise<WebhookWithSecret> {
  const tenant = authorize(ctx, "webhook.update", input.organizationId);
  const { organizationId } = tenant;
  const { url, description = null } = input;
  requireWebhookUrl(ctx, url);
  const events = [...new Set(input.events)];
  return ctx.database.transaction(async (tx) => {
    // Made in here, because an answer that is given a second time is that of the transaction.
    const id = uuidv7();
    const secret = newWebhookSecret();
    const sealed = sealWebhookSecret(ctx.keys, secret, id);
    // Held, so that endpoints made at once are counted one after the other.
    await tx.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const made = await tx.$executeRaw`
      INSERT INTO webhooks (id, organization_id, url, description, events, sealed_secret)
      SELECT ${id}::uuid, ${organizationId}::uuid, ${url}, ${description}, ${events}::text[], ${sealed}
      WHERE (SELECT count(*) FROM webhooks WHERE organization_id = ${organizationId}::uuid) < ${mostWebhooks}`;
    if (made === 0) {
      throw new Failure("conflict", { message: `There are ${mostWebhooks} endpoints already.` });
    }
    const webhook = await readWebhook(tx, tenant, id);
    await recordWebhook(ctx, tx, { act: "webhook.created", webhook, details: { events } });
    return { ...webhook, secret };
  });
}
