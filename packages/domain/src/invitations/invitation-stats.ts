import {
  type InvitationStats,
  type InvitationStatsInput,
  invitationStats as stats,
} from "@foyer/contract/statistics";
import { Prisma } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { hostOf } from "./host-of.ts";
import { effectiveStatus } from "./lifecycle.ts";
import { managedBy } from "./read-invitations.ts";

/**
 * What came of an organization's invitations, or of those to one place: how many are what now, by the database's clock. Who
 * took a yes back counts as declined, and the place of whoever was sent away again as cancelled.
 * @throws Failure as `hostOf`
 */
export async function invitationStats(ctx: Context, input: InvitationStatsInput): Promise<InvitationStats> {
  const host = await hostOf(ctx, input);
  const ofKind =
    input.kind === undefined ? Prisma.empty : Prisma.sql`AND i.kind = ${input.kind}::invitation_kind`;
  const theirs = Prisma.sql`${managedBy(host)} ${ofKind}`;
  const { read } = ctx.database;
  const [totals, byDay] = await Promise.all([
    read.$queryRaw<Omit<InvitationStats, "byDay">[]>`
      SELECT count(*)::int AS "totalSent",
        count(*) FILTER (WHERE status = 'pending')::int AS pending,
        count(*) FILTER (WHERE status = 'accepted')::int AS accepted,
        count(*) FILTER (WHERE status = 'declined')::int AS declined,
        count(*) FILTER (WHERE status = 'expired')::int AS expired,
        count(*) FILTER (WHERE status = 'cancelled')::int AS cancelled,
        COALESCE(round(100.0 * count(*) FILTER (WHERE status = 'accepted') / NULLIF(count(*), 0), 1), 0)::float8
          AS "acceptanceRate",
        round((percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) FILTER (WHERE status = 'accepted'))::numeric, 1)::float8
          AS "medianHoursToAccept"
      FROM (
        SELECT ${effectiveStatus} AS status, extract(epoch FROM i.responded_at - i.created_at) / 3600 AS hours
        FROM invitations i WHERE ${theirs}
      ) AS those`,
    read.$queryRaw<InvitationStats["byDay"]>`
      WITH days AS (
        SELECT (now() AT TIME ZONE 'UTC')::date - ago AS day FROM generate_series(0, 29) AS ago
      ), sent AS (
        SELECT (i.created_at AT TIME ZONE 'UTC')::date AS day, count(*)::int AS number FROM invitations i
        WHERE ${theirs} AND i.created_at >= now() - interval '30 days' GROUP BY 1
      ), accepted AS (
        SELECT (i.responded_at AT TIME ZONE 'UTC')::date AS day, count(*)::int AS number FROM invitations i
        WHERE ${theirs} AND i.status = 'accepted' AND i.responded_at >= now() - interval '30 days' GROUP BY 1
      )
      SELECT day::text AS date, COALESCE(sent.number, 0) AS sent, COALESCE(accepted.number, 0) AS accepted
      FROM days LEFT JOIN sent USING (day) LEFT JOIN accepted USING (day) ORDER BY day`,
  ]);
  const funnel = { created: 0, delivered: 0, opened: 0, accepted: 0 };
  const acceptedBy = { first: 0, reminder: 0, resend: 0, link: 0, other: 0 };
  return stats.parse({ ...totals[0], byDay, funnel, acceptedBy });
}
