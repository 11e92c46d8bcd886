import { execFile, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { type FileHandle, open, readFile, readlink, realpath, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { isFreePort } from "../free-port.ts";
import { bareEnvironment } from "./account.ts";
import type { Cluster } from "./cluster.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { isAlive, isCode } from "./process.ts";

/** A running PostgreSQL of a cluster. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** The server could not take its port: somebody else has it. */
class PortTaken extends Error {}

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "128MB",
  timezone: "UTC",
  log_timezone: "UTC",
  // Failed statements are the application's to report: here they would put people's addresses into a file.
  log_min_messages: "log",
  log_checkpoints: "off",
};

/**
 * The PostgreSQL that runs on the cluster now, whoever started it: read from `postmaster.pid`, which outlives a killed
 * server, so the process is looked at too.
 */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const lines = (await pidFile(cluster)).split("\n");
  const pid = Number(lines[0]);
  // Written line by line while it starts; without a port it is too early to talk to it.
  const port = Number(lines[3]);
  return pid && port && (await runsIn(cluster.data, pid)) ? { pid, port } : undefined;
}

/**
 * Starts PostgreSQL on the cluster, in a process group of its own: it outlives this process and the terminal's Ctrl-C,
 * so that whoever stops it does so after the last query. Returns also when another process was quicker.
 * @param fixedPort the only port that will do; default: the one used last, or any free one below 32768
 * @throws EmbeddedPostgresError with PostgreSQL's own words, or naming the port that is taken
 */
export async function launchPostmaster(cluster: Cluster, fixedPort: number | undefined): Promise<void> {
  await dropMisleadingPidFile(cluster);
  const remembered = Number(await readFile(join(cluster.directory, "port"), "utf8").catch(() => ""));
  for (const port of fixedPort ? [fixedPort] : candidatePorts(remembered)) {
    if (!(await isFreePort(port, "127.0.0.1"))) {
      if (await findPostmaster(cluster)) return;
      continue;
    }
    try {
      await spawnPostmaster(cluster, port);
      await replaceFile(join(cluster.directory, "port"), String(port));
      return;
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
    }
  }
  throw new EmbeddedPostgresError(
    fixedPort
      ? `Port ${fixedPort} on 127.0.0.1, which PostgreSQL is to use, is taken by another program. Stop that program or choose another port.`
      : "PostgreSQL found no free port on 127.0.0.1.",
  );
}

/** Ends it as an administrator would: transactions are rolled back, everything is written, connections are closed. */
export async function endPostmaster(cluster: Cluster, { pid }: Postmaster): Promise<void> {
  process.kill(pid, "SIGINT");
  // Not by the process alone: an exited one stays visible until its parent, perhaps killed, is replaced.
  while (Number.parseInt(await pidFile(cluster), 10) === pid && isAlive(pid)) await pause(10);
}

async function pidFile(cluster: Cluster): Promise<string> {
  return readFile(join(cluster.data, "postmaster.pid"), "utf8").catch((error: unknown) => {
    if (isCode(error, "ENOENT")) return "";
    throw error;
  });
}

/**
 * Whether process `pid` is a PostgreSQL on `data`: a postmaster never leaves its data directory. Where that can't be
 * seen, any PostgreSQL may be it, and its answer to our password decides.
 */
async function runsIn(data: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") {
    const { stdout } = await promisify(execFile)("ps", ["-o", "comm=", "-p", String(pid)]).catch(() => ({
      stdout: "",
    }));
    return stdout.trim().endsWith("postgres");
  }
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(data));
  } catch {
    // In a container root may not look into the processes of others. What has exited has no command line any more.
    const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    return commandLine.includes("postgres");
  }
}

/** After a restart of the machine another program may have the id of the last postmaster; PostgreSQL would wait for it. */
async function dropMisleadingPidFile(cluster: Cluster): Promise<void> {
  const pid = Number.parseInt(await pidFile(cluster), 10);
  if (pid && isAlive(pid) && !(await runsIn(cluster.data, pid)))
    await rm(join(cluster.data, "postmaster.pid"));
}

/** @throws PortTaken, or an EmbeddedPostgresError with PostgreSQL's words. Returns without a server where another process is quicker. */
async function spawnPostmaster(cluster: Cluster, port: number): Promise<void> {
  const logPath = join(cluster.directory, "postgres.log");
  const log = await openLog(logPath);
  try {
    const { size: before } = await log.stat();
    const child = spawn(join(cluster.binaries, "bin/postgres"), serverArguments(cluster, port), {
      cwd: cluster.data,
      env: bareEnvironment,
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
      ...cluster.account,
    });
    await once(child, "spawn");
    child.unref();
    while (child.exitCode === null && child.signalCode === null) {
      if (await isReady(cluster, child.pid)) return;
      await pause(10);
    }
    const { buffer } = await log.read({ position: before, buffer: Buffer.alloc(100_000) });
    const words = buffer.toString("utf8").replace(/\0+$/, "");
    if (words.includes("could not bind IPv4 address")) throw new PortTaken();
    const isTransient = /lock file .* already exists|pre-existing shared memory block/.test(words);
    if (!isTransient)
      throw new EmbeddedPostgresError(`PostgreSQL did not start (its log: ${logPath}):\n${words.trim()}`);
  } finally {
    await log.close();
  }
}

function serverArguments(cluster: Cluster, port: number): string[] {
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return ["-D", cluster.dataArgument, "-p", String(port), ...options];
}

/** Appended to, so that the end of a crashed server stays readable, until a start finds more than a megabyte. */
async function openLog(path: string): Promise<FileHandle> {
  const log = await open(path, "a+", 0o600);
  if ((await log.stat()).size > 1_000_000) await log.truncate();
  return log;
}

async function isReady(cluster: Cluster, pid: number | undefined): Promise<boolean> {
  const lines = (await pidFile(cluster)).split("\n");
  return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
}

/** The remembered port, then any below the range (from 32768) that the system lends to outgoing connections. */
function candidatePorts(remembered: number): number[] {
  const others = Array.from({ length: 20 }, () => randomInt(15_000, 32_768));
  return remembered ? [remembered, ...others] : others;
}

/** Also over a file that another user has written. */
async function replaceFile(path: string, content: string): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, path);
}
