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

/** A name for a run's template, which the names of all the run's databases begin with. */
export function newTemplateName(): string {
  return `foyer_test_${randomBytes(6).toString("hex")}`;
}

/** Makes an up-to-date database without any rows in it, for `copyOf`. */
export async function createTemplate({ server, template }: Databases): Promise<void> {
  const { url } = await create(server, template, "");
  await migrate(url, migrations);
  await migrateJobs(url);
}

/** A fresh copy of the template: no migration runs again. */
export function copyOf({ server, template }: Databases): Promise<FreshDatabase> {
  return create(server, another(template), `TEMPLATE ${template}`);
}

/** A database with nothing in it. */
export function emptyDatabase({ server, template }: Databases): Promise<FreshDatabase> {
  return create(server, another(template), "");
}

/** Drops everything that a run has made, whoever is still connected. */
export async function dropAll({ server, template }: Databases): Promise<void> {
  await withConnection(server, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)",
      [template],
    );
    for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}

function another(template: string): string {
  return `${template}_${randomBytes(6).toString("hex")}`;
}

async function create(server: string, name: string, how: string): Promise<FreshDatabase> {
  await withConnection(server, (client) => client.query(`CREATE DATABASE ${name} ${how}`));
  const url = new URL(server);
  url.pathname = name;
  // Tests lose nothing in a crash that they would miss, so nobody waits for the disk.
  url.searchParams.set("options", "-c synchronous_commit=off");
  return {
    url: url.href,
    // Not WITH (FORCE): connections that are just closing get the few seconds that PostgreSQL gives them, and one that
    // somebody has left open shows.
    drop: () => withConnection(server, async (client) => void (await client.query(`DROP DATABASE ${name}`))),
  };
}

async function withConnection<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
