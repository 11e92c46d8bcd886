import type { ListLoginHistory, LoginHistoryPage, LoginOutcome, SecondFactor } from "@foyer/contract/account";
import { Prisma } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { pageOf, positionOf } from "../page.ts";
import { deviceName } from "./device-name.ts";

type Row = {
  readonly id: string;
  readonly at: Date;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly outcome: LoginOutcome;
  readonly secondFactor: SecondFactor | null;
};

/** A page of somebody's tries to sign in, the newest first; with `since`, none before it, and with `until`, none after. */
export async function readLoginHistory(
  { database }: Context,
  {
    userId,
    since,
    until,
  }: { readonly userId: string; readonly since: Date | null; readonly until: Date | null },
  { cursor, limit }: ListLoginHistory,
): Promise<LoginHistoryPage> {
  const after = positionOf(cursor);
  const rest = after ? Prisma.sql`AND (at, id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty;
  const rows = await database.read.$queryRaw<Row[]>`
    SELECT id, at, host(ip) AS ip, user_agent AS "userAgent", outcome::text, second_factor::text AS "secondFactor"
    FROM login_attempts
    WHERE user_id = ${userId}::uuid AND at >= COALESCE(${since}::timestamptz, '-infinity')
      AND at <= COALESCE(${until}::timestamptz, 'infinity') ${rest}
    ORDER BY at DESC, id DESC
    LIMIT ${limit + 1}`;
  return pageOf(
    rows,
    limit,
    ({ at, userAgent, ...row }) => ({ ...row, at: at.toISOString(), device: deviceName(userAgent) }),
    (row) => row,
  );
}
