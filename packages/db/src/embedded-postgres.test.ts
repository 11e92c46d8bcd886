import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";

/** A stopped cluster for copying: making one takes a second. */
let template: string;
let directory: string;

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), "foyer-embedded-"));
  const postgres = await startEmbeddedPostgres({ directory: template });
  await postgres.stop();
  return () => rm(template, { recursive: true });
});

beforeEach(async (context) => {
  // As root this is a folder that only root may enter, while PostgreSQL runs as another user.
  directory = await mkdtemp(join(tmpdir(), "foyer-embedded-"));
  context.onTestFinished(async () => {
    const pid = await postmasterPid();
    if (pid) process.kill(pid, "SIGKILL");
    await rm(directory, { recursive: true, maxRetries: 10 });
  });
});

test("what is written is there after the next start, at the same address", async () => {
  const first = await start();
  await query(first.url, "CREATE TABLE people (name text)");
  await first.stop();
  expect(await postmasterPid()).toBeUndefined();

  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, "SELECT count(*)::int AS people FROM people")).toEqual([{ people: 0 }]);
});

test("nobody gets in without the password, and the application is no superuser", async () => {
  await copyTemplate();
  const { url } = await start();
  const withoutPassword = new URL(url);
  withoutPassword.password = "guess";
  await expect(query(withoutPassword.href, "SELECT")).rejects.toThrow("password authentication failed");
  expect(await query(url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  expect(await query(url, "SHOW fsync")).toEqual([{ fsync: "on" }]);
  expect(await query(url, "SHOW is_superuser")).toEqual([{ is_superuser: "off" }]);
  await expect(query(url, "COPY (SELECT 1) TO PROGRAM 'true'")).rejects.toThrow("permission denied");
  expect((await stat(join(directory, "data/foyer-password"))).mode & 0o777).toBe(0o600);
});

test("the port is below those that the system lends to outgoing connections", async () => {
  await copyTemplate();
  const { url } = await start();
  expect(Number(new URL(url).port)).toBeLessThan(32_768);
});

test("several processes that start at once make one cluster and share it until the last has gone", async () => {
  const processes = await Promise.all([startElsewhere(), startElsewhere(), startElsewhere()]);
  const pid = await postmasterPid();
  expect(new Set(processes.map(({ url }) => url)).size).toBe(1);
  expect((await readdir(directory)).filter((name) => name.startsWith("new-"))).toEqual([]);

  const [first, second, last] = processes;
  await first?.stop();
  await second?.stop();
  expect(await postmasterPid()).toBe(pid);
  await query(last?.url ?? "", "SELECT");
  await last?.stop();
  expect(await postmasterPid()).toBeUndefined();
});

test("after a SIGKILL of the process that started it, PostgreSQL is taken over and stopped at the end", async () => {
  await copyTemplate();
  const killed = await startElsewhere();
  const pid = await postmasterPid();
  await killed.kill();
  expect(await postmasterPid()).toBe(pid);

  const heir = await start();
  expect(heir.url).toBe(killed.url);
  expect(await postmasterPid()).toBe(pid);
  await heir.stop();
  expect(await postmasterPid()).toBeUndefined();
});

test("after a SIGKILL of PostgreSQL it comes back by itself, at the same address, with what was committed", async () => {
  await copyTemplate();
  const { url } = await start();
  await query(url, "CREATE TABLE people AS SELECT 'Ada' AS name");
  const pid = await postmasterPid();
  process.kill(pid ?? 0, "SIGKILL");
  await vi.waitFor(
    async () => expect(await query(url, "SELECT name FROM people")).toEqual([{ name: "Ada" }]),
    20_000,
  );
  expect(await postmasterPid()).not.toBe(pid);
});

test("after a SIGKILL of one of its connections PostgreSQL is still ours to stop", async () => {
  await copyTemplate();
  const postgres = await start();
  const client = new pg.Client({ connectionString: postgres.url });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  process.kill(rows[0]?.pid ?? 0, "SIGKILL");
  await vi.waitFor(() => expect(client.query("SELECT")).rejects.toThrow("not queryable"));
  await postgres.stop();
  expect(await postmasterPid()).toBeUndefined();
});

test("a Ctrl-C, which reaches every process of the terminal, leaves PostgreSQL to whoever stops it", async () => {
  await copyTemplate();
  const terminal = await startElsewhere();
  const pid = await postmasterPid();
  terminal.interrupt();
  await query(terminal.url, "SELECT");
  expect(await postmasterPid()).toBe(pid);
  await terminal.stop();
});

test("after a SIGKILL of both, the next start finds the stale pid file and what was committed", async () => {
  await copyTemplate();
  const killed = await startElsewhere();
  await query(killed.url, "CREATE TABLE people AS SELECT 'Ada' AS name");
  const pid = await postmasterPid();
  await killed.kill();
  process.kill(pid ?? 0, "SIGKILL");

  const { url } = await start();
  expect(await query(url, "SELECT name FROM people")).toEqual([{ name: "Ada" }]);
});

test("a pid file that names another program, as after a restart of the machine, is no obstacle", async () => {
  await copyTemplate();
  const first = await start();
  await first.stop();
  // PostgreSQL waits only for processes of its own user.
  const stranger = spawn("cat", {
    stdio: ["pipe", "ignore", "ignore"],
    ...(await ownerOf(join(directory, "data"))),
  });
  onTestFinished(() => void stranger.kill());
  await writeFile(
    join(directory, "data/postmaster.pid"),
    `${stranger.pid}\n${directory}/data\n1700000000\n${new URL(first.url).port}\n\n127.0.0.1\n`,
  );
  const second = await start();
  expect(second.url).toBe(first.url);
});

test("a start that was killed while making the cluster leaves nothing in the way", async () => {
  const { pid } = spawn(process.execPath, ["--version"], { stdio: "ignore" }).on("exit", () => {});
  const draft = join(directory, `new-${pid}-abcdef`);
  await mkdir(join(draft, "base"), { recursive: true });
  await vi.waitFor(() => expect(() => process.kill(pid ?? 0, 0)).toThrow("ESRCH"));
  await start();
  await expect(stat(draft)).rejects.toThrow("ENOENT");
});

test("a taken port is named, with what to do", async () => {
  await copyTemplate();
  const port = await occupyPort();
  await expect(start(port)).rejects.toThrow(
    `Port ${port} on 127.0.0.1, which PostgreSQL is to use, is taken by another program. Stop that program or choose another port.`,
  );
});

test("where the port of last time is taken, another will do", async () => {
  await copyTemplate();
  const first = await start();
  await first.stop();
  await occupyPort(Number(new URL(first.url).port));
  const second = await start();
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
  await query(second.url, "SELECT");
});

test("a folder of somebody else's database is left alone", async () => {
  await mkdir(join(directory, "data"));
  await writeFile(join(directory, "data/PG_VERSION"), "9.6\n");
  await expect(start()).rejects.toThrow("not made by Foyer");
});

test("why PostgreSQL does not start is said in its own words", async () => {
  await copyTemplate();
  const first = await start();
  await first.stop();
  await writeFile(join(directory, "data/postgresql.conf"), "work_mem = much\n");
  await expect(start()).rejects.toThrow(
    /PostgreSQL did not start(.|\n)*invalid value for parameter "work_mem"/,
  );
});

/** What a cluster looks like that was stopped cleanly some time ago. */
async function copyTemplate(): Promise<void> {
  // Not Node's own: PostgreSQL's files keep their owner.
  const [code] = await once(
    spawn("cp", ["-a", join(template, "data"), join(template, "port"), directory]),
    "exit",
  );
  expect(code).toBe(0);
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number }> {
  const { uid, gid } = await stat(path);
  return { uid, gid };
}

async function start(port?: number): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ directory, ...(port ? { port } : {}) });
  onTestFinished(() => postgres.stop());
  return postgres;
}

interface Elsewhere {
  url: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
  interrupt(): void;
}

/** Starts it in another process, the leader of a process group, that takes no notice of SIGINT. */
async function startElsewhere(): Promise<Elsewhere> {
  const module = join(import.meta.dirname, "embedded-postgres.ts");
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(module)};
    process.on("SIGINT", () => {});
    const postgres = await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)} });
    process.stdin.on("end", () => postgres.stop()).resume();
    console.log(postgres.url);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const url = await firstLine(child);
  const exited = once(child, "exit");
  return {
    url,
    async stop() {
      child.stdin?.end();
      expect(await exited).toEqual([0, null]);
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    interrupt() {
      process.kill(-(child.pid ?? 0), "SIGINT");
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stdout ?? []) return String(chunk).trim();
  throw new Error("It ended without a word.");
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Of the PostgreSQL that runs on the folder, going by its pid file. */
async function postmasterPid(): Promise<number | undefined> {
  const content = await readFile(join(directory, "data/postmaster.pid"), "utf8").catch(() => "");
  return Number.parseInt(content, 10) || undefined;
}

async function occupyPort(port = 0): Promise<number> {
  const server = createServer().listen(port, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}
