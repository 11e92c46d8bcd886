// Runs a command with DATABASE_URL naming an empty PostgreSQL of its own, which is gone afterwards:
//   node scripts/with-database.ts prisma migrate dev --create-only --name people
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../packages/db/src/embedded-postgres.ts";

const [command = "", ...args] = process.argv.slice(2);
const directory = await mkdtemp(join(tmpdir(), "foyer-"));
const postgres = await startEmbeddedPostgres({ directory });
try {
  process.exitCode = await run({ ...process.env, DATABASE_URL: postgres.url });
} finally {
  await postgres.stop();
  await rm(directory, { recursive: true });
}

function run(env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: "inherit" });
    child.on("error", reject);
    // The terminal's Ctrl-C reaches the command too; here it must not skip the cleaning up.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
    child.on("close", (code) => resolve(code ?? 1));
  });
}
