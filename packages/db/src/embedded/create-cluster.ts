import { spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { chown, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Account, bareEnvironment, dataArgument } from "./account.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { isAlive, isCode } from "./process.ts";

/**
 * Makes an empty cluster: role and database `foyer`, reached from this machine alone and with a password. It is made
 * aside and moved into place whole: an interrupted start leaves nothing half made, and of several at once one counts.
 * @throws EmbeddedPostgresError with PostgreSQL's words
 */
export async function createCluster(
  directory: string,
  data: string,
  binaries: string,
  account: Account | undefined,
): Promise<void> {
  await removeAbandoned(directory);
  const draft = await mkdtemp(join(directory, `new-${process.pid}-`));
  try {
    if (account) await chown(draft, account.uid, account.gid);
    await initialize(draft, binaries, account);
    await rename(draft, data);
  } catch (error) {
    if (!isCode(error, "ENOTEMPTY") && !isCode(error, "EEXIST")) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The password of the role `foyer`, which is no superuser: what the application connects as. */
export function applicationPassword(password: string): string {
  return createHmac("sha256", password).update("foyer").digest("base64url");
}

async function initialize(folder: string, binaries: string, account: Account | undefined): Promise<void> {
  const run = (program: string, args: string[], input = "") =>
    runInside(folder, join(binaries, "bin", program), args, input, account);
  const path = dataArgument(folder, account);
  // biome-ignore format: an option and its value belong on one line
  await run("initdb", [
    "-D", path, "-U", "postgres", "--no-instructions",
    // Without the host's locales: the same order of names on every machine.
    "-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
    "--auth-local=reject", "--auth-host=reject",
  ]);
  const password = randomBytes(24).toString("base64url");
  await run(
    "postgres",
    // The statements hold passwords: a failed one must not be repeated in a message.
    ["--single", "-D", path, "-c", "log_min_error_statement=panic", "postgres"],
    [
      `ALTER ROLE postgres PASSWORD '${password}';`,
      `CREATE ROLE foyer LOGIN CREATEDB PASSWORD '${applicationPassword(password)}';`,
      "CREATE DATABASE foyer OWNER foyer;",
      "",
    ].join("\n"),
  );
  await writeFile(join(folder, "pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n", { flush: true });
  await writeFile(join(folder, "foyer-password"), password, { mode: 0o600, flush: true });
}

/** Drafts of processes that were killed while making one. */
async function removeAbandoned(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const pid = Number(/^new-(\d+)-/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await rm(join(directory, name), { recursive: true });
  }
}

function runInside(
  cwd: string,
  program: string,
  args: string[],
  input: string,
  account: Account | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // In a process group of its own: a Ctrl-C in the terminal is for us, and leaves a whole cluster or none.
    const child = spawn(program, args, { cwd, env: bareEnvironment, detached: true, ...account });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      // Single-user mode reports a failed statement and still exits with 0.
      if (code === 0 && !output.includes("ERROR:")) resolve();
      else
        reject(new EmbeddedPostgresError(`PostgreSQL could not make its data directory:\n${output.trim()}`));
    });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
