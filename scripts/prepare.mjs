import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { acquire } from "./lock.mjs";
import { runQuietly } from "./quietly.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** The programs of the installed packages, the pinned Node among them. */
const bin = join(root, "node_modules/.bin");

/** pnpm leaves hidden folders in here alone. */
const notes = join(root, "node_modules/.foyer");

/** What the project's own programs run with. */
export const environment = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH}`,
  // Compiled code is kept between starts.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, "node_modules/.cache/node"),
};

/** A step that has failed; the command's own words are on the terminal already. */
export class StepFailed extends Error {
  /**
   * @param {string} message
   * @param {number} code
   */
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

/**
 * @typedef {object} Step something that needs doing again only when its inputs have changed
 * @property {string} name
 * @property {string} title what a person reads while it runs
 * @property {() => string[]} inputs files and folders, relative to the root
 * @property {string} proof what exists when it was done
 * @property {string} [cwd]
 * @property {[string, ...string[]]} command
 * @property {boolean} [isTalkative] whether what it writes when all goes well is of no interest
 * @property {NodeJS.ProcessEnv} [env]
 */

const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const manifests = () => workspaces().map((folder) => `${folder}/package.json`);
const dependencies = () => ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests()];

/** @type {Step} */
const install = {
  name: "install",
  title: "Installing the packages",
  inputs: dependencies,
  proof: "node_modules/.bin/node",
  command: ["npx", "--yes", "--prefer-offline", packageManager, "install", "--frozen-lockfile"],
  isTalkative: true,
  // With the machine's own Node: that is where its npm finds its settings (a proxy, a certificate).
  env: process.env,
};

/** @type {Step} */
const generate = {
  name: "generate",
  title: "Generating the database client",
  inputs: () => ["prisma/schema.prisma", "prisma.config.ts", "scripts/schema-engine.mjs", "pnpm-lock.yaml"],
  proof: "packages/db/src/generated/client.ts",
  command: ["prisma", "generate"],
  isTalkative: true,
};

/** @type {Step} */
const buildWeb = {
  name: "build-web",
  title: "Building the pages",
  inputs: () => [...dependencies(), "apps/web", "packages/contract/src", "tsconfig.base.json"],
  proof: "apps/web/dist",
  cwd: "apps/web",
  command: [join(root, "apps/web/node_modules/.bin/vite"), "build", "--logLevel", "warn"],
};

/** @type {Step} */
const buildServer = {
  name: "build-server",
  title: "Building the server",
  inputs: () => [
    ...dependencies(),
    "apps/server",
    "packages",
    "prisma/schema.prisma",
    "scripts/build-server.ts",
    "scripts/write-ahead.ts",
  ],
  proof: "apps/server/dist/main.js",
  command: ["node", "scripts/build-server.ts"],
};

/** @type {Step} */
const buildBench = {
  name: "build-bench",
  title: "Building the benches",
  inputs: () => [...buildServer.inputs(), "bench"],
  proof: "bench/dist/main.js",
  command: ["node", "scripts/build-server.ts", "bench", "bench/dist"],
};

/** What the checks and tests of sources need. */
export const forSources = [install, generate];
/** What the commands need. */
export const forCommands = [...forSources, buildServer];
/** What measuring needs. */
export const forBenches = [...forCommands, buildBench];
/** What the server needs. */
export const forServing = [...forCommands, buildWeb];

/**
 * Does those of the steps, in their order, that have not been done for the inputs as they are now. Several processes
 * may call it at once, and one that was killed in the middle leaves nothing that the next can't mend.
 * @param {Step[]} steps
 * @throws StepFailed
 */
export async function prepare(steps) {
  if (steps.every(isDone)) return;
  if (read(stampOf(install)) === undefined)
    say("For the first time packages are installed and Foyer is built: a minute or two.");
  const lock = await acquire(join(notes, "lock"), (ticket) => {
    say(`Waiting for another process that is preparing this checkout. If there is none, delete ${ticket}.`);
  });
  try {
    for (const step of steps) if (!isDone(step)) await perform(step, lock);
  } finally {
    lock.release();
  }
}

/**
 * @param {Step} step
 * @param {import("./lock.mjs").Held} lock
 */
async function perform(step, lock) {
  const { name, title, cwd = ".", command, isTalkative = false, env = environment } = step;
  const stamp = stampOf(step);
  if (step === install && read(stamp) === "interrupted") removeInstalled();
  mkdirSync(notes, { recursive: true });
  // What is true if we are killed from here on.
  writeFileSync(stamp, "interrupted");
  const current = digest(step.inputs());
  const code = await runQuietly({
    title,
    command,
    isTalkative,
    // Without questions; what is not on the terminal can't be answered.
    options: { cwd: join(root, cwd), env: { ...env, CI: "true" }, onSpawn: lock.shareWith },
  });
  writeFileSync(stamp, code === 0 ? current : "failed");
  if (code !== 0) throw new StepFailed(`${title} failed (${name}).`, code);
}

/** @param {Step} step */
function isDone(step) {
  return existsSync(join(root, step.proof)) && read(stampOf(step)) === digest(step.inputs());
}

/** @param {Step} step */
function stampOf(step) {
  return join(notes, step.name);
}

/** @param {string} path */
function read(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** After a killed install: pnpm would believe what it finds, half a package or one whose build script did not run. */
function removeInstalled() {
  for (const folder of [".", ...workspaces()]) {
    const modules = join(root, folder, "node_modules");
    if (!existsSync(modules)) continue;
    for (const entry of readdirSync(modules)) {
      if (join(modules, entry) !== notes) rmSync(join(modules, entry), { recursive: true, force: true });
    }
  }
}

function workspaces() {
  return ["apps", "packages", "examples"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .map((name) => `${folder}/${name}`)
      .filter((path) => existsSync(join(root, path, "package.json"))),
  );
}

/** @param {string[]} paths */
function digest(paths) {
  const hash = createHash("sha256").update(`${process.platform}-${process.arch}`);
  for (const file of paths.flatMap(filesIn))
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/**
 * The sources in a folder, or the file itself.
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .filter((name) => !/^(node_modules|dist|generated|paraglide)$|\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

/** On stderr: a command's own answer may be read by a program. @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
