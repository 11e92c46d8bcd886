import type { ListEvents } from "@foyer/contract/events";
import { oneOf, text } from "../../lib/search-params.ts";

/** Which events are listed, as it stands in the URL; without anything those that are ahead. */
export const eventTimes = { over: { label: "Over" }, all: { label: "All" } } as const;

export type EventFilters = {
  readonly when?: keyof typeof eventTimes | undefined;
  readonly search?: string | undefined;
};

/** The filters that stand in the URL of the list; what makes no sense there is left out. See `invitationFilters`. */
export function eventFilters(search: Record<string, unknown>): EventFilters {
  return { when: oneOf(search["when"], eventTimes), search: text(search["search"], 200) };
}

/** The filters as the server takes them. */
export function eventInput({
  when = "ahead",
  search,
}: {
  readonly when?: "ahead" | EventFilters["when"];
  readonly search?: string | undefined;
}): Pick<ListEvents, "when" | "search"> {
  return { ...(when !== "all" && { when }), ...(search && { search }) };
}
