import { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Cluster } from "./cluster.ts";
import { endPostmaster, findPostmaster, launchPostmaster, type Postmaster } from "./postmaster.ts";
import { isCode } from "./process.ts";

/** This process's hold on a running PostgreSQL: a connection with a shared lock, which ends with the process. */
export interface Presence {
  postmaster: Postmaster;
  connection: pg.Client;
  socket: Socket;
  /** Aborted when the connection has ended, for whatever reason. */
  ended: AbortSignal;
}

/** Any number of processes hold this lock shared; whoever gets it alone may stop the server. */
const presenceLock = "pg_advisory_lock_shared(4673)";
const presenceUnlock = "pg_advisory_unlock_shared(4673)";
const aloneLock = "pg_try_advisory_lock(4673)";

/** Milliseconds. Recovery after a crash can take a while on a slow disk. */
const startWithin = 60_000;

/**
 * Joins the PostgreSQL that runs on the cluster, or starts it.
 * @param port the only one that will do
 * @throws EmbeddedPostgresError when it does not start; Error when it runs and does not know our password
 */
export async function enter(
  cluster: Cluster,
  { port, signal }: { port?: number | undefined; signal?: AbortSignal } = {},
): Promise<Presence> {
  const deadline = Date.now() + startWithin;
  for (;;) {
    signal?.throwIfAborted();
    const postmaster = await findPostmaster(cluster);
    try {
      if (postmaster) return await occupy(cluster, postmaster);
      await launchPostmaster(cluster, port);
    } catch (error) {
      // Starting, stopping and recovering servers refuse or cut connections; a wrong password stays wrong.
      if (!postmaster || isCode(error, "28P01") || Date.now() > deadline) throw error;
    }
    await pause(20);
  }
}

/** Gives the server up, and ends it when nobody else is there. */
export async function leave(cluster: Cluster, presence: Presence): Promise<void> {
  try {
    if (await isAlone(presence)) await endPostmaster(cluster, presence.postmaster);
  } catch (error) {
    if (!presence.ended.aborted) throw error;
    // It died, or has dropped everybody after the crash of one connection's process and goes on.
    if (await findPostmaster(cluster)) await leave(cluster, await enter(cluster));
  } finally {
    await presence.connection.end();
  }
}

/** Whoever enters when this is true waits for the lock, sees the server end and starts it again. */
async function isAlone({ connection, socket }: Presence): Promise<boolean> {
  socket.ref();
  await connection.query(`SELECT ${presenceUnlock}`);
  const { rows } = await connection.query<{ alone: boolean }>(`SELECT ${aloneLock} AS alone`);
  return rows[0]?.alone ?? false;
}

async function occupy(cluster: Cluster, postmaster: Postmaster): Promise<Presence> {
  const socket = new Socket();
  const connection = new pg.Client({
    stream: () => socket,
    host: "127.0.0.1",
    port: postmaster.port,
    user: "postgres",
    password: cluster.password,
    database: "postgres",
    application_name: "foyer keeper",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  const ended = new AbortController();
  connection.once("end", () => ended.abort());
  // An error is followed by the end, which is what counts.
  connection.on("error", () => {});
  try {
    // SCRAM proves both sides: nobody but the server of this folder can have this password's verifier.
    await connection.connect();
    await connection.query(`SELECT ${presenceLock}`);
  } catch (error) {
    await connection.end().catch(() => {});
    throw error;
  }
  // It must not keep a command from ending that forgets to give the server up.
  socket.unref();
  return { postmaster, connection, socket, ended: ended.signal };
}
