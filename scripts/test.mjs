import { ensureBrowser } from "./browser.mjs";
import { ensurePostgresPrograms } from "./postgres-programs.mjs";
import { environment, forServing, forSources, prepare, root, StepFailed } from "./prepare.mjs";
import { run } from "./process.mjs";

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {(args: string[]) => Promise<void>} work
 */

/** In the order in which a mistake is found cheapest. @type {Stage[]} */
const stages = [
  { name: "install", work: () => prepare(forSources) },
  { name: "check", work: (args) => tool("node", ["scripts/check.ts", ...args]) },
  { name: "unit", work: (args) => tool("vitest", ["run", ...args]) },
  { name: "build", work: () => prepare(forServing) },
  {
    name: "browser",
    async work(args) {
      const CHROMIUM_PATH = await ensureBrowser();
      const POSTGRES_PROGRAMS = await ensurePostgresPrograms();
      await tool("playwright", ["test", ...args], { CHROMIUM_PATH, POSTGRES_PROGRAMS });
    },
  },
];

/** What a stage needs when it is asked for by itself. @type {Record<string, string[]>} */
const needs = { check: ["install"], unit: ["install"], build: [], browser: ["build"], install: [] };

/**
 * Runs every stage until one fails, or the one that is named, with the rest of the arguments for its tool.
 * @param {string[]} args
 * @throws StepFailed naming the stage
 */
export async function test([only, ...args]) {
  const chosen =
    only === undefined ? stages : stages.filter(({ name }) => [...(needs[only] ?? []), only].includes(name));
  if (chosen.length === 0) {
    throw new StepFailed(`There is no stage "${only}": ${stages.map(({ name }) => name).join(", ")}.`, 2);
  }
  for (const { name, work } of chosen) {
    const began = performance.now();
    const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
    try {
      await work(name === only ? args : []);
    } catch (error) {
      if (error instanceof StepFailed) error.message += `\n✗ ${name} failed after ${seconds()}`;
      throw error;
    }
    process.stderr.write(`✓ ${name} ${seconds()}\n`);
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [variables]
 */
async function tool(program, args, variables = {}) {
  const { code } = await run(program, args, { cwd: root, env: { ...environment, ...variables } });
  if (code !== 0) throw new StepFailed(`${program} ended with ${code}.`, code);
}
