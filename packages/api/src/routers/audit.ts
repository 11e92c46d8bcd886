import { auditPage, listAudit as listInput } from "@foyer/contract/audit";
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
} satisfies TRPCRouterRecord;
