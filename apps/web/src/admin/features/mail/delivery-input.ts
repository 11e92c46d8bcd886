import type { ListDeliveries, MailDelivery } from "@foyer/contract/mail";
import { oneOf } from "../../lib/search-params.ts";
import type { DeliveryFilters } from "./delivery-filters.ts";
import { deliveryPurposes, deliveryStatuses } from "./delivery-status.tsx";

/** Filters as the server takes them; what it does not know is left out. */
export function deliveryInput({
  status,
  purpose,
  search,
}: DeliveryFilters): Pick<ListDeliveries, "status" | "purpose" | "search"> {
  return { status: oneOf(status, deliveryStatuses), purpose: oneOf(purpose, deliveryPurposes), search };
}

const milliseconds = { queued: 4_000, retrying: 15_000 } as const;

/** When to look again, because something is still on its way; false: nothing is. */
export function lookAgain(statuses: readonly (string | undefined)[]): number | false {
  if (statuses.includes("queued")) return milliseconds.queued;
  return statuses.includes("retrying") && milliseconds.retrying;
}

/** The same for messages: one that is put off to another time is not watched as one that leaves at this moment. */
export function lookAgainAt(deliveries: readonly Pick<MailDelivery, "status" | "nextAttemptAt">[]) {
  return lookAgain(
    deliveries.map(({ status, nextAttemptAt }) =>
      status === "queued" && nextAttemptAt ? "retrying" : status,
    ),
  );
}
