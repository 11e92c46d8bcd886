import { randomBytes } from "node:crypto";
import type { Keys } from "../keys.ts";
import { seal, unseal } from "../seal.ts";

const prefix = "whsec_";
const secretBytes = 32;

/** A new secret, as Standard Webhooks libraries take it: `whsec_` and 32 random bytes in Base64. */
export function newWebhookSecret(): string {
  return `${prefix}${randomBytes(secretBytes).toString("base64")}`;
}

/** The secret of an endpoint as it is kept. */
export function sealWebhookSecret(
  { sealing }: Pick<Keys, "sealing">,
  secret: string,
  webhookId: string,
): string {
  return seal(sealing, secret, webhookSealingContext(webhookId));
}

/** The key that signs for an endpoint. @throws SealError */
export function webhookSigningKey(
  { sealing }: Pick<Keys, "sealing">,
  sealed: string,
  webhookId: string,
): Buffer {
  const secret = unseal(sealing, sealed, webhookSealingContext(webhookId));
  return Buffer.from(secret.slice(prefix.length), "base64");
}

/** In which an endpoint's secrets are sealed. */
export function webhookSealingContext(webhookId: string): string {
  return `webhook ${webhookId}`;
}
