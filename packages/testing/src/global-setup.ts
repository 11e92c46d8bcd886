import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { createTemplate, newTemplateName } from "./databases.ts";

/**
 * Starts one PostgreSQL for the whole run, or uses the one that `FOYER_TEST_DATABASE_URL` names (as a role that may
 * create databases), and makes the template that every test file's database is copied from. Nothing stays behind, however
 * the run ends.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = newTemplateName();
  const keeper = fork(
    join(import.meta.dirname, "keeper.ts"),
    [template, process.env.FOYER_TEST_DATABASE_URL ?? ""],
    { detached: true, execArgv: [] },
  );
  const gone = once(keeper, "exit");
  const teardown = async () => {
    if (keeper.connected) keeper.disconnect();
    const [code] = await gone;
    if (code !== 0) throw new Error("The tests' PostgreSQL could not be cleaned up.");
  };
  try {
    const databases = { server: await serverOf(keeper), template };
    await createTemplate(databases);
    project.provide("databases", databases);
  } catch (error) {
    await teardown().catch(() => {});
    throw error;
  }
  return teardown;
}

/** @throws Error when there is no PostgreSQL to be had; the keeper has said why */
async function serverOf(keeper: ChildProcess): Promise<string> {
  const ended = once(keeper, "exit").then(() => {
    throw new Error("The tests' PostgreSQL did not start.");
  });
  const [message] = await Promise.race([once(keeper, "message"), ended]);
  return message.server;
}
