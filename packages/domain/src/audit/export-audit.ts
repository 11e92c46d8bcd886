import type { AuditEntry, ExportAudit, ExportedFile } from "@foyer/contract/audit";
import type { Context } from "../context.ts";
import { type Columns, exportList } from "../exports/export-list.ts";
import { listAudit } from "./list-audit.ts";

/** What `listAudit` tells, as a CSV file. @throws Failure as `listAudit`, `exportList` */
export function exportAudit(ctx: Context, input: ExportAudit): Promise<ExportedFile> {
  return exportList(ctx, { name: "audit", columns, list: (page) => listAudit(ctx, { ...input, ...page }) });
}

const columns: Columns<AuditEntry> = {
  time: ({ at }) => at,
  act: ({ act }) => act,
  actor: ({ actor }) => actor?.name ?? "",
  subject: ({ subject }) => subject.label,
  details: ({ details }) => JSON.stringify(details),
  "ip address": ({ ip }) => ip,
};
