import type { Transaction } from "@foyer/db/database";
import { fromPrisma, type Job, PgBoss } from "pg-boss";
import { type Queue, queues } from "./queues.ts";

export type Jobs = {
  /** Puts a job into the caller's transaction: it exists if and only if that commits. */
  enqueue<Payload extends object>(tx: Transaction, queue: Queue<Payload>, payload: Payload): Promise<void>;
  /** The same for many at once, by a single statement. */
  enqueueMany<Payload extends object>(
    tx: Transaction,
    queue: Queue<Payload>,
    payloads: readonly Payload[],
  ): Promise<void>;
  /**
   * Starts working on a queue, up to `concurrency` jobs at a time. A job whose handler throws is tried again as the
   * queue says; a handler must therefore bear being called twice. Its signal is aborted when the job is no longer this
   * worker's to do.
   */
  work<Payload extends object>(
    queue: Queue<Payload>,
    concurrency: number,
    handler: (payload: Payload, signal: AbortSignal) => Promise<void>,
  ): Promise<void>;
  /** Whether the queue's tables are there and answer. */
  ready(): Promise<boolean>;
  /** Lets running jobs end, for at most `withinSeconds`; what is left is tried again by somebody else. */
  stop(withinSeconds?: number): Promise<void>;
};

export type JobsOptions = {
  readonly url: string;
  /** `work`: also runs jobs, schedules and upkeep. `enqueue`: only puts jobs in. */
  readonly mode: "work" | "enqueue";
  /** Told of what goes wrong in the background. */
  readonly onTrouble: (error: Error) => void;
};

const schema = "pgboss";

// How many fetch jobs of one queue beside each other in a process.
const fetchers = 4;

// Milliseconds. A connection that is open and silent (a lost network) must not hold a worker for ever.
const answerWithin = 10_000;

function withTimeout(url: string): string {
  const limited = new URL(url);
  limited.searchParams.set("query_timeout", String(answerWithin));
  return limited.href;
}

/** Creates and upgrades the queue's tables and defines every queue. Safe to run by several processes at once. */
export async function migrateJobs(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema, supervise: false, schedule: false, max: 2 });
  const troubles: Error[] = [];
  boss.on("error", (error) => troubles.push(error));
  try {
    await boss.start();
    for (const queue of queues) {
      const settings = {
        retryLimit: queue.retryLimit,
        retryDelay: queue.retryDelay,
        retryBackoff: true,
        retryDelayMax: queue.retryDelayMax,
        expireInSeconds: queue.expireInSeconds,
        retentionSeconds: 30 * 24 * 3600,
        notify: true,
        heartbeatSeconds: queue.heartbeatSeconds,
        ...(queue.deadLetter !== undefined && { deadLetter: queue.deadLetter }),
      };
      // Of two processes that create it at once, pg-boss lets the second pass.
      await boss.createQueue(queue.name, { policy: queue.schedule ? "stately" : "standard", ...settings });
      await boss.updateQueue(queue.name, settings);
      if (queue.schedule) await boss.schedule(queue.name, queue.schedule, {}, { tz: "UTC" });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  if (troubles[0]) throw troubles[0];
}

/** Connects to the queue that `migrateJobs` made. */
export async function openJobs(options: JobsOptions): Promise<Jobs> {
  const works = options.mode === "work";
  const boss = new PgBoss({
    connectionString: withTimeout(options.url),
    schema,
    migrate: false,
    createSchema: false,
    supervise: works,
    schedule: works,
    // Seconds. A worker that dies is noticed within one round and its heartbeat.
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
    useListenNotify: works,
    max: works ? 8 : 2,
    application_name: "foyer jobs",
  });
  boss.on("error", options.onTrouble);
  boss.on("warning", ({ message }) => options.onTrouble(new Error(message)));
  try {
    await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false }); // it has connected by then
    throw error;
  }

  return {
    async enqueue(tx, queue, payload) {
      await boss.send(queue.name, payload, { db: fromPrisma(tx) });
    },
    async enqueueMany(tx, queue, payloads) {
      if (payloads.length === 0) return;
      await boss.insert(
        queue.name,
        payloads.map((data) => ({ data })),
        { db: fromPrisma(tx) },
      );
    },
    async work(queue, concurrency, handler) {
      const attempt = async (job: Job<unknown>) => {
        try {
          await handler(queue.payload.parse(job.data), job.signal);
          return { id: job.id, status: "completed" as const };
        } catch (error) {
          options.onTrouble(
            new Error(`A job of ${queue.name} failed and will be tried again.`, { cause: error }),
          );
          return { id: job.id, status: "failed" as const, output: { error: String(error) } };
        }
      };
      await boss.work(
        queue.name,
        {
          // NOTIFY wakes the worker in milliseconds; polling is for jobs whose time comes without anybody calling.
          pollingIntervalSeconds: 1,
          notifyPollingIntervalSeconds: 1,
          // A worker fetches again when all of its batch is done: with several, a slow job holds up few others.
          localConcurrency: Math.min(concurrency, fetchers),
          batchSize: Math.ceil(concurrency / fetchers),
          burstWhenBatchFull: concurrency > fetchers,
          perJobResults: true,
        },
        (jobs: Job<unknown>[]) => Promise.all(jobs.map(attempt)),
      );
    },
    async ready() {
      return (await boss.schemaVersion()) !== null;
    },
    stop: (withinSeconds = 20) => boss.stop({ graceful: true, timeout: withinSeconds * 1000 }),
  };
}
