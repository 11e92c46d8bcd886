import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyDatabase } from "@foyer/testing/databases";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { migrate, pendingMigrations } from "./migrate.ts";

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let directory: string;
let client: pg.Client;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "foyer-migrations-"));
  await writeFile(join(directory, "migration_lock.toml"), 'provider = "postgresql"\n');
});
afterAll(() => rm(directory, { recursive: true }));

beforeEach(async () => {
  database = await emptyDatabase(inject("databases"));
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await writeMigration(
    "1_people",
    "CREATE TABLE people (id int);\nCREATE TABLE pets (id int); -- no semicolon after this",
  );
  await writeMigration("2_more", "ALTER TABLE people ADD name text");
  return async () => {
    await client.end();
    await database.drop();
  };
});

test("applies what is pending in the order of the names, once", async () => {
  expect(await pendingMigrations(database.url, directory)).toEqual(["1_people", "2_more"]);
  expect(await migrate(database.url, directory)).toEqual(["1_people", "2_more"]);
  expect(await pendingMigrations(database.url, directory)).toEqual([]);
  expect(await migrate(database.url, directory)).toEqual([]);
  await client.query("INSERT INTO people (id, name) VALUES (1, 'Ada')");
});

test("many at once apply each migration once", async () => {
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(database.url, directory)));
  expect(applied.flat()).toEqual(["1_people", "2_more"]);
  expect(await records()).toHaveLength(2);
});

test("keeps the records that Prisma's own command keeps", async () => {
  await migrate(database.url, directory);
  expect(await records()).toEqual([
    expect.objectContaining({ migration_name: "1_people", applied_steps_count: 1, rolled_back_at: null }),
    expect.objectContaining({
      migration_name: "2_more",
      checksum: "435b93c37bc0e883c4931bae4d4775733781ffc01cb6b837a754132607cc6a20",
      finished_at: expect.any(Date),
      logs: null,
    }),
  ]);
});

test("a failed migration keeps nothing, says so by name, and is tried again", async () => {
  await writeMigration("2_more", "ALTER TABLE people ADD name text; SELECT 1 / 0");
  await expect(migrate(database.url, directory)).rejects.toThrow(
    "Migration 2_more failed, and nothing of it was kept: division by zero",
  );
  expect(await pendingMigrations(database.url, directory)).toEqual(["2_more"]);
  await expect(client.query("SELECT name FROM people")).rejects.toThrow("does not exist");
  expect(await records()).toContainEqual(
    expect.objectContaining({ migration_name: "2_more", finished_at: null, logs: "division by zero" }),
  );

  await writeMigration("2_more", "ALTER TABLE people ADD name text");
  expect(await migrate(database.url, directory)).toEqual(["2_more"]);
});

test("no later migration is tried after a failed one", async () => {
  await writeMigration("1_people", "SELECT 1 / 0");
  await expect(migrate(database.url, directory)).rejects.toThrow("Migration 1_people failed");
  expect((await records()).map((record) => record.migration_name)).toEqual(["1_people"]);
});

test("goes on where a killed process stopped", async () => {
  await migrate(database.url, directory);
  await client.query("ALTER TABLE people DROP name");
  await client.query("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '2_more'");
  expect(await migrate(database.url, directory)).toEqual(["2_more"]);
});

test("a database that is gone is an error, not an empty list", async () => {
  const url = new URL(database.url);
  url.pathname = "nowhere";
  await expect(pendingMigrations(url.href, directory)).rejects.toThrow('"nowhere" does not exist');
});

test("none of ours holds up writers and then takes a table from readers: one who has read and goes on to write would stop it by a deadlock", async () => {
  const ours = join(import.meta.dirname, "../../../prisma/migrations");
  const names = (await readdir(ours)).filter((name) => name > "20261122001200" && !name.endsWith(".toml"));
  for (const name of names) {
    const script = await readFile(join(ours, name, "migration.sql"), "utf8");
    const both = [/^CREATE (UNIQUE )?INDEX/m, /^DROP INDEX/m].every((word) => word.test(script));
    expect([name, both]).toEqual([name, false]);
  }
});

async function writeMigration(name: string, script: string): Promise<void> {
  await mkdir(join(directory, name), { recursive: true });
  await writeFile(join(directory, name, "migration.sql"), script);
}

async function records(): Promise<Record<string, unknown>[]> {
  const { rows } = await client.query("SELECT * FROM _prisma_migrations ORDER BY started_at");
  return rows;
}
