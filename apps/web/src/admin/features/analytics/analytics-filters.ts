import type { InvitationKind } from "@foyer/contract/doors";
import type { Comparison, InvitationStatsInput } from "@foyer/contract/statistics";
import { idIn, oneOf } from "../../lib/search-params.ts";
import { doors } from "../invitations/doors/doors.ts";

/** How far back a chart looks, in days. */
export const periods = { 7: "Week", 30: "Month", 90: "Quarter", 365: "Year" } as const;
export type Period = `${keyof typeof periods}`;

export type PeriodFilter = { readonly days?: Period | undefined };

/** By what invitations are told apart. */
export const comparisons = {
  door: "Doors",
  space: "Spaces",
  event: "Events",
  import: "Imports",
  inviter: "Inviters",
} as const satisfies Record<Comparison, string>;

/** Which invitations are counted; all of the organization's where none of these is there. */
export type Scope = {
  readonly kind?: InvitationKind | undefined;
  readonly spaceId?: string | undefined;
  readonly eventId?: string | undefined;
  readonly importId?: string | undefined;
  readonly inviterId?: string | undefined;
};

type AnalyticsFilters = Scope & PeriodFilter & { readonly by?: Comparison | undefined };

/** How far back the URL says to look. */
export function periodFilter(search: Record<string, unknown>): PeriodFilter {
  return { days: oneOf<Period>(search["days"], periods) };
}

/** The filters that stand in the URL of the page; what makes no sense there is left out. See `invitationFilters`. */
export function analyticsFilters(search: Record<string, unknown>): AnalyticsFilters {
  return {
    kind: oneOf(search["kind"], doors),
    spaceId: idIn(search["spaceId"]),
    eventId: idIn(search["eventId"]),
    importId: idIn(search["importId"]),
    inviterId: idIn(search["inviterId"]),
    by: oneOf(search["by"], comparisons),
    ...periodFilter(search),
  };
}

/** The filters as the server takes them. */
export function statsInput(
  organizationId: string,
  { kind, spaceId, eventId, importId, inviterId }: Scope,
  period: Period = "30",
): InvitationStatsInput {
  const scope = { kind, spaceId, eventId, importId, inviterId };
  return { organizationId, ...scope, days: Number(period) };
}
