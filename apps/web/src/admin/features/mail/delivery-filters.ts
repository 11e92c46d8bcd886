import { text } from "../../lib/search-params.ts";

export type DeliveryFilters = {
  readonly status?: string | undefined;
  readonly purpose?: string | undefined;
  readonly search?: string | undefined;
};

/**
 * The filters that stand in the URL of the list. See `invitationFilters`. Whether there is such a status is for the page to
 * know (`deliveryInput`), so that the first view need not carry their names.
 */
export function deliveryFilters(search: Record<string, unknown>): DeliveryFilters {
  return {
    status: text(search["status"], 30),
    purpose: text(search["purpose"], 30),
    search: text(search["search"], 200),
  };
}
