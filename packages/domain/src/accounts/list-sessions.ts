import type { ListSessions, SessionPage } from "@foyer/contract/account";
import { Prisma } from "@foyer/db/database";
import { requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";
import { pageOf, positionOf } from "../page.ts";
import { deviceName } from "./device-name.ts";
import { sessionEnd, sessionRule } from "./sessions.ts";

type Row = {
  readonly publicId: string;
  readonly userAgent: string | null;
  readonly ip: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
};

/**
 * Where the caller is signed in, the newest first. What has ended by the security policy is not shown.
 * @throws Failure `unauthenticated`, `mfa_required`, `forbidden` (to an API key); `invalid_input` for the cursor
 */
export async function listSessions(ctx: Context, input: ListSessions): Promise<SessionPage> {
  const { userId, by } = requireSession(ctx);
  const after = positionOf(input.cursor);
  const rest = after
    ? Prisma.sql`AND (s.created_at, s.public_id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  const rows = await ctx.database.read.$queryRaw<Row[]>`
    SELECT s.public_id AS "publicId", s.user_agent AS "userAgent", host(s.ip) AS ip, s.created_at AS "createdAt",
      s.last_used_at AS "lastUsedAt"
    FROM sessions s, ${sessionRule}
    WHERE s.user_id = ${userId}::uuid AND ${sessionEnd} > now() ${rest}
    ORDER BY s.created_at DESC, s.public_id DESC
    LIMIT ${input.limit + 1}`;
  return pageOf(
    rows,
    input.limit,
    ({ publicId, userAgent, ip, createdAt, lastUsedAt }) => ({
      id: publicId,
      device: deviceName(userAgent),
      ip,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
      isCurrent: publicId === by.publicId,
    }),
    ({ createdAt, publicId }) => ({ at: createdAt, id: publicId }),
  );
}
