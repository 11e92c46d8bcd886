import { execFile } from "node:child_process";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "./foyer-process.ts";

/** A PostgreSQL as an operator has one: not ours, and with all of its programs. */
export type OwnPostgres = {
  /** Of its empty database `foyer`, as the owner of that, who may create databases and is no superuser. */
  readonly url: string;
  /** Where `psql`, `pg_dump` and their like are. */
  readonly programs: string;
  close(): Promise<void>;
};

/** PostgreSQL refuses to run as root. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Starts the PostgreSQL that this machine has, on a cluster that is gone afterwards. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const programs = process.env["POSTGRES_PROGRAMS"] ?? "";
  const folder = await mkdtemp(join(tmpdir(), "foyer-postgres-"));
  if (nobody.uid) await chown(folder, nobody.uid, nobody.gid);
  const [cluster, port] = [join(folder, "cluster"), await freePort()];
  const run = (program: string, ...args: string[]) =>
    promisify(execFile)(join(programs, program), args, { ...nobody, cwd: folder });
  const superuser = `postgresql://postgres@127.0.0.1:${port}/postgres`;

  await run("initdb", "--pgdata", cluster, "--username=postgres", "--auth=trust", "--encoding=UTF8");
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  await run(
    "pg_ctl",
    "--pgdata",
    cluster,
    "--wait",
    "--log",
    join(folder, "log"),
    "--options",
    options,
    "start",
  );
  await run(
    "psql",
    superuser,
    "-c",
    "CREATE ROLE foyer LOGIN CREATEDB",
    "-c",
    "CREATE DATABASE foyer OWNER foyer",
  );
  return {
    url: `postgresql://foyer@127.0.0.1:${port}/foyer`,
    programs,
    async close() {
      await run("pg_ctl", "--pgdata", cluster, "--wait", "--mode=fast", "stop");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
