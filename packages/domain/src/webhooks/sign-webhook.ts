import { createHmac } from "node:crypto";
import type { Services } from "../context.ts";
import type { ClaimedDelivery } from "./claim-webhook-deliveries.ts";
import { webhookSigningKey } from "./webhook-secret.ts";

/**
 * The headers that name and sign what is posted (Standard Webhooks, symmetric): once by each secret that is in force.
 * @throws SealError
 */
export function signWebhook(
  { keys }: Pick<Services, "keys">,
  { webhookId, eventId, now, body, sealedSecrets }: ClaimedDelivery,
): Readonly<Record<string, string>> {
  const signatures = sealedSecrets.map((sealed) => {
    const key = webhookSigningKey(keys, sealed, webhookId);
    return `v1,${createHmac("sha256", key).update(`${eventId}.${now}.${body}`).digest("base64")}`;
  });
  return {
    "webhook-id": eventId,
    "webhook-timestamp": String(now),
    "webhook-signature": signatures.join(" "),
  };
}
