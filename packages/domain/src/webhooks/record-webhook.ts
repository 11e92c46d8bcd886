import type { AuditAct } from "@foyer/contract/audit";
import type { Prisma, Transaction } from "@foyer/db/database";
import { record } from "../audit/record.ts";
import type { Context } from "../context.ts";
import { webhookLabel } from "./webhook-url.ts";

/** Writes down what was done to an endpoint. `ctx` is null for what Foyer does by itself. */
export async function recordWebhook(
  ctx: Context | null,
  tx: Transaction,
  {
    act,
    webhook: { id, organizationId, url },
    details,
  }: {
    readonly act: Extract<AuditAct, `webhook.${string}`>;
    readonly webhook: { readonly id: string; readonly organizationId: string; readonly url: string };
    readonly details?: Prisma.InputJsonObject;
  },
): Promise<void> {
  const subject = { kind: "webhook", id, label: webhookLabel(url) } as const;
  await record(ctx, tx, { act, organizationId, subject, ...(details && { details }) });
}
