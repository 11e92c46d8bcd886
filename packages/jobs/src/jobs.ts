import type { Transaction } from "@foyer/db/database";
import { fromPrisma, type Job, PgBoss } from "pg-boss";
import { type Queue, queues } from "./queues.ts";

/** How a job is put in. */
type JobTerms = {
  /** When the job may be done; at once where it is left out. By the database's clock. */
  readonly at?: Date;
  /** What it is called by afterwards. */
  readonly id?: string;
};

/** How many jobs are put in. */
type ManyJobTerms = {
  /** What they are called by afterwards, in the order of the payloads. */
  readonly ids?: readonly string[];
  /** How long they wait, from now on by the database's clock; not at all where it is left out. */
  readonly afterSeconds?: number;
};

/** A job that a worker has in hand. */
export type JobInHand<Payload> = {
  readonly jobId: string;
  readonly payload: Payload;
  /** Aborted when the job is no longer this worker's to do. */
  readonly signal: AbortSignal;
};

export type Jobs = {
  /**
   * Puts a job into the caller's transaction: it exists if and only if that commits.
   * @throws Error where a job with this id is there already
   */
  enqueue<Payload extends object>(
    tx: Transaction,
    queue: Queue<Payload>,
    payload: Payload,
    terms?: JobTerms,
  ): Promise<void>;
  /** The same for many at once, by a single statement. */
  enqueueMany<Payload extends object>(
    tx: Transaction,
    queue: Queue<Payload>,
    payloads: readonly Payload[],
    terms?: ManyJobTerms,
  ): Promise<void>;
  /**
   * Puts a job in hand back, to be done again at `at`: what its worker says of it afterwards counts for nothing. It takes
   * none of the tries that the queue gives to jobs whose workers died. A job that nobody has in hand is left as it is.
   */
  defer(tx: Transaction, queue: QueueName, jobId: string, at: Date): Promise<void>;
  /** The same for many at once, by a single statement. */
  deferMany(tx: Transaction, queue: QueueName, jobs: readonly Deferral[]): Promise<void>;
  /** Lets a waiting job be done now. False where none waits: it is in hand, done, or was never there. */
  hasten(tx: Transaction, queue: QueueName, jobId: string): Promise<boolean>;
  /** The same for many at once, by a single statement; answers how many waited. */
  hastenMany(tx: Transaction, queue: QueueName, jobIds: readonly string[]): Promise<number>;
  /**
   * Starts working on a queue, up to `concurrency` jobs at a time. A job whose handler throws is tried again as the
   * queue says; a handler must therefore bear being called twice.
   */
  work<Payload extends object>(
    queue: Queue<Payload>,
    concurrency: number,
    handler: (payload: Payload, job: Pick<JobInHand<Payload>, "jobId" | "signal">) => Promise<void>,
  ): Promise<void>;
  /**
   * The same for handlers that do many jobs by fewer statements. They answer which of them failed, by their ids, and why;
   * where a handler throws, all of them did.
   */
  workInBatches<Payload extends object>(
    queue: Queue<Payload>,
    batches: Batches,
    handler: (jobs: readonly JobInHand<Payload>[]) => Promise<ReadonlyMap<string, unknown>>,
  ): Promise<void>;
  /** Whether the queue's tables are there and answer. */
  ready(): Promise<boolean>;
  /** Lets running jobs end, for at most `withinSeconds`; what is left is tried again by somebody else. */
  stop(withinSeconds?: number): Promise<void>;
};

type QueueName = Pick<Queue<object>, "name">;

/** A job in hand, and when it is to be done again. */
export type Deferral = { readonly jobId: string; readonly at: Date };

