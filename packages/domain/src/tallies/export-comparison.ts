import type { ExportedFile } from "@foyer/contract/audit";
import type { ComparedInvitations, ExportComparison } from "@foyer/contract/statistics";
import type { Context } from "../context.ts";
import { type Columns, exportList } from "../exports/export-list.ts";
import { compareInvitations } from "./compare-invitations.ts";

/** What `compareInvitations` tells, as a CSV file. @throws Failure as `compareInvitations`, `exportList` */
export function exportComparison(ctx: Context, input: ExportComparison): Promise<ExportedFile> {
  return exportList(ctx, {
    name: `invitations-by-${input.by}`,
    columns,
    list: (page) => compareInvitations(ctx, { ...input, ...page }),
  });
}

const columns: Columns<ComparedInvitations> = {
  name: ({ name }) => name,
  sent: ({ totalSent }) => totalSent,
  delivered: ({ delivered }) => delivered,
  opened: ({ opened }) => opened,
  accepted: ({ accepted }) => accepted,
  declined: ({ declined }) => declined,
  pending: ({ pending }) => pending,
  expired: ({ expired }) => expired,
  cancelled: ({ cancelled }) => cancelled,
  "acceptance rate": ({ acceptanceRate }) => acceptanceRate,
};
