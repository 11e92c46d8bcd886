import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrationsDirectory } from "../apps/server/src/paths.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../packages/db/src/embedded-postgres.ts";
import { migrate } from "../packages/db/src/migrate.ts";
import { type Seeded, seedInvitations } from "./seed-invitations.ts";

/** A database whose one large organization has so many invitations. */
export type ManyInvitations = Seeded & { readonly url: string; readonly count: number };

let cluster: Promise<{ readonly postgres: EmbeddedPostgres; readonly directory: string }> | undefined;
const filled = new Map<number, Promise<ManyInvitations>>();

/** What the tables are filled with for lists, searches and statistics: 1,000, 100,000 and 1,000,000. */
export const sizes = [1_000, 100_000, 1_000_000] as const;

/**
 * A database with `count` invitations, for reading alone: it is filled once in a run, for all who measure. A million takes a
 * minute or two.
 */
export function manyInvitations(count: number): Promise<ManyInvitations> {
  const known = filled.get(count) ?? fill(count);
  filled.set(count, known);
  return known;
}

/** Ends the PostgreSQL of `manyInvitations`, if there is one. */
export async function closeManyInvitations(): Promise<void> {
  if (!cluster) return;
  const { postgres, directory } = await cluster;
  await postgres.stop();
  await rm(directory, { recursive: true });
}

async function fill(count: number): Promise<ManyInvitations> {
  cluster ??= startCluster();
  const { postgres } = await cluster;
  const name = `many_${count}`;
  await withClient(postgres.url, (client) => client.query(`CREATE DATABASE ${name}`));
  const url = new URL(postgres.url);
  url.pathname = name;
  await migrate(url.href, migrationsDirectory);
  const seeded = await withClient(url.href, (client) => seedInvitations(client, count));
  return { ...seeded, url: url.href, count };
}

async function startCluster() {
  const directory = await mkdtemp(join(tmpdir(), "foyer-bench-"));
  return { postgres: await startEmbeddedPostgres({ directory }), directory };
}

async function withClient<Result>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
