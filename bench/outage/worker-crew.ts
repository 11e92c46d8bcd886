import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { memoryFlags } from "../../scripts/memory.mjs";

const program = join(import.meta.dirname, "../../apps/server/dist/main.js");
/** Ends them when this process has ended, however it did. */
const leash = join(import.meta.dirname, "../../scripts/leash.mjs");

/** Real processes of the server that do nothing but work. */
export type WorkerCrew = {
  /** Ends one by SIGKILL, and resolves when it is gone. */
  kill(place: number): Promise<void>;
  /** Starts one in the place of one that is gone, and resolves when it works. */
  start(place: number): Promise<void>;
  /** The most memory that any of them had, in megabytes. */
  mostMemory(): number;
  /** What they complained of, beside messages that were not taken. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
};

/** Starts as many workers as there are environments, and resolves when all of them work. */
export async function openWorkerCrew(
  environments: readonly Readonly<Record<string, string>>[],
): Promise<WorkerCrew> {
  const children = new Map<number, ChildProcess>();
  const complaints: string[] = [];
  const watching = new AbortController();
  let most = 0;

  async function start(place: number): Promise<void> {
    const child = spawn(process.execPath, [...memoryFlags, "--import", leash, program, "start"], {
      env: { FOYER_ROLES: "worker", LOG_LEVEL: "info", ...environments[place] },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    children.set(place, child);
    const linesOf = (stream: Readable | null) => createInterface({ input: stream ?? Readable.from([]) });
    linesOf(child.stderr).on("line", (line) => complaints.push(line));
    const lines = linesOf(child.stdout);
    const ended = once(child, "exit").then(() => {
      throw new Error(`A worker ended before it had started: ${complaints.slice(-3).join("\n")}`);
    });
    const started = new Promise<void>((resolve) => {
      lines.on("line", (line) => {
        if (line.includes('"msg":"started"')) resolve();
        if (/"level":"(error|fatal)"/.test(line)) complaints.push(line);
      });
    });
    await Promise.race([started, ended]);
    ended.catch(() => {}); // from now on it may end
  }

  async function kill(place: number, signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const child = children.get(place);
    children.delete(place);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }

  async function watch(): Promise<void> {
    while (!watching.signal.aborted) {
      const pids = [...children.values()].flatMap(({ pid }) => pid ?? []);
      for (const kilobytes of await residentOf(pids)) most = Math.max(most, kilobytes / 1024);
      await pause(250, undefined, { signal: watching.signal }).catch(() => {});
    }
  }

  await Promise.all(environments.map((_, place) => start(place)));
  const watched = watch();
  return {
    kill,
    start,
    mostMemory: () => most,
    complaints,
    async close() {
      watching.abort();
      await watched;
      await Promise.all([...children.keys()].map((place) => kill(place, "SIGTERM")));
    },
  };
}

async function residentOf(pids: readonly number[]): Promise<readonly number[]> {
  if (pids.length === 0) return [];
  try {
    const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", pids.join(",")]);
    return stdout.split("\n").filter(Boolean).map(Number);
  } catch {
    return []; // all of them have just ended
  }
}
