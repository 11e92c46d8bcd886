import { Failure } from "@foyer/contract/failures";
import type { ByWebhook } from "@foyer/contract/webhooks";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { holdWebhook } from "./hold-webhook.ts";
import { recordWebhook } from "./record-webhook.ts";

/** How many deliveries go at once. Of those of an endpoint that is gone nothing shows, and the clean-up takes the rest. */
const mostAtOnce = 5_000;

/** Removes an endpoint with its deliveries. @throws Failure as `authorize`; `not_found` */
export async function removeWebhook(ctx: Context, input: ByWebhook): Promise<null> {
  const tenant = authorize(ctx, "webhook.update", input.organizationId);
  const { organizationId } = tenant;
  await ctx.database.transaction(async (tx) => {
    const { id, url } = await holdWebhook(tx, tenant, input.webhookId);
    const removed = await tx.$executeRaw`DELETE FROM webhooks WHERE id = ${id}::uuid`;
    if (removed === 0) throw new Failure("not_found");
    await tx.$executeRaw`
      DELETE FROM webhook_deliveries WHERE id IN (
        SELECT id FROM webhook_deliveries WHERE webhook_id = ${id}::uuid ORDER BY at DESC, id DESC LIMIT ${mostAtOnce}
        FOR UPDATE)`;
    await recordWebhook(ctx, tx, { act: "webhook.removed", webhook: { id, organizationId, url } });
  });
  return null;
}
