import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@foyer/db/embedded-postgres";
import type { TestProject } from "vitest/node";
import { createTemplate } from "./databases.ts";

type Ending = () => Promise<void>;

/**
 * Starts one PostgreSQL for the whole run, or uses the one that `FOYER_TEST_DATABASE_URL` names (a role that may create
 * databases), and makes the template that every test file's database is copied from. Nothing stays behind, also after
 * Ctrl-C.
 */
export default async function setup(project: TestProject): Promise<Ending> {
  const endings: Ending[] = [];
  let ended: Promise<void> | undefined;
  const end = () => {
    ended ??= inTurn(endings.reverse());
    return ended;
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    const onSignal = () => void end().finally(() => process.kill(process.pid, signal));
    process.once(signal, onSignal);
    endings.push(async () => void process.off(signal, onSignal));
  }
  try {
    const server = process.env.FOYER_TEST_DATABASE_URL ?? (await ownServer(endings));
    const { template, drop } = await createTemplate(server);
    endings.push(drop);
    project.provide("databases", { server, template });
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}

async function ownServer(endings: Ending[]): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "foyer-test-"));
  endings.push(() => rm(directory, { recursive: true, force: true }));
  const postgres = await startEmbeddedPostgres({ directory });
  endings.push(() => postgres.stop());
  return postgres.url;
}

/** One failing does not keep the next from its turn. */
async function inTurn(endings: readonly Ending[]): Promise<void> {
  const failures: unknown[] = [];
  for (const ending of endings) await ending().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, "Cleaning up after the tests failed.");
}
