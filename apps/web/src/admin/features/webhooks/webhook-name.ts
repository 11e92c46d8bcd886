import type { Webhook } from "@foyer/contract/webhooks";

/** What an endpoint is called: as somebody has described it, or else its address. */
export function webhookName({ description, url }: Pick<Webhook, "description" | "url">): string {
  return description ?? shortUrl(url);
}

/** An address without the scheme that all of them have, and without a query, which may hold a secret. */
export function shortUrl(url: string): string {
  return url.replace(/^https:\/\/|\?.*$/g, "").replace(/\/$/, "");
}
