import type { InvitationPage, ListInvitations } from "@foyer/contract/invitations";
import { Prisma } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { containing, pageOf, positionOf } from "../page.ts";
import { hostOf } from "./host-of.ts";
import { hasStatus } from "./lifecycle.ts";
import { invitationAnswer, selectInvitations } from "./read-invitations.ts";

/**
 * The invitations of an organization, or of one place in it, the newest first.
 * @throws Failure as `authorize`; `invalid_input` for the cursor
 */
export async function listInvitations(ctx: Context, input: ListInvitations): Promise<InvitationPage> {
  const host = await hostOf(ctx, input);
  const after = positionOf(input.cursor);
  const conditions = [
    after && Prisma.sql`(i.created_at, i.id) < (${after.at}, ${after.id}::uuid)`,
    input.kind && Prisma.sql`i.kind = ${input.kind}::invitation_kind`,
    input.status && hasStatus(input.status),
    input.search &&
      Prisma.sql`(i.email::text ILIKE ${containing(input.search)} OR i.full_name ILIKE ${containing(input.search)})`,
    input.attention && needsAttention,
  ].filter((condition) => condition instanceof Prisma.Sql);
  const where = conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
  const rows = await selectInvitations(ctx.database.read, host, where, input.limit + 1);
  return pageOf(rows, input.limit, invitationAnswer, (row) => ({ at: row.createdAt, id: row.id }));
}

const needsAttention = Prisma.sql`(${hasStatus("pending")}
  AND (d.status IN ('bounced', 'failed', 'retrying') OR (d.status = 'queued' AND d.changed_at <= now() - interval '5 minutes')
    OR i.expires_at <= now() + interval '24 hours'))`;