export type Batches = {
  /** How many jobs a batch has at most. */
  readonly size: number;
  /** How many batches are in hand at once: a job that takes long holds up the rest of its own batch alone. */
  readonly atOnce: number;
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

// Counted from the time of a job on; what waits longer is cleared away.
const retentionSeconds = 30 * 24 * 3600;

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
        retentionSeconds,
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
    // A few files of fifty thousand people at once are no trouble.
    warningQueueSize: 250_000,
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

  async function run<Payload extends object>(
    queue: Queue<Payload>,
    { size, atOnce }: Batches,
    handle: (jobs: readonly JobInHand<Payload>[]) => Promise<ReadonlyMap<string, unknown>>,
  ): Promise<void> {
    await boss.work(
      queue.name,
      {
        // NOTIFY wakes the worker in milliseconds; polling is for jobs whose time comes without anybody calling.
        pollingIntervalSeconds: 1,
        notifyPollingIntervalSeconds: 1,
        // A worker fetches again when all of its batch is done: with several, a slow job holds up few others.
        localConcurrency: atOnce,
        batchSize: size,
        burstWhenBatchFull: size > 1,
        perJobResults: true,
      },
      async (jobs: Job<unknown>[]) => {
        const failed = await doAll(queue, jobs, handle);
        for (const cause of new Set(failed.values())) {
          options.onTrouble(new Error(`A job of ${queue.name} failed and will be tried again.`, { cause }));
        }
        return jobs.map(({ id }) =>
          failed.has(id)
            ? { id, status: "failed" as const, output: { error: String(failed.get(id)) } }
            : { id, status: "completed" as const },
        );
      },
    );
  }

  return {
    async enqueue(tx, queue, payload, { id, at } = {}) {
      const times = { ...(id !== undefined && { id }), ...(at && { startAfter: at }) };
      const made = await boss.send(queue.name, payload, { db: fromPrisma(tx), ...times });
      if (made === null) throw new Error(`There is a job ${id} of ${queue.name} already.`);
    },
    async enqueueMany(tx, queue, payloads, { ids, afterSeconds = 0 } = {}) {
      if (payloads.length === 0) return;
      const wait = afterSeconds > 0 && { startAfter: `${afterSeconds} seconds` };
      await boss.insert(
        queue.name,
        payloads.map((data, place) => ({
          data,
          ...(ids?.[place] !== undefined && { id: ids[place] }),
          ...wait,
        })),
        { db: fromPrisma(tx) },
      );
    },
    defer: (tx, queue, jobId, at) => defer(tx, queue, [{ jobId, at }]),
    deferMany: defer,
    hasten: async (tx, queue, jobId) => (await hasten(tx, queue, [jobId])) > 0,
    hastenMany: hasten,
    work(queue, concurrency, handler) {
      const atOnce = Math.min(concurrency, fetchers);
      return run(queue, { size: Math.ceil(concurrency / fetchers), atOnce }, async (jobs) => {
        const failed = new Map<string, unknown>();
        const attempt = async ({ jobId, payload, signal }: (typeof jobs)[number]) => {
          try {
            await handler(payload, { jobId, signal });
          } catch (error) {
            failed.set(jobId, error);
          }
        };
        await Promise.all(jobs.map(attempt));
        return failed;
      });
    },
    workInBatches: run,
    async ready() {
      return (await boss.schemaVersion()) !== null;
    },
    stop: (withinSeconds = 20) => boss.stop({ graceful: true, timeout: withinSeconds * 1000 }),
  };
}

function hasten(tx: Transaction, queue: QueueName, jobIds: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE pgboss.job SET start_after = LEAST(start_after, now())
    WHERE name = ${queue.name} AND id = ANY(${jobIds}::uuid[]) AND state < 'active'`;
}

/**
 * Gives the jobs to the handler; answers which failed, and why. One that can't be read, or a handler that throws, is a
 * failure as well.
 */
async function doAll<Payload extends object>(
  queue: Queue<Payload>,
  jobs: readonly Job<unknown>[],
  handle: (jobs: readonly JobInHand<Payload>[]) => Promise<ReadonlyMap<string, unknown>>,
): Promise<ReadonlyMap<string, unknown>> {
  const failed = new Map<string, unknown>();
  const readable = jobs.flatMap(({ id, data, signal }): JobInHand<Payload>[] => {
    const read = queue.payload.safeParse(data);
    if (read.success) return [{ jobId: id, payload: read.data, signal }];
    failed.set(id, read.error);
    return [];
  });
  try {
    if (readable.length > 0) for (const [id, error] of await handle(readable)) failed.set(id, error);
  } catch (error) {
    for (const { jobId } of readable) failed.set(jobId, error);
  }
  return failed;
}

/**
 * pg-boss settles a job for the worker that has it `active` by the attempt (`retry_count`) that was fetched. One that is
 * back in `retry` is neither completed nor failed by it, and the next fetch counts the attempt up: a worker that is late
 * with its word does not settle somebody else's. The limit goes up with the count, so that only workers that die use it up.
 */
async function defer(tx: Transaction, queue: QueueName, jobs: readonly Deferral[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE pgboss.job j SET state = 'retry', start_after = d.at, heartbeat_on = NULL, retry_limit = j.retry_limit + 1,
      keep_until = GREATEST(j.keep_until, d.at + make_interval(secs => ${retentionSeconds}))
    FROM unnest(${jobs.map(({ jobId }) => jobId)}::uuid[], ${jobs.map(({ at }) => at)}::timestamptz[]) AS d(job_id, at)
    WHERE j.name = ${queue.name} AND j.id = d.job_id AND j.state = 'active'`;
}
