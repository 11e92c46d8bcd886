import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@foyer/db/embedded-postgres";
import { type Mailbox, openMailbox } from "@foyer/testing/mailbox";

/** A Foyer as `npm start` runs it: its own data directory, its own PostgreSQL, and mail that really leaves. */
export type FoyerProcess = {
  readonly url: string;
  /** The link that the first start printed. */
  readonly ownerLink: string;
  readonly mailbox: Mailbox;
  /** Everything it has written so far. */
  log(): string;
  /** What it was told where it runs, for commands beside it. */
  readonly environment: Readonly<Record<string, string>>;
  /** The URL of its database, while `close` has not been called. */
  readonly databaseUrl: string;
  /** Stops the server as a deployment does, and starts it again where it was. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

const root = join(import.meta.dirname, "..");
const main = join(root, "apps/server/dist/main.js");

/** Starts one for the first time, by what somebody may type. `more` is added to its environment. */
export async function startFoyer(
  more: Readonly<Record<string, string>> = {},
  command = `exec "${process.execPath}" "${main}" start`,
): Promise<FoyerProcess> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "foyer-e2e-"));
  const mailbox = await openMailbox();
  const port = await freePort();
  const environment = {
    FOYER_DATA_DIR: dataDirectory,
    FOYER_ORGANIZATION: "Harbour Choir",
    FOYER_OWNER_EMAIL: "olive@example.com",
    SMTP_URL: mailbox.url,
    PORT: String(port),
    LOG_LEVEL: "debug",
    ...more,
  };
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment };
  const start = () => {
    const server = spawn("bash", ["-c", command], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    return { server, output: outputOf(server) };
  };
  const stop = async ({ server }: ReturnType<typeof start>) => {
    server.kill("SIGTERM");
    if (server.exitCode === null) await once(server, "close");
  };
  let running = start();
  let before = "";
  const printed = await running.output.until(/Owner\s+(\S+)/);
  const [, ownerLink = ""] = printed;
  const database = more["DATABASE_URL"]
    ? { url: more["DATABASE_URL"], stop: async () => {} }
    : await startEmbeddedPostgres({ directory: join(dataDirectory, "postgres") }); // joins the running one

  return {
    url: `http://localhost:${port}`,
    ownerLink,
    mailbox,
    environment,
    databaseUrl: database.url,
    log: () => before + running.output.all(),
    async restart() {
      await stop(running);
      before += running.output.all();
      running = start();
      await running.output.until(/"msg":"started"/);
    },
    async close() {
      await database.stop();
      await stop(running);
      await mailbox.close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

function outputOf(child: ChildProcess) {
  let text = "";
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    text += chunk.toString("utf8");
    for (const look of [...waiting]) look();
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  return {
    all: () => text,
    until: (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(text);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        child.on("close", () => reject(new Error(`Foyer ended:\n${text}`)));
        look();
      }),
  };
}

/** A port that nobody listens on just now, below those that the system lends to outgoing connections. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_768);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!free) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}
