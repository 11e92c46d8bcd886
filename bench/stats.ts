import pg from "pg";
import { type Database, openDatabase, Prisma } from "../packages/db/src/database.ts";
import { readTallies } from "../packages/domain/src/tallies/read-tallies.ts";
import { recount } from "../packages/domain/src/tallies/recount.ts";
import type { Counted } from "../packages/domain/src/tallies/tally-scope.ts";
import { type BySize, type Measured, mediansOf } from "./bench.ts";
import { type ManyInvitations, manyInvitations, sizes } from "./many-invitations.ts";

const times = 41;
const days = 30;
const anHour = 3_600_000;

/** Statistics, where there are a thousand invitations and where there are a million. */
export const stats: BySize = {
  name: "stats",
  title: `Statistics, beside the same statement through bare pg, and beside a GROUP BY of the invitations (median of ${times}; goal: the same at every size)`,
  async runBySize() {
    const measured = [];
    for (const size of sizes) measured.push(...(await timeStats(await manyInvitations(size))));
    return measured.toSorted((a, b) => a.what.localeCompare(b.what) || a.rows - b.rows);
  },
};

async function timeStats(many: ManyInvitations): Promise<Measured[]> {
  const { url, count, organizationId, spaceId, eventId, importId, inviterId } = many;
  await countAll(many);
  const database = openDatabase({ url });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const all = { organizationId, placeId: null };
    const wanted: readonly [string, Counted][] = [
      ["all", all],
      ["of a space", { organizationId, placeId: spaceId }],
      ["of an event", { organizationId, placeId: eventId }],
      ["of a file", { ...all, importId }],
      ["by one inviter", { ...all, inviterId }],
    ];
    const measured: Measured[] = [];
    for (const [what, counted] of wanted) {
      const statement = { name: what, ...(await statementOf(database, counted)) };
      const [floor = 0, ours = 0] = await mediansOf(times, [
        () => client.query(statement),
        () => readTallies(database.read, counted, days),
      ]);
      measured.push({ what, rows: count, floor, ours });
    }
    const [grouped = 0, ours = 0] = await mediansOf(5, [
      () => client.query({ name: "grouped", text: byStatus, values: [organizationId] }),
      () => readTallies(database.read, all, days),
    ]);
    return [...measured, { what: "all, beside a GROUP BY", rows: count, floor: grouped, ours }];
  } finally {
    await client.end();
    await database.close();
  }
}

const byStatus = "SELECT status, count(*) FROM invitations WHERE organization_id = $1 GROUP BY 1";

/** The rows went in behind the back of the triggers. */
async function countAll({ url, organizationId }: ManyInvitations): Promise<void> {
  const database = openDatabase({ url, connections: 1, patience: anHour });
  try {
    await recount(database, { organizationId, mends: true });
    await database.read.$executeRaw`VACUUM ANALYZE tallies`;
  } finally {
    await database.close();
  }
}

/** What statistics ask the database, as `pg` takes it. */
async function statementOf(
  { read }: Database,
  counted: Counted,
): Promise<{ text: string; values: unknown[] }> {
  const asked: Prisma.Sql[] = [];
  const overhear = { $queryRaw: read.$queryRaw };
  Object.assign(overhear, {
    $queryRaw: async (parts: TemplateStringsArray, ...values: unknown[]) => {
      asked.push(Prisma.sql(parts, ...values));
      return [];
    },
  });
  await readTallies(overhear, counted, days);
  const [sql] = asked;
  if (!sql) throw new Error("Statistics ask nothing.");
  return { text: sql.text, values: sql.values };
}
