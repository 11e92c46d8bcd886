import { isIP } from "node:net";
import { invalidInput } from "@foyer/contract/failures";
import { isPublicAddress } from "@foyer/mailer/public-network";
import type { Services } from "../context.ts";

/**
 * Refuses at once what is never posted to: anything but https, and addresses of private networks, unless the operator allows
 * more. Where a name leads is looked at whenever something is posted, because it may lead elsewhere by then.
 * @throws Failure `invalid_input`
 */
export function requireWebhookUrl({ webhooks }: Pick<Services, "webhooks">, text: string): void {
  if (webhooks.allowsPrivateNetwork) return;
  const url = new URL(text);
  if (url.protocol !== "https:")
    throw invalidInput("url", "Must start with https://, unless WEBHOOK_ALLOW_PRIVATE_NETWORK is set.");
  if (isPrivateHost(url)) throw invalidInput("url", "Must be a host of the public internet.");
}

/** An endpoint as the audit calls it: what stands in its query may be a secret. */
export function webhookLabel(text: string): string {
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname}`;
}

/** The URL parser has written every spelling of an IPv4 address, such as 0x7f.1, in one way. */
function isPrivateHost({ hostname }: URL): boolean {
  const address = hostname.replace(/^\[|\]$/g, "");
  if (isIP(address) !== 0) return !isPublicAddress(address);
  return /(?:^|\.)localhost\.?$/.test(hostname); // RFC 6761
}
