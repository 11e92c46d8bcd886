import type { AuditPage, ListAudit } from "@foyer/contract/audit";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { pageOf, positionOf } from "../page.ts";
import { auditAnswer, selectAudit } from "./read-audit.ts";

/**
 * What happened in an organization and to the accounts of its people, the newest first.
 * @throws Failure as `authorize`; `invalid_input` for the cursor
 */
export async function listAudit(ctx: Context, input: ListAudit): Promise<AuditPage> {
  const tenant = authorize(ctx, "audit.view", input.organizationId);
  const { cursor, limit, ...filters } = input;
  const rows = await selectAudit(ctx.database.read, tenant, {
    filters,
    after: positionOf(cursor),
    limit: limit + 1,
  });
  return pageOf(rows, limit, auditAnswer, ({ at, id }) => ({ at, id }));
}
