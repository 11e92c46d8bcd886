import { idIn, text } from "../../lib/search-params.ts";

export type WebhookDeliveryFilters = {
  readonly webhookId?: string | undefined;
  readonly status?: string | undefined;
  readonly type?: string | undefined;
};

/** The filters that stand in the URL of the list. See `deliveryFilters` of e-mail. */
export function webhookDeliveryFilters(search: Record<string, unknown>): WebhookDeliveryFilters {
  return {
    webhookId: idIn(search["webhookId"]),
    status: text(search["status"], 30),
    type: text(search["type"], 60),
  };
}
