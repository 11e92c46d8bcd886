import { createHmac } from "node:crypto";
import type { Services } from "../context.ts";
import { sealAge } from "../seal.ts";
import type { ClaimedDelivery } from "./claim-webhook-deliveries.ts";
import { webhookSigningKey } from "./webhook-secret.ts";

/**
 * The headers that name and sign what is posted (Standard Webhooks, symmetric): once by each secret that is in force. Whoever
 * has rotated one that can't be read any more is not held up by it.
 * @throws SealError where the latest can't be read
 */
export function signWebhook(
  { keys }: Pick<Services, "keys">,
  { webhookId, eventId, now, body, sealedSecrets }: ClaimedDelivery,
): Readonly<Record<string, string>> {
  const usable = sealedSecrets.filter(
    (sealed, index) => index === 0 || sealAge(keys.sealing, sealed) !== "unknown",
  );
  const signatures = usable.map((sealed) => {
    const key = webhookSigningKey(keys, sealed, webhookId);
    return `v1,${createHmac("sha256", key).update(`${eventId}.${now}.${body}`).digest("base64")}`;
  });
  return {
    "webhook-id": eventId,
    "webhook-timestamp": String(now),
    "webhook-signature": signatures.join(" "),
  };
}
