import { idIn, oneOf, text } from "../../lib/search-params.ts";

/** How far back a list looks. `days` counts today; `null` where two dates say it. */
export const auditPeriods = {
  today: { label: "Today", days: 1 },
  week: { label: "Last 7 days", days: 7 },
  month: { label: "Last 30 days", days: 30 },
  quarter: { label: "Last 90 days", days: 90 },
  dates: { label: "Between two dates", days: null },
} as const;

export type AuditFilters = {
  readonly act?: string | undefined;
  /** Who did it. */
  readonly by?: string | undefined;
  /** To whom or what. */
  readonly about?: string | undefined;
  readonly period?: keyof typeof auditPeriods | undefined;
  /** Days in the reader's own zone, `2026-11-21`; both are included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly search?: string | undefined;
};

/**
 * The filters that stand in the URL of the list; what makes no sense there is left out. See `invitationFilters`. Whether
 * there is such an act is for the page to know (`auditInput`), so that the first view need not carry their names.
 */
export function auditFilters(search: Record<string, unknown>): AuditFilters {
  const period = oneOf(search["period"], auditPeriods);
  return {
    act: text(search["act"], 60),
    by: idIn(search["by"]),
    about: idIn(search["about"]),
    period,
    from: period === "dates" ? day(search["from"]) : undefined,
    to: period === "dates" ? day(search["to"]) : undefined,
    search: text(search["search"], 200),
  };
}

function day(value: unknown): string | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return undefined;
  return Number.isNaN(Date.parse(`${value}T00:00`)) ? undefined : value;
}
