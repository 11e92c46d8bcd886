// The process that keeps a test run's PostgreSQL. Vitest ends at once on Ctrl-C and can't clean up then; this process
// outlives it, however it ended, and leaves nothing behind.
import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@foyer/db/embedded-postgres";
import { dropAll } from "./databases.ts";

const [template = "", named = ""] = process.argv.slice(2);

// The terminal sends them to everybody; here the channel to the run says when it is over.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
const over = new Promise<void>((resolve) => {
  if (process.connected) process.once("disconnect", resolve);
  else resolve();
});

const server = named || (await ownServer());
process.send?.({ server });
await over;
if (named) await dropAll({ server, template });

async function ownServer(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "foyer-test-"));
  const postgres = await startEmbeddedPostgres({ directory });
  void over.then(async () => {
    await postgres.stop();
    await rm(directory, { recursive: true });
  });
  await neverWaitForTheDisk(join(directory, "data"));
  return postgres.url;
}

/** Nobody restores what a test has written, and dropping a database waits for a checkpoint. */
async function neverWaitForTheDisk(data: string): Promise<void> {
  await appendFile(join(data, "postgresql.auto.conf"), "fsync = off\nfull_page_writes = off\n");
  const [postmaster] = (await readFile(join(data, "postmaster.pid"), "utf8")).split("\n");
  process.kill(Number(postmaster), "SIGHUP");
}
