import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** A connection that listens to a channel of PostgreSQL's, and is there again after every outage. */
export type Listener = {
  /** Resolves when it listens, or has failed to for the first time. */
  readonly opened: Promise<void>;
  close(): Promise<void>;
};

type ListenOptions = {
  readonly url: string;
  readonly channel: string;
  readonly onNotice: (payload: string) => void;
  /** It listens, for the first time or again: what was said meanwhile was not heard. */
  readonly onListening: () => void;
};

// Milliseconds. A line that is dead without having been cut is noticed within the first and the second.
const askEvery = 10_000;
const answerWithin = 5_000;
const connectWithin = 3_000;
const tryAgainAfter = [100, 500, 1_000, 2_000] as const;

/** Listens until it is closed. */
export function listen(options: ListenOptions): Listener {
  const closing = new AbortController();
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();

  async function keep(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted; failures++) {
      const listened = await listenOnce(options, closing.signal, open);
      open();
      if (listened) failures = 0;
      const wait = tryAgainAfter[Math.min(failures, tryAgainAfter.length - 1)];
      await pause(wait, undefined, { signal: closing.signal, ref: false }).catch(() => {});
    }
  }
  const kept = keep();
  return {
    opened,
    async close() {
      closing.abort();
      await kept;
    },
  };
}

/** Listens for as long as the connection lasts. Answers whether it ever did. */
async function listenOnce(
  { url, channel, onNotice, onListening }: ListenOptions,
  signal: AbortSignal,
  open: () => void,
): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectWithin,
    query_timeout: answerWithin,
    keepAlive: true,
    application_name: channel.replaceAll("_", " "),
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  client.on("error", () => end()); // whoever listens is not told why: it is there again, or nothing else is either
  client.on("end", () => end());
  client.on("notification", ({ payload = "" }) => onNotice(payload));
  signal.addEventListener("abort", () => end(), { once: true });

  let listens = false;
  const asking = setInterval(() => {
    if (listens) client.query("SELECT 1").catch(() => end());
  }, askEvery).unref();
  try {
    await Promise.race([client.connect(), ended]);
    await Promise.race([client.query(`LISTEN ${client.escapeIdentifier(channel)}`), ended]);
    if (signal.aborted) return false;
    listens = true;
    open();
    onListening();
    await ended;
  } catch {
    // Not now: it is tried again.
  } finally {
    clearInterval(asking);
    // A server that does not answer does not say goodbye either.
    await Promise.race([client.end().catch(() => {}), pause(1_000, undefined, { ref: false })]);
  }
  return listens;
}
