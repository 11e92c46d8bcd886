import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";

const root = join(import.meta.dirname, "../../..");

export type Variables = Readonly<Record<string, string>>;

/** How a process ended: with a code, or by a signal. */
export type End = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A Foyer that runs. */
export type FoyerProcess = {
  /** Everything that it has said so far. */
  output(): string;
  /** Resolves as soon as it has said this. @throws Error if it ends without */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<End>;
};

export type Processes = {
  /** Starts a command as a process of its own, in an empty folder. */
  start(args: readonly string[], variables: Variables): FoyerProcess;
  /** Runs a command to its end. */
  run(args: readonly string[], variables: Variables): Promise<Result>;
  /** The folder that they run in. */
  folder(): string;
};

export type Result = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/**
 * Real processes of the server as `npm start` builds it, for the tests of a file. What still runs after them is killed.
 * Usable in tests and hooks.
 */
export function foyerProcesses(): Processes {
  const children = new Set<ChildProcess>();
  let folder = "";

  beforeAll(async () => {
    // Builds what has changed, as every command does; several may ask for it at once.
    const built = await outcome(spawn("node", [join(root, "scripts/run.mjs"), "foyer", "--help"]));
    if (built.code !== 0) throw new Error(`The server could not be built:\n${built.stderr}`);
    folder = await mkdtemp(join(tmpdir(), "foyer-process-"));
  }, 120_000);
  afterAll(async () => {
    const ends = [...children].map((child) => endOf(child));
    for (const child of children) child.kill("SIGKILL");
    await Promise.all(ends);
    await rm(folder, { recursive: true, force: true });
  });

  function launch(args: readonly string[], variables: Variables): ChildProcess {
    const child = spawn(process.execPath, [join(root, "apps/server/dist/main.js"), ...args], {
      cwd: folder,
      env: {
        PATH: process.env["PATH"],
        NODE_COMPILE_CACHE: join(root, "node_modules/.cache/node"),
        LOG_LEVEL: "debug",
        ...variables,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    children.add(child);
    child.on("close", () => children.delete(child));
    return child;
  }

  return {
    start: (args, variables) => watch(launch(args, variables)),
    run: (args, variables) => outcome(launch(args, variables)),
    folder: () => folder,
  };
}

function watch(child: ChildProcess): FoyerProcess {
  let said = "";
  const listeners = new Set<() => void>();
  const ended = endOf(child);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      for (const listen of listeners) listen();
    });
  }

  return {
    output: () => said,
    says(pattern) {
      return new Promise((resolve, reject) => {
        const listen = () => {
          const match = pattern.exec(said);
          if (!match) return;
          listeners.delete(listen);
          resolve(match);
        };
        listeners.add(listen);
        listen();
        void ended.then(() => reject(new Error(`It ended without saying ${pattern}:\n${said}`)));
      });
    },
    kill: (signal) => void child.kill(signal),
    ended,
  };
}

/** Everything that a process says until it ends. */
async function outcome(child: ChildProcess): Promise<Result> {
  const said = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said.stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said.stderr += text;
  });
  const { code } = await endOf(child);
  return { code, ...said };
}

function endOf(child: ChildProcess): Promise<End> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal }));
  });
}
