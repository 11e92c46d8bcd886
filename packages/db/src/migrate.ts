import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

/** The advisory lock that `prisma migrate` takes, so that it and any number of starting servers go one by one. */
const prismaLock = 72_707_369;

/** As `prisma migrate` makes it. */
const migrationsTable = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/**
 * Brings the database up to date with the folders in `directory` (`prisma/migrations`), in the order of their names,
 * recorded as `prisma migrate deploy` records them. Any number of processes may call it at once. Returns the names of
 * those it applied; none when the database is up to date.
 *
 * Each migration is one transaction together with its record: an interrupted or failed one leaves nothing behind and is
 * tried again by the next call.
 * @throws Error naming the migration that failed, with PostgreSQL's words; later ones are not tried
 */
export async function migrate(connectionString: string, directory: string): Promise<string[]> {
  return withConnection({ connectionString }, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [prismaLock]);
    await client.query(migrationsTable);
    // We hold the lock, so nobody is working on these: their process was killed and PostgreSQL undid them.
    await client.query(
      "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL",
    );
    const pending = await pendingNames(client, directory);
    for (const name of pending) await applyMigration(client, directory, name);
    return pending;
  });
}

/**
 * The names of the migrations in `directory` that the database has not seen, in order; none: it is ready for use.
 * @throws Error when the database can't be reached or does not answer within seconds
 */
export async function pendingMigrations(connectionString: string, directory: string): Promise<string[]> {
  const limits = { connectionTimeoutMillis: 3_000, query_timeout: 5_000 };
  return withConnection({ connectionString, ...limits }, (client) => pendingNames(client, directory));
}

async function withConnection<Result>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ ...config, application_name: "foyer migrate" });
  // A connection that breaks fails the query in progress too, which is where it is reported.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function pendingNames(client: pg.Client, directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const applied = await appliedNames(client);
  return names.filter((name) => !applied.has(name)).sort();
}

async function appliedNames(client: pg.Client): Promise<Set<string>> {
  const { rows: tables } = await client.query("SELECT 1 WHERE to_regclass('_prisma_migrations') IS NOT NULL");
  if (tables.length === 0) return new Set();
  const { rows } = await client.query<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return new Set(rows.map((row) => row.migration_name));
}

async function applyMigration(client: pg.Client, directory: string, name: string): Promise<void> {
  const script = await readFile(join(directory, name, "migration.sql"), "utf8");
  const id = randomUUID();
  await client.query("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)", [
    id,
    createHash("sha256").update(script).digest("hex"),
    name,
  ]);
  try {
    // Sent as one message, PostgreSQL runs both as one transaction: applied and recorded, or neither.
    await client.query(
      `${script}\n;\nUPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = '${id}'`,
    );
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    await client
      .query("UPDATE _prisma_migrations SET logs = $2, rolled_back_at = now() WHERE id = $1", [id, words])
      // Where the connection itself broke, the next call does this; the first failure is the one to report.
      .catch(() => {});
    throw new Error(`Migration ${name} failed, and nothing of it was kept: ${words}`, { cause });
  }
}
