import type { ListWebhookDeliveries, WebhookDelivery } from "@foyer/contract/webhooks";
import { oneOf } from "../../lib/search-params.ts";
import type { WebhookDeliveryFilters } from "./delivery-filters.ts";
import { webhookDeliveryStatuses } from "./delivery-status.tsx";
import { eventNames } from "./event-types.ts";

/** Filters as the server takes them; what it does not know is left out. */
export function webhookDeliveryInput({
  webhookId,
  status,
  type,
}: WebhookDeliveryFilters): Pick<ListWebhookDeliveries, "webhookId" | "status" | "type"> {
  return { webhookId, status: oneOf(status, webhookDeliveryStatuses), type: oneOf(type, eventNames) };
}

const milliseconds = { soon: 2_000, later: 15_000 };
const near = 10_000; // milliseconds
const fresh = 60_000;

/** When to look again, because something is still on its way; false: nothing is. */
export function lookAgainAt(
  deliveries: readonly Pick<WebhookDelivery, "status" | "nextAttemptAt" | "changedAt">[],
): number | false {
  const waiting = deliveries.filter(({ status }) => status === "pending");
  // One without a time is being sent just now; or it waits for another one, or for its endpoint, which may last.
  const isNear = waiting.some(({ nextAttemptAt, changedAt }) =>
    nextAttemptAt === null
      ? Date.now() - Date.parse(changedAt) < fresh
      : Date.parse(nextAttemptAt) - Date.now() < near,
  );
  if (isNear) return milliseconds.soon;
  return waiting.length > 0 && milliseconds.later;
}
