import type { ExportInvitations } from "@foyer/contract/invitations";
import { Prisma } from "@foyer/db/database";
import { containing, type Position } from "../page.ts";
import { hasStatus } from "./lifecycle.ts";

/** Which of the invitations that a host manages are meant; whose they are is `managedBy`'s to say. */
export type InvitationFilter = Omit<ExportInvitations, "organizationId">;

/**
 * What a filter asks of invitation `i`, as one condition: lists, exports and what is done to all that match mean the same.
 * `after`: only what comes later in a list, the newest first.
 */
export function matching(filter: InvitationFilter, after: Position | null = null): Prisma.Sql {
  const conditions = [
    after && Prisma.sql`(i.created_at, i.id) < (${after.at}, ${after.id}::uuid)`,
    filter.kind && Prisma.sql`i.kind = ${filter.kind}::invitation_kind`,
    filter.importId && Prisma.sql`i.import_id = ${filter.importId}::uuid`,
    filter.inviterId && Prisma.sql`i.inviter_id = ${filter.inviterId}::uuid`,
    filter.status && hasStatus(filter.status),
    filter.search && contains(filter.search),
    filter.attention && needsAttention,
  ].filter((condition) => condition instanceof Prisma.Sql);
  return conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
}

function contains(search: string): Prisma.Sql {
  const pattern = containing(search);
  return Prisma.sql`(i.email::text ILIKE ${pattern} OR i.full_name ILIKE ${pattern})`;
}

/** Pending, and its newest message did not get through or is stuck, or little time is left. */
const needsAttention = Prisma.sql`(${hasStatus("pending")}
  AND (i.expires_at <= now() + interval '24 hours' OR COALESCE((
    SELECT d.status IN ('bounced', 'failed', 'retrying')
      OR (d.status = 'queued' AND d.changed_at <= now() - interval '5 minutes')
    FROM deliveries d
    WHERE d.invitation_id = i.id AND d.purpose NOT IN ('answered', 'link_requested')
    ORDER BY d.queued_at DESC, d.number DESC NULLS FIRST LIMIT 1), false)))`;
