import type { ListWebhooks, WebhookPage } from "@foyer/contract/webhooks";
import { Prisma } from "@foyer/db/database";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { pageOf, positionOf } from "../page.ts";
import { selectWebhooks, webhookAnswer } from "./read-webhooks.ts";

/** An organization's endpoints, the oldest first. @throws Failure as `authorize`; `invalid_input` for the cursor */
export async function listWebhooks(ctx: Context, input: ListWebhooks): Promise<WebhookPage> {
  const tenant = authorize(ctx, "webhook.view", input.organizationId);
  const after = positionOf(input.cursor);
  const where = after
    ? Prisma.sql`(w.created_at, w.id) > (${after.at}, ${after.id}::uuid)`
    : Prisma.sql`true`;
  const rows = await selectWebhooks(ctx.database.read, tenant, { where, most: input.limit + 1 });
  return pageOf(rows, input.limit, webhookAnswer, ({ id, createdAt }) => ({ at: createdAt, id }));
}
