import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { migrate } from "@foyer/db/migrate";
import { migrateJobs } from "@foyer/jobs/jobs";
import pg from "pg";

declare module "vitest" {
  interface ProvidedContext {
    databases: Databases;
  }
}

/** A PostgreSQL to test on, and the database in it that is ready for copying. */
export type Databases = { readonly server: string; readonly template: string };

/** A database of one's own. */
export type FreshDatabase = { readonly url: string; drop(): Promise<void> };

const migrations = join(import.meta.dirname, "../../../prisma/migrations");

/** Makes an up-to-date, empty database in the PostgreSQL of `server`, for `copyOf`. */
export async function createTemplate(server: string): Promise<FreshDatabase & Databases> {
  const { url, drop } = await emptyDatabase(server);
  await migrate(url, migrations);
  await migrateJobs(url);
  return { url, drop, server, template: nameIn(url) };
}

/** A fresh copy of the template: no migration runs again. */
export function copyOf({ server, template }: Databases): Promise<FreshDatabase> {
  return create(server, (name) => `CREATE DATABASE ${name} TEMPLATE ${pg.escapeIdentifier(template)}`);
}

/** A database with nothing in it. */
export function emptyDatabase(server: string): Promise<FreshDatabase> {
  return create(server, (name) => `CREATE DATABASE ${name}`);
}

async function create(server: string, statement: (name: string) => string): Promise<FreshDatabase> {
  const name = `foyer_test_${randomBytes(6).toString("hex")}`;
  await execute(server, statement(name));
  const url = new URL(server);
  url.pathname = name;
  // Tests lose nothing in a crash that they would miss, so nobody waits for the disk.
  url.searchParams.set("options", "-c synchronous_commit=off");
  // Not WITH (FORCE): connections that are just closing get the few seconds that PostgreSQL gives them, and one that
  // somebody has left open shows.
  return { url: url.href, drop: () => execute(server, `DROP DATABASE ${name}`) };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function nameIn(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
