// What `npm start` and `npm test` run, on any Node ≥ 20 with npm and nothing else: it installs what the lockfile says
// with the pinned pnpm, builds what has changed, and hands over to the pinned Node.
//   start, or any other command of the server · test [stage [arguments]] · bench [name …] · build · client
import { join } from "node:path";
import { memoryFlags } from "./memory.mjs";
import {
  environment,
  forBenches,
  forCommands,
  forServing,
  forSources,
  prepare,
  root,
  StepFailed,
} from "./prepare.mjs";
import { run } from "./process.mjs";
import { test } from "./test.mjs";

const [task = "start", ...args] = process.argv.slice(2);
try {
  if (task === "test") await test(args);
  else if (task === "build") await prepare(forServing);
  else if (task === "bench") await measure();
  else if (task === "client") await buildClient();
  else await handOver();
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code;
}

/** Prints how fast Foyer is beside what it could be. */
async function measure() {
  await prepare(forBenches);
  const { code } = await run("node", [join(root, "bench/dist/main.js"), ...args], { env: environment });
  process.exitCode = code;
}

/** Makes the folder that programs elsewhere install. */
async function buildClient() {
  await prepare(forSources);
  const script = join(root, "packages/client/scripts/build.ts");
  const { code } = await run("node", [script, ...args], { env: environment });
  process.exitCode = code;
}

/** Becomes the server, as far as anybody outside can tell: same terminal, same signals, same ending. */
async function handOver() {
  const command = task === "foyer" ? args : [task, ...args];
  await prepare(command[0] === "start" ? forServing : forCommands);
  const { code, signal } = await run(
    join(root, "node_modules/.bin/node"),
    [
      ...memoryFlags,
      "--import",
      join(root, "scripts/leash.mjs"),
      join(root, "apps/server/dist/main.js"),
      ...command,
    ],
    { env: environment, stdio: ["inherit", "inherit", "inherit", "ipc"] },
  );
  if (signal) process.kill(process.pid, signal);
  process.exitCode = code;
}
