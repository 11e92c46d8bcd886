import {
  auditPage,
  exportedFile,
  exportAudit as exportInput,
  listAudit as listInput,
} from "@foyer/contract/audit";
import { exportAudit } from "@foyer/domain/audit/export-audit";
import { listAudit } from "@foyer/domain/audit/list-audit";
import type { TRPCRouterRecord } from "@trpc/server";
import { may } from "../procedure.ts";
import { rest } from "../rest.ts";

export const audit = {
  list: may("audit.view")
    .meta(rest("GET", "/organizations/{organizationId}/audit", "What happened, the newest first"))
    .input(listInput)
    .output(auditPage)
    .query(({ ctx, input }) => listAudit(ctx, input)),
  export: may("audit.view")
    .meta(rest("GET", "/organizations/{organizationId}/audit/export", "The audit log as a CSV file"))
    .input(exportInput)
    .output(exportedFile)
    .query(({ ctx, input }) => exportAudit(ctx, input)),
} satisfies TRPCRouterRecord;
