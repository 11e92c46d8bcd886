import type { ExportInvitations } from "@foyer/contract/invitations";
import { Prisma } from "@foyer/db/database";
import { isFoundIn } from "../found.ts";
import type { Position } from "../page.ts";
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
    filter.search && isFoundIn(addressAndName, filter.search),
    filter.attention && needsAttention,
  ].filter((condition) => condition instanceof Prisma.Sql);
  return conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
}

// The expression of the index `invitations_search`, word for word. Address and name are one text with a line break between them,
// which nothing that is typed has.
const addressAndName = Prisma.sql`((i.email::text || E'\\n') || COALESCE(i.full_name, ''))`;

/**
 * The ids of an organization's invitations in whose address or name something is found: the way to what was sent and done about
 * them.
 */
export function invitationsFound(organizationId: string, search: string): Prisma.Sql {
  return Prisma.sql`SELECT i.id FROM invitations i
    WHERE i.organization_id = ${organizationId}::uuid AND ${isFoundIn(addressAndName, search)}`;
}

const isExpiring = Prisma.sql`i.expires_at <= now() + interval '24 hours'`;

/** Pending, and its newest message did not get through or is stuck, or little time is left. */
const needsAttention = Prisma.sql`(${hasStatus("pending")}
  AND (${isExpiring} OR COALESCE((
    SELECT d.status IN ('bounced', 'failed', 'retrying')
      OR (d.status = 'queued' AND d.changed_at <= now() - interval '5 minutes')
    FROM deliveries d
    WHERE d.invitation_id = i.id AND d.purpose NOT IN ('answered', 'link_requested')
    ORDER BY d.queued_at DESC, d.number DESC NULLS FIRST LIMIT 1), false)))`;

/** Whom `attention` is to be asked of, beside the filter itself: every invitation that it holds for is one of these. */
export const mayNeedAttention = {
  expiring: Prisma.sql`${hasStatus("pending")} AND ${isExpiring}`,
  inTrouble: (
    organizationId: string,
  ) => Prisma.sql`i.status = 'pending' AND i.id IN (SELECT t.invitation_id FROM deliveries t
    WHERE t.organization_id = ${organizationId}::uuid AND t.status IN ('bounced', 'failed', 'retrying', 'queued'))`,
};
