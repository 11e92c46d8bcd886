import { Failure } from "@foyer/contract/failures";
import type { ByWebhookDelivery, WebhookDelivery } from "@foyer/contract/webhooks";
import { webhookDelivery } from "@foyer/contract/webhooks";
import type { Transaction } from "@foyer/db/database";
import { authorize, type Tenant } from "../authorize.ts";
import type { Context } from "../context.ts";
import { holdWebhook, requireEnabled } from "./hold-webhook.ts";
import { readWebhookDelivery } from "./read-webhook-deliveries.ts";
import { recordWebhook } from "./record-webhook.ts";

/**
 * Tells an endpoint of an event once more, and now. What had arrived or was given up goes by itself: nothing waits for it.
 * What is still to arrive keeps its place in the order, and what is just being posted is left alone.
 * @throws Failure as `authorize`; `not_found`, `conflict` (the endpoint is off)
 */
export async function redeliverWebhook(ctx: Context, input: ByWebhookDelivery): Promise<WebhookDelivery> {
  const tenant = authorize(ctx, "webhook.update", input.organizationId);
  const { organizationId } = tenant;
  return ctx.database.transaction(async (tx) => {
    const held = await holdWebhook(tx, tenant, await webhookOf(tx, tenant, input.webhookDeliveryId));
    requireEnabled(held);
    await tx.$executeRaw`
      UPDATE webhook_deliveries d SET next_attempt_at = now(), claim = NULL, changed_at = now(), status = 'pending',
        attempts = CASE WHEN d.status = 'pending' THEN d.attempts ELSE 0 END,
        in_order = d.in_order AND d.status = 'pending'
      WHERE d.id = ${input.webhookDeliveryId}::uuid
        AND (d.status <> 'pending' OR d.claim IS NULL OR d.next_attempt_at <= now())`;
    await tx.$executeRaw`NOTIFY foyer_webhooks`;
    const { id, eventId, type, ...delivery } = await readWebhookDelivery(tx, tenant, input.webhookDeliveryId);
    await recordWebhook(ctx, tx, {
      act: "webhook.redelivered",
      webhook: { ...held, organizationId },
      details: { webhookDeliveryId: id, webhookEventId: eventId, type },
    });
    return webhookDelivery.parse({ id, eventId, type, ...delivery });
  });
}

/** The endpoint that a delivery goes to. @throws Failure `not_found` */
async function webhookOf(
  tx: Transaction,
  { organizationId }: Tenant,
  webhookDeliveryId: string,
): Promise<string> {
  const delivery = await tx.webhookDelivery.findFirst({
    where: { id: webhookDeliveryId, organizationId },
    select: { webhookId: true },
  });
  if (!delivery) throw new Failure("not_found");
  return delivery.webhookId;
}
