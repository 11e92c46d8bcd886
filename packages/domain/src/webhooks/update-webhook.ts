import type { UpdateWebhook, Webhook } from "@foyer/contract/webhooks";
import { Prisma, type Transaction } from "@foyer/db/database";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { type HeldWebhook, holdWebhook } from "./hold-webhook.ts";
import { readWebhook } from "./read-webhooks.ts";
import { recordWebhook } from "./record-webhook.ts";
import { requireWebhookUrl } from "./webhook-url.ts";

/** How much of what has waited goes out at once when an endpoint is switched on. The rest goes when it is next due. */
const mostHastened = 10_000;

/**
 * Changes an endpoint, or switches it on or off. Switched on, it is told at once what has waited.
 * @throws Failure as `authorize`; `not_found`, `invalid_input` (where nothing is posted to)
 */
export async function updateWebhook(ctx: Context, input: UpdateWebhook): Promise<Webhook> {
  const tenant = authorize(ctx, "webhook.update", input.organizationId);
  const { url, enabled } = input;
  if (url !== undefined) requireWebhookUrl(ctx, url);
  return ctx.database.transaction(async (tx) => {
    const held = await holdWebhook(tx, tenant, input.webhookId);
    const switches = enabled !== undefined && enabled !== held.isEnabled;
    const { set, fields } = changesIn(input, switches);
    if (fields.length > 0) {
      await tx.$executeRaw`
        UPDATE webhooks SET updated_at = now(), ${Prisma.join(set)} WHERE id = ${held.id}::uuid`;
    }
    if (switches && enabled) await hasten(tx, held);
    const webhook = await readWebhook(tx, tenant, held.id);
    const changed = { fields, ...(switches && { enabled }) };
    if (fields.length > 0) {
      await recordWebhook(ctx, tx, { act: "webhook.updated", webhook, details: changed });
    }
    return webhook;
  });
}

/** The columns to set, and the names of the fields that change. */
function changesIn({ url, description, events, enabled }: UpdateWebhook, switches: boolean) {
  const changes = [
    // It is another receiver: what the one before answered tells nothing of it.
    url !== undefined && { field: "url", set: Prisma.sql`url = ${url}, failing_since = NULL` },
    description !== undefined && { field: "description", set: Prisma.sql`description = ${description}` },
    events !== undefined && { field: "events", set: Prisma.sql`events = ${[...new Set(events)]}::text[]` },
    switches && { field: "enabled", set: enabled ? switchedOn(url === undefined) : switchedOff },
  ].filter((change) => change !== false);
  return { set: changes.map(({ set }) => set), fields: changes.map(({ field }) => field) };
}

const switchedOff = Prisma.sql`disabled_at = now(), disabled_reason = 'by_hand'`;

/** A column can't be set twice. */
function switchedOn(forgetsFailures: boolean): Prisma.Sql {
  const on = Prisma.sql`disabled_at = NULL, disabled_reason = NULL`;
  return forgetsFailures ? Prisma.sql`${on}, failing_since = NULL` : on;
}

async function hasten(tx: Transaction, { id }: HeldWebhook): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_deliveries SET next_attempt_at = now() WHERE id IN (
      SELECT id FROM webhook_deliveries
      WHERE webhook_id = ${id}::uuid AND status = 'pending' AND claim IS NULL AND next_attempt_at > now()
      ORDER BY next_attempt_at, position LIMIT ${mostHastened} FOR UPDATE)`;
  await tx.$executeRaw`NOTIFY foyer_webhooks`;
}
