import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { readConfig } from "../apps/server/src/config.ts";
import { layFoundation } from "../apps/server/src/foundation.ts";
import { openLog } from "../apps/server/src/log.ts";
import type { Services } from "../packages/domain/src/context.ts";
import { expireInvitations } from "../packages/domain/src/invitations/expire-invitations.ts";
import { type Race, type Round, rateOf } from "./bench.ts";

const invitations = 100_000;
const rounds = 3;

/** Invitations a second that are written down as expired, with their audit rows. */
export const expiry: Race = {
  name: "expiry",
  title: `Writing down that ${invitations} invitations have expired, in chunks, each with its audit row, beside one bare UPDATE`,
  goal: 0.67,
  async run() {
    const directory = await mkdtemp(join(tmpdir(), "foyer-bench-"));
    const config = readConfig({ FOYER_DATA_DIR: directory, FROM_EMAIL: "bench@example.com" });
    const foundation = await layFoundation(config, openLog("silent"), "enqueue");
    const client = new pg.Client({ connectionString: foundation.databaseUrl });
    try {
      await client.connect();
      return await measure(foundation.services, client);
    } finally {
      await client.end();
      await foundation.close();
      await rm(directory, { recursive: true });
    }
  },
};

async function measure(services: Services, client: pg.Client): Promise<readonly Round[]> {
  await client.query(seed);
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    await fallDue(client);
    const yardstick = await rateOf(invitations, async () => {
      const { rowCount } = await client.query(bareUpdate);
      if (rowCount !== invitations)
        throw new Error(`Of ${invitations} invitations ${rowCount} have expired.`);
    });
    await fallDue(client);
    const { timed, longest } = timing(services);
    const ours = await rateOf(invitations, async () => {
      const count = await expireInvitations(timed);
      if (count !== invitations) throw new Error(`Of ${invitations} invitations ${count} have expired.`);
    });
    await fallDue(client);
    const audited = await rateOf(invitations, async () => void (await client.query(auditedUpdate)));
    process.stdout.write(
      `expiry: the longest chunk took ${longest().toFixed(0)} ms; one UPDATE with the same audit rows: ${audited.toFixed(0)}/s\n`,
    );
    measured.push({ yardstick, ours });
  }
  return measured;
}

/** The same services, and how long the longest transaction took, in milliseconds. */
function timing(services: Services) {
  let longest = 0;
  const database: Services["database"] = {
    ...services.database,
    async transaction(work) {
      const began = performance.now();
      try {
        return await services.database.transaction(work);
      } finally {
        longest = Math.max(longest, performance.now() - began);
      }
    },
  };
  return { timed: { ...services, database }, longest: () => longest };
}

const seed = `
  WITH organization AS (INSERT INTO organizations (id, name) VALUES (uuidv7(), 'Acme') RETURNING id)
  INSERT INTO invitations (id, organization_id, kind, email, role, expires_in_hours, expires_at, created_at)
  SELECT uuidv7(), o.id, 'organization', 'guest.' || n || '@example.com', 'member', 168, now() - n * interval '1 second',
    now() - interval '30 days'
  FROM organization o, generate_series(1, ${invitations}) n`;

/** Lets all of them be pending, and over. */
async function fallDue(client: pg.Client): Promise<void> {
  await client.query("UPDATE invitations SET status = 'pending' WHERE status <> 'pending'");
  await client.query("VACUUM ANALYZE invitations");
}

const bareUpdate =
  "UPDATE invitations SET status = 'expired' WHERE status = 'pending' AND expires_at <= now()";

const auditedUpdate = `
  WITH expired AS (${bareUpdate} RETURNING id, organization_id, email, expires_at)
  INSERT INTO audit_entries (id, organization_id, act, subject_kind, subject_id, subject_label, details)
  SELECT uuidv7(), organization_id, 'invitation.expired', 'invitation', id, email, jsonb_build_object('expiredAt', expires_at)
  FROM expired`;
