import { text } from "../../lib/search-params.ts";

export type SuppressionFilters = {
  readonly reason?: string | undefined;
  /** An address to look for. */
  readonly email?: string | undefined;
};

/** The filters that stand in the URL of the list. See `deliveryFilters`. */
export function suppressionFilters(search: Record<string, unknown>): SuppressionFilters {
  return { reason: text(search["reason"], 30), email: text(search["email"], 254) };
}
