import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import type { Tenant } from "../authorize.ts";

/** An endpoint that is held: nobody else changes it until the transaction ends. */
export type HeldWebhook = { readonly id: string; readonly url: string; readonly isEnabled: boolean };

/** Holds one of an organization's endpoints. @throws Failure `not_found` */
export async function holdWebhook(
  tx: Transaction,
  { organizationId }: Tenant,
  webhookId: string,
): Promise<HeldWebhook> {
  const [held] = await tx.$queryRaw<HeldWebhook[]>`
    SELECT w.id, w.url, w.disabled_at IS NULL AS "isEnabled" FROM webhooks w
    WHERE w.id = ${webhookId}::uuid AND w.organization_id = ${organizationId}::uuid FOR NO KEY UPDATE`;
  if (!held) throw new Failure("not_found");
  return held;
}

/** @throws Failure `conflict` where nothing is told to it at present */
export function requireEnabled({ isEnabled }: HeldWebhook): void {
  if (!isEnabled) throw new Failure("conflict", { message: "Switch the endpoint on first." });
}
