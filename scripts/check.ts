// Everything that can be said about the sources without running them: `npm run check`.
// Arguments choose some by name: node scripts/check.ts types lint
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { run } from "./process.mjs";

interface Check {
  name: string;
  command: [program: string, ...args: string[]];
}

// The longest first, so that the processors are busy to the end.
const checks: Check[] = [
  { name: "lint", command: ["oxlint"] },
  {
    name: "drift",
    // Do the migrations make exactly what the schema says?
    // biome-ignore format: an option and its value belong on one line
    command: [
      "node", "scripts/with-database.ts",
      "prisma", "migrate", "diff", "--exit-code",
      "--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma",
    ],
  },
  // Each by one checker: several would know the same types once each, and the checks beside it need the processors.
  { name: "types", command: ["tsc", "-p", ".", "--checkers", "1"] },
  { name: "types of the pages", command: ["tsc", "-p", "apps/web", "--checkers", "1"] },
  { name: "types of the browser tests", command: ["tsc", "-p", "e2e", "--checkers", "1"] },
  { name: "unused", command: ["knip"] },
  {
    name: "imports",
    command: ["depcruise", "--config", ".dependency-cruiser.cjs", "apps", "packages", "e2e"],
  },
  { name: "compose file", command: ["dclint", "--max-warnings", "0", "docker-compose.yml"] },
  { name: "format", command: ["biome", "ci", "--colors=off"] },
];

const chosen = process.argv.slice(2);
const waiting = checks.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
const failed: string[] = [];

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
if (failed.length > 0) process.stderr.write(`Failed: ${failed.join(", ")}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function work(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) await perform(check);
}

async function perform({ name, command: [program, ...args] }: Check): Promise<void> {
  const began = performance.now();
  const { code, output } = await run(program, args, {
    cwd: dirname(import.meta.dirname),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (code === 0) {
    process.stdout.write(`  ✓ ${name} ${seconds} s\n`);
  } else {
    failed.push(name);
    process.stdout.write(`${output}\n  ✗ ${name} ${seconds} s (${[program, ...args].join(" ")})\n`);
  }
}
