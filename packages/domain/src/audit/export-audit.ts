import type { AuditEntry, ExportAudit, ExportedFile } from "@foyer/contract/audit";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { csvFile, mostRows } from "../csv.ts";
import { auditAnswer, selectAudit } from "./read-audit.ts";

/**
 * The newest 10,000 of what `listAudit` would list, as a table (CSV, RFC 4180) that spreadsheets take for nothing but text.
 * @throws Failure as `authorize`
 */
export async function exportAudit(ctx: Context, input: ExportAudit): Promise<ExportedFile> {
  const tenant = authorize(ctx, "audit.view", input.organizationId);
  const { read } = ctx.database;
  const rows = await selectAudit(read, tenant, { filters: input, after: null, limit: mostRows + 1 });
  return csvFile(read, { name: "audit", columns, rows: rows.map((row) => cellsOf(auditAnswer(row))) });
}

const columns = ["time", "act", "actor", "subject", "details", "address"];

function cellsOf({ at, act, actor, subject, details, ip }: AuditEntry): string[] {
  return [at, act, actor?.name ?? "", subject.label, JSON.stringify(details), ip ?? ""];
}
