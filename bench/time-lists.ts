import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { readConfig } from "../apps/server/src/config.ts";
import { layFoundation } from "../apps/server/src/foundation.ts";
import { openLog } from "../apps/server/src/log.ts";
import { type ListInvitations, listInvitations as listInput } from "../packages/contract/src/invitations.ts";
import { Prisma } from "../packages/db/src/database.ts";
import { type Context, contextOfFoyer } from "../packages/domain/src/context.ts";
import { hostOf } from "../packages/domain/src/invitations/host-of.ts";
import { listInvitations } from "../packages/domain/src/invitations/list-invitations.ts";
import { newestInvitations } from "../packages/domain/src/invitations/newest-invitations.ts";
import { selectInvitations } from "../packages/domain/src/invitations/read-invitations.ts";
import { positionOf } from "../packages/domain/src/page.ts";
import { type Measured, mediansOf } from "./bench.ts";
import type { ManyInvitations } from "./many-invitations.ts";

/** A list that is measured: what it is called, its filter, and whether from the middle of the list on. */
export type TimedList = { readonly what: string; readonly filter: object; readonly isDeep?: boolean };

/**
 * How long each list of 50 takes, in the middle of so many times, beside the very same statement through bare `pg`, of whose
 * rows nothing is made.
 * @throws Error if a list is refused
 */
export async function timeLists(
  many: ManyInvitations,
  lists: readonly TimedList[],
  times: number,
): Promise<Measured[]> {
  const directory = await mkdtemp(join(tmpdir(), "foyer-bench-"));
  const config = readConfig({
    FOYER_DATA_DIR: directory,
    DATABASE_URL: many.url,
    APP_SECRET: "nothing at all is signed with this in a bench",
    SMTP_URL: "smtp://127.0.0.1:1",
    FROM_EMAIL: "bench@example.com",
  });
  const foundation = await layFoundation(config, openLog("silent"), "enqueue");
  const client = new pg.Client({ connectionString: many.url });
  await client.connect();
  try {
    const ctx = contextOf(contextOfFoyer(foundation.services), many);
    const measured: Measured[] = [];
    for (const { what, filter, isDeep = false } of lists) {
      const cursor = isDeep ? { cursor: await middleOf(client, many) } : {};
      const wanted = listInput.parse({ organizationId: many.organizationId, ...filter, ...cursor });
      const statement = await statementOf(ctx, wanted, `${what} ${isDeep}`);
      const [floor = 0, ours = 0] = await mediansOf(times, [
        () => client.query(statement),
        () => listInvitations(ctx, wanted),
      ]);
      measured.push({ what: isDeep ? `${what}, deep` : what, rows: many.count, floor, ours });
    }
    return measured;
  } finally {
    await client.end();
    await foundation.close();
    await rm(directory, { recursive: true });
  }
}

/** As the owner calls, signed in. */
function contextOf(ctx: Context, { organizationId, ownerId }: ManyInvitations): Context {
  return {
    ...ctx,
    caller: {
      userId: ownerId,
      email: "owner@example.com",
      name: "Owner",
      mfaEnabled: false,
      by: { kind: "session", sessionId: "", publicId: "" },
      memberships: [
        { organizationId, organizationName: "Acme", role: "owner", active: true, mfaRequired: false },
      ],
    },
  };
}

/** What the list asks the database, as `pg` takes it: prepared under a name, unless it is planned by its values. */
async function statementOf(
  ctx: Context,
  { cursor, limit, ...filter }: ListInvitations,
  name: string,
): Promise<pg.QueryConfig> {
  const host = await hostOf(ctx, filter);
  const { page, planned } = newestInvitations(host, { filter, after: positionOf(cursor), limit: limit + 1 });
  const asked: Prisma.Sql[] = [];
  const overhear = { $queryRaw: ctx.database.read.$queryRaw };
  Object.assign(overhear, {
    $queryRaw: async (parts: TemplateStringsArray, ...values: unknown[]) => {
      asked.push(Prisma.sql(parts, ...values));
      return [];
    },
  });
  await selectInvitations(overhear, host, { page, planned });
  const [sql] = asked;
  if (!sql) throw new Error("The list asks nothing.");
  return { text: sql.text, values: sql.values, ...(planned === Prisma.empty && { name }) };
}

/** The cursor of a page in the middle of the list. */
async function middleOf(client: pg.Client, { organizationId }: ManyInvitations): Promise<string> {
  const { rows } = await client.query<{ at: Date; id: string }>(
    `SELECT i.created_at AS at, i.id FROM invitations i WHERE i.organization_id = $1
     ORDER BY i.created_at DESC, i.id DESC OFFSET (SELECT count(*) / 2 FROM invitations o WHERE o.organization_id = $1) LIMIT 1`,
    [organizationId],
  );
  return Buffer.from(JSON.stringify(rows[0])).toString("base64url");
}
