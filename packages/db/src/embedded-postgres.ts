import { resolve as absolute } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openCluster } from "./embedded/cluster.ts";
import { applicationPassword } from "./embedded/create-cluster.ts";
import { enter, leave } from "./embedded/presence.ts";

export { EmbeddedPostgresError } from "./embedded/embedded-postgres-error.ts";

/** A PostgreSQL that lives in a folder. */
export interface EmbeddedPostgres {
  /** Of the database `foyer`, as its owner, who may create databases and is no superuser. */
  url: string;
  /** Gives it up: PostgreSQL is stopped cleanly unless another process uses it too. Further calls change nothing. */
  stop(): Promise<void>;
}

/** Where the cluster lives, and the TCP port on 127.0.0.1 that it must use, if it matters. */
export interface EmbeddedPostgresOptions {
  directory: string;
  port?: number;
}

/**
 * Runs a real PostgreSQL in `directory` and keeps it running: when it dies, it is started again on the same port.
 *
 * It listens on 127.0.0.1 alone and asks for a password that was made once and stays in the folder. One that runs there
 * already is shared, whether another process uses it or a killed one left it behind; the last user stops it.
 * @throws EmbeddedPostgresError saying what is wrong with the folder or the port, with PostgreSQL's own words where it has any
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(absolute(options.directory));
  let presence = await enter(cluster, { port: options.port });
  const { port } = presence.postmaster;
  const stopping = new AbortController();
  const { signal } = stopping;

  async function keep(): Promise<void> {
    while (!signal.aborted) {
      await happened(AbortSignal.any([presence.ended, signal]));
      // The address has been given away, so only the same port will do.
      const again = await enter(cluster, { port, signal }).catch(() => undefined);
      if (again) presence = again;
      else await pause(1_000, undefined, { ref: false, signal }).catch(() => {});
    }
  }
  const keeping = keep();
  let stopped: Promise<void> | undefined;

  return {
    url: `postgresql://foyer:${applicationPassword(cluster.password)}@127.0.0.1:${port}/foyer`,
    stop() {
      stopping.abort();
      stopped ??= keeping.then(() => leave(cluster, presence));
      return stopped;
    },
  };
}

function happened(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
