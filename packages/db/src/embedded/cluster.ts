import { spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Account, binariesFor } from "./binaries.ts";

/** A database cluster on disk, and what it takes to run it. */
export interface Cluster {
  /** The folder that holds the cluster, the log and the remembered port. */
  directory: string;
  /** PostgreSQL's data directory. */
  data: string;
  /** The same as PostgreSQL is told it, see {@link dataArgument}. */
  dataArgument: string;
  binaries: string;
  /** Whom PostgreSQL runs as; undefined: whoever runs this. */
  account: Account | undefined;
  /** Of the superuser `postgres`. Only whoever may read the data directory knows it. */
  password: string;
}

/** `nobody`: PostgreSQL refuses to run as root. */
const nobody: Account = { uid: 65534, gid: 65534 };

/** PostgreSQL is told nothing through the environment: neither our secrets nor somebody's PGPORT. */
export const bareEnvironment = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/**
 * Opens the cluster in `directory`, making it when there is none: role and database `foyer`, password required.
 * Several processes may do so at once; all get the same cluster.
 * @throws Error when the folder belongs to somebody else
 */
export async function openCluster(directory: string): Promise<Cluster> {
  const data = join(directory, "data");
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const account = await accountFor(data);
    const binaries = await binariesFor(account);
    if (!(await isThere(data))) await createCluster(directory, data, binaries, account);
    const password = await passwordOf(data);
    if (!password)
      throw new Error(`${data} is there, but not made by Foyer. Move it away, then start again.`);
    return { directory, data, dataArgument: dataArgument(data, account), binaries, account, password };
  } catch (cause) {
    if (!isCode(cause, "EACCES") && !isCode(cause, "EPERM")) throw cause;
    throw new Error(
      `${directory} belongs to another user. Start Foyer as that user, or give the folder to this one (chown -R).`,
      { cause },
    );
  }
}

/** The password of the role `foyer`, which is no superuser: what the application connects as. */
export function applicationPassword(password: string): string {
  return createHmac("sha256", password).update("foyer").digest("base64url");
}

/** As root, PostgreSQL runs as whoever owns the data: `nobody`, or the ordinary user who made it earlier. */
async function accountFor(data: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(data).catch(() => undefined);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody;
}

/**
 * Root's folders may be closed to the account that PostgreSQL runs as (a checkout in /root). PostgreSQL starts inside
 * its data directory and stays there, so Linux can lead it back without passing the folders above.
 */
function dataArgument(data: string, account: Account | undefined): string {
  return account && process.platform === "linux" ? "/proc/self/cwd" : data;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (isCode(error, "ENOENT")) return false;
      throw error;
    },
  );
}

async function passwordOf(data: string): Promise<string | undefined> {
  try {
    return await readFile(join(data, "foyer-password"), "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Makes the cluster aside and moves it into place whole, so that an interrupted start leaves nothing half made. */
async function createCluster(
  directory: string,
  data: string,
  binaries: string,
  account: Account | undefined,
): Promise<void> {
  await removeAbandoned(directory);
  const draft = join(directory, `new-${process.pid}`);
  await mkdir(draft, { mode: 0o700 });
  if (account) await chown(draft, account.uid, account.gid);
  const run = (program: string, args: string[], input = "") =>
    runInside(draft, join(binaries, "bin", program), args, input, account);
  const path = dataArgument(draft, account);
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
  await writeFile(join(draft, "pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n", { flush: true });
  await writeFile(join(draft, "foyer-password"), password, { mode: 0o600, flush: true });
  await rename(draft, data).catch(async (error: unknown) => {
    if (!isCode(error, "ENOTEMPTY") && !isCode(error, "EEXIST")) throw error;
    // Another process was quicker: its cluster counts.
    await rm(draft, { recursive: true, force: true });
  });
}

/** Drafts of processes that were killed while making one. */
async function removeAbandoned(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const pid = Number(/^new-(\d+)$/.exec(name)?.[1]);
    if (pid && (pid === process.pid || !isAlive(pid))) await rm(join(directory, name), { recursive: true });
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
      else reject(new Error(`PostgreSQL could not make its data directory:\n${output.trim()}`));
    });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/** Whether a process with this id exists, also one of another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, "EPERM");
  }
}

/** Whether `error` is one of Node's or PostgreSQL's errors with this `code`. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
