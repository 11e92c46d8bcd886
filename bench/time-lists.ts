import pg from "pg";
import { listInvitations as input } from "../packages/contract/src/invitations.ts";
import { type Database, openDatabase, Prisma } from "../packages/db/src/database.ts";
import { authorize } from "../packages/domain/src/authorize.ts";
import type { Caller } from "../packages/domain/src/caller.ts";
import type { Context } from "../packages/domain/src/context.ts";
import { hostOf } from "../packages/domain/src/invitations/host-of.ts";
import { listInvitations } from "../packages/domain/src/invitations/list-invitations.ts";
import { newestInvitations } from "../packages/domain/src/invitations/newest-invitations.ts";
import { selectInvitations } from "../packages/domain/src/invitations/read-invitations.ts";
import { positionOf } from "../packages/domain/src/page.ts";
import { type Measured, mediansOf } from "./bench.ts";
import type { ManyInvitations } from "./many-invitations.ts";

/** A list that is measured: what it is called, and its filter. */
export type TimedList = { readonly what: string; readonly filter: object; readonly isDeep?: boolean };

const limit = 50;

/**
 * How long each list takes, beside the very same statement through bare `pg` without anything made of its rows.
 * @throws Error if a list is refused
 */
export async function timeLists(
  many: ManyInvitations,
  lists: readonly TimedList[],
  times: number,
): Promise<Measured[]> {
  const database = openDatabase({ url: many.url, connections: 1 });
  const client = new pg.Client({ connectionString: many.url });
  await client.connect();
  try {
    const ctx = contextOf(database, many);
    const measured: Measured[] = [];
    for (const { what, filter, isDeep = false } of lists) {
      const wanted = input.parse({ organizationId: many.organizationId, ...filter, ...(isDeep && (await deep(client, many))) });
      const statement = await statementOf(ctx, wanted);
      const [floor = 0, ours = 0] = await mediansOf(times, [
        () => client.query(statement),
        () => listInvitations(ctx, wanted),
      ]);
      measured.push({ what, rows: many.count, floor, ours });
    }
    return measured;
  } finally {
    await client.end();
    await database.close();
  }
}
