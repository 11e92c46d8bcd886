import type { ExportAudit } from "@foyer/contract/audit";
import { oneOf } from "../../lib/search-params.ts";
import { auditActNames } from "./audit-acts.ts";
import { type AuditFilters, auditPeriods } from "./audit-filters.ts";

/**
 * The filters as the server takes them. Days begin at the reader's own midnight; of a period that counts back from now
 * (milliseconds) only the day counts, so that the same list is the same question all day long.
 */
export function auditInput(
  organizationId: string,
  { act, by, about, period, from, to, search }: AuditFilters,
  now: number,
): ExportAudit {
  const days = period && auditPeriods[period].days;
  const start = days ? midnight(new Date(now), 1 - days) : from && midnight(new Date(`${from}T00:00`), 0);
  const end = to && midnight(new Date(`${to}T00:00`), 1);
  return {
    organizationId,
    act: oneOf(act, auditActNames),
    actorId: by,
    subjectId: about,
    search,
    from: start || undefined,
    to: end || undefined,
  };
}

/** The midnight at which a day begins, or one some days before or after it, also where days are 23 or 25 hours long. */
function midnight(date: Date, days: number): string {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).toISOString();
}
