import type { ExportAttendees } from "@foyer/contract/events";
import { oneOf, text } from "../../lib/search-params.ts";

/** Whether somebody has come, as it stands in the URL and in the list of choices. */
export const presences = { here: { label: "Here" }, expected: { label: "Not here yet" } } as const;

/** Whether somebody is to be looked after, the same way. */
export const attentions = { vip: { label: "VIPs" }, others: { label: "Without VIPs" } } as const;

export type AttendeeFilters = {
  readonly presence?: keyof typeof presences | undefined;
  readonly who?: keyof typeof attentions | undefined;
  readonly search?: string | undefined;
};

/** The filters that stand in the URL of the list; what makes no sense there is left out. See `invitationFilters`. */
export function attendeeFilters(search: Record<string, unknown>): AttendeeFilters {
  return {
    presence: oneOf(search["presence"], presences),
    who: oneOf(search["who"], attentions),
    search: text(search["search"], 200),
  };
}

/** The filters as the server takes them. */
export function attendeeInput({ presence, who, search }: AttendeeFilters): Omit<ExportAttendees, "eventId"> {
  return {
    ...(presence && { checkedIn: presence === "here" }),
    ...(who && { isVip: who === "vip" }),
    ...(search && { search }),
  };
}
