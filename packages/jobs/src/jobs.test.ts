import type { Transaction } from "@foyer/db/database";
import { emptyDatabase } from "@foyer/testing/databases";
import { testFoyer } from "@foyer/testing/test-foyer";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { afterEach, describe, expect, inject, test } from "vitest";
import { type Jobs, migrateJobs, openJobs } from "./jobs.ts";
import { giveUpDelivery, type Queue, queues, sendDelivery } from "./queues.ts";

const foyer = testFoyer();

/** A queue, whatever its jobs carry. */
type Settings = Omit<Queue<object>, "payload">;

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
  await foyer.sql`DELETE FROM pgboss.job`;
});

/** A worker process, and what it reports. */
async function worker(): Promise<{ jobs: Jobs; troubles: Error[] }> {
  const troubles: Error[] = [];
  const jobs = await openJobs({ url: foyer.url, mode: "work", onTrouble: (error) => troubles.push(error) });
  endings.push(() => jobs.stop(1));
  return { jobs, troubles };
}

/** What pg-boss itself lets an operator do. */
async function operator(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: foyer.url,
    schema: "pgboss",
    migrate: false,
    supervise: false,
  });
  boss.on("error", () => {});
  await boss.start();
  endings.push(() => boss.stop({ graceful: false }));
  return boss;
}

function enqueue(queue: Queue<{ deliveryId: string }>, deliveryId = crypto.randomUUID()): Promise<string> {
  return foyer.services.database.transaction(async (tx) => {
    await foyer.services.jobs.enqueue(tx, queue, { deliveryId });
    return deliveryId;
  });
}

const jobsIn = (queue: Settings) =>
  foyer.sql<{ state: string; data: unknown; retryCount: number }>`
    SELECT state, data, retry_count AS "retryCount" FROM pgboss.job WHERE name = ${queue.name}`;

/** Nobody waits for a retry's time to come: it comes now. */
const retryNow = () => foyer.sql`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`;

const eventually = { timeout: 20_000, interval: 20 };

describe("a job is put in with the rest of the transaction", () => {
  test("and exists once that commits", async () => {
    const deliveryId = await enqueue(sendDelivery);
    expect(await jobsIn(sendDelivery)).toEqual([{ state: "created", data: { deliveryId }, retryCount: 0 }]);
  });

  test("and never existed where that is rolled back", async () => {
    const { database, jobs } = foyer.services;
    const rolledBack = database.transaction(async (tx) => {
      await jobs.enqueue(tx, sendDelivery, { deliveryId: crypto.randomUUID() });
      throw new Error("changed my mind");
    });
    await expect(rolledBack).rejects.toThrow("changed my mind");
    expect(await jobsIn(sendDelivery)).toEqual([]);
  });

  test("and workers are woken by the commit, not before, and not by a rollback", async () => {
    const client = new pg.Client({ connectionString: foyer.url });
    await client.connect();
    endings.push(() => client.end());
    const woken: (string | undefined)[] = [];
    client.on("notification", ({ payload }) => woken.push(payload));
    const { rows } = await client.query<{ channel: string }>(
      "SELECT 'pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24) AS channel",
    );
    await client.query(`LISTEN "${rows[0]?.channel}"`);
    // PostgreSQL brings notifications in the order of the commits, before the answer to the next statement.
    const heard = async () => {
      await client.query("SELECT 1");
      return woken.splice(0);
    };

    const { database, jobs } = foyer.services;
    const one = () => ({ deliveryId: crypto.randomUUID() });
    for (const [enqueues, times] of [
      [(tx: Transaction) => jobs.enqueue(tx, sendDelivery, one()), 1],
      [(tx: Transaction) => jobs.enqueueMany(tx, sendDelivery, [one(), one(), one()]), 1],
      [(tx: Transaction) => jobs.enqueueMany(tx, sendDelivery, []), 0],
    ] as const) {
      const whileOpen = await database.transaction(async (tx) => {
        await enqueues(tx);
        return heard();
      });
      expect(whileOpen).toEqual([]);
      const heardSoFar: (string | undefined)[] = [];
      await expect
        .poll(async () => {
          heardSoFar.push(...(await heard()));
          return heardSoFar;
        }, eventually)
        .toEqual(Array.from({ length: times }, () => sendDelivery.name));
      await database
        .transaction(async (tx) => {
          await enqueues(tx);
          throw new Error("changed my mind");
        })
        .catch(() => {});
      expect(await heard()).toEqual([]);
    }
  });

  test("and many are each what one by itself would have been, and roll back together", async () => {
    const { database, jobs } = foyer.services;
    const payloads = Array.from({ length: 3 }, () => ({ deliveryId: crypto.randomUUID() }));
    const single = await enqueue(sendDelivery);
    await database.transaction((tx) => jobs.enqueueMany(tx, sendDelivery, payloads));
    await database
      .transaction(async (tx) => {
        await jobs.enqueueMany(tx, sendDelivery, payloads);
        throw new Error("changed my mind");
      })
      .catch(() => {});

    const rows = await foyer.sql<{ deliveryId: string; settings: Record<string, unknown> }>`
      SELECT data->>'deliveryId' AS "deliveryId",
        to_jsonb(j) - '{id, data, created_on, start_after, keep_until}'::text[]
          || jsonb_build_object('kept for', keep_until - start_after) AS settings
      FROM pgboss.job j WHERE name = ${sendDelivery.name}`;
    const ids = rows.map(({ deliveryId }) => deliveryId);
    expect(ids.toSorted()).toEqual([single, ...payloads.map(({ deliveryId }) => deliveryId)].toSorted());
    const [alone] = rows.filter(({ deliveryId }) => deliveryId === single);
    expect(alone?.settings).toMatchObject({
      retry_limit: sendDelivery.retryLimit,
      retry_delay: sendDelivery.retryDelay,
      retry_backoff: true,
      retry_delay_max: sendDelivery.retryDelayMax,
      expire_seconds: sendDelivery.expireInSeconds,
      heartbeat_seconds: sendDelivery.heartbeatSeconds,
      dead_letter: sendDelivery.deadLetter,
    });
    for (const { settings } of rows) expect(settings).toEqual(alone?.settings);
  });
});

describe("a worker", () => {
  test("takes what was put in before it came and what comes afterwards", async () => {
    const before = await enqueue(sendDelivery);
    const { jobs, troubles } = await worker();
    const handled: string[] = [];
    await jobs.work(sendDelivery, 5, async ({ deliveryId }) => void handled.push(deliveryId));
    await expect.poll(() => handled, eventually).toEqual([before]);
    const after = await enqueue(sendDelivery);
    await expect.poll(() => handled, eventually).toEqual([before, after]);
    await expect
      .poll(async () => (await jobsIn(sendDelivery)).map(({ state }) => state), eventually)
      .toEqual(["completed", "completed"]);
    expect(troubles).toEqual([]);
  });

  test("shares a queue with others: every job is handled once", async () => {
    const handled: string[] = [];
    for (let number = 0; number < 2; number++) {
      const { jobs } = await worker();
      await jobs.work(sendDelivery, 5, async ({ deliveryId }) => void handled.push(deliveryId));
    }
    const wanted = await Promise.all(Array.from({ length: 30 }, () => enqueue(sendDelivery)));
    await expect.poll(() => handled.length, eventually).toBeGreaterThanOrEqual(30);
    expect([...handled].sort()).toEqual([...wanted].sort());
  });

  test("tries a failed job again, and tells of the failure; its neighbours in the batch are not held back", async () => {
    const bad = await enqueue(sendDelivery);
    const good = await enqueue(sendDelivery);
    const { jobs, troubles } = await worker();
    const handled: string[] = [];
    let broken = true;
    await jobs.work(sendDelivery, 5, async ({ deliveryId }) => {
      handled.push(deliveryId);
      if (deliveryId === bad && broken) throw new Error("451 come back");
    });
    await expect
      .poll(async () => (await jobsIn(sendDelivery)).map(({ state }) => state).sort(), eventually)
      .toEqual(["completed", "retry"]);
    expect(troubles).toMatchObject([
      { message: expect.stringContaining("delivery.send"), cause: { message: "451 come back" } },
    ]);

    broken = false;
    await retryNow();
    await expect
      .poll(async () => (await jobsIn(sendDelivery)).map(({ state }) => state), eventually)
      .toEqual(["completed", "completed"]);
    expect(handled.filter((id) => id === bad)).toHaveLength(2);
    expect(handled.filter((id) => id === good)).toHaveLength(1);
  });

  test("goes on with the others while one job takes long", async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, () => enqueue(sendDelivery)));
    const { jobs } = await worker();
    const handled = new Set<string>();
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await jobs.work(sendDelivery, 8, async ({ deliveryId }) => {
      handled.add(deliveryId);
      if (deliveryId === ids[0]) await finished;
    });
    await expect.poll(() => handled.size, eventually).toBe(30);
    finish();
    await expect
      .poll(async () => (await jobsIn(sendDelivery)).filter(({ state }) => state !== "completed"), eventually)
      .toEqual([]);
  });

  test("that meets a job it can't read gives it back, and goes on", async () => {
    const boss = await operator();
    await boss.send(sendDelivery.name, { deliveryId: "no id", url: "https://foyer.example/accept#token" });
    const { jobs, troubles } = await worker();
    const handled: string[] = [];
    await jobs.work(sendDelivery, 1, async ({ deliveryId }) => void handled.push(deliveryId));
    const readable = await enqueue(sendDelivery);
    await expect.poll(() => handled, eventually).toEqual([readable]);
    expect(troubles).toHaveLength(1);
  });

  test("that has a slow job in hand goes on with all the others", async () => {
    const { jobs } = await worker();
    const slow = await enqueue(sendDelivery);
    const started = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    endings.push(async () => release.resolve());
    const done: string[] = [];
    await jobs.work(sendDelivery, 20, async ({ deliveryId }) => {
      if (deliveryId === slow) {
        started.resolve();
        await release.promise;
      }
      done.push(deliveryId);
    });
    await started.promise;
    const others = await Promise.all(Array.from({ length: 10 }, () => enqueue(sendDelivery)));
    await expect.poll(() => done.toSorted(), eventually).toEqual(others.toSorted());
  });

  test("that is stopped lets the running job end", async () => {
    const { jobs } = await worker();
    let finish = () => {};
    let started = false;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await jobs.work(sendDelivery, 1, async () => {
      started = true;
      await finished;
    });
    await enqueue(sendDelivery);
    await expect.poll(() => started, eventually).toBe(true);
    const stopped = jobs.stop(20);
    finish();
    await stopped;
    expect(await jobsIn(sendDelivery)).toMatchObject([{ state: "completed" }]);
  });

  test("that dies is found out by its silence, and another one takes over [SIGKILL]", async () => {
    const { jobs: dead } = await worker();
    const taken: string[] = [];
    await dead.work(sendDelivery, 1, async ({ deliveryId }) => {
      taken.push(deliveryId);
      await new Promise<never>(() => {}); // never comes back
    });
    const deliveryId = await enqueue(sendDelivery);
    await expect.poll(() => taken, eventually).toEqual([deliveryId]);
    await expect.poll(() => jobsIn(sendDelivery), eventually).toMatchObject([{ state: "active" }]);

    // Its last sign of life was longer ago than the queue allows.
    const seconds = sendDelivery.heartbeatSeconds ?? 0;
    await foyer.sql`UPDATE pgboss.job SET heartbeat_on = now() - make_interval(secs => ${seconds + 1})`;
    const boss = await operator();
    await boss.supervise(sendDelivery.name);
    expect(await jobsIn(sendDelivery)).toMatchObject([{ state: "retry" }]);

    await retryNow();
    const { jobs: heir } = await worker();
    const inherited: string[] = [];
    await heir.work(sendDelivery, 1, async (payload) => void inherited.push(payload.deliveryId));
    // The dead one's process is still polling in this test, but its only hand is busy.
    await expect.poll(() => inherited, eventually).toEqual([deliveryId]);
    await expect.poll(() => jobsIn(sendDelivery), eventually).toMatchObject([{ state: "completed" }]);
  });
});

describe("a job that has failed for the last time", () => {
  test("goes to the queue that writes it down, with the same payload", async () => {
    const deliveryId = await enqueue(sendDelivery);
    await foyer.sql`UPDATE pgboss.job SET retry_count = retry_limit`;
    const { jobs } = await worker();
    const givenUp: string[] = [];
    await jobs.work(giveUpDelivery, 1, async (payload) => void givenUp.push(payload.deliveryId));
    await jobs.work(sendDelivery, 1, async () => {
      throw new Error("421 too busy");
    });
    await expect.poll(() => givenUp, eventually).toEqual([deliveryId]);
    expect(await jobsIn(sendDelivery)).toMatchObject([{ state: "failed" }]);
  });
});

describe("a job of many in a batch", () => {
  test("is settled by itself: those that failed come again, and one that can't be read", async () => {
    const [bad, good] = [await enqueue(sendDelivery), await enqueue(sendDelivery)];
    const boss = await operator();
    await boss.send(sendDelivery.name, { deliveryId: "no id" });
    const { jobs, troubles } = await worker();
    const batches: string[][] = [];
    await jobs.workInBatches(sendDelivery, { size: 10, atOnce: 1 }, async (batch) => {
      batches.push(batch.map(({ payload }) => payload.deliveryId));
      return new Map(
        batch.flatMap(({ jobId, payload }) =>
          payload.deliveryId === bad ? [[jobId, new Error("no luck")] as const] : [],
        ),
      );
    });
    const states = async () =>
      (await jobsIn(sendDelivery)).map(({ data, state }) => JSON.stringify([data, state])).sort();
    await expect.poll(states, eventually).toEqual(
      [
        [{ deliveryId: bad }, "retry"],
        [{ deliveryId: good }, "completed"],
        [{ deliveryId: "no id" }, "retry"],
      ]
        .map((each) => JSON.stringify(each))
        .sort(),
    );
    expect(batches.flat().toSorted()).toEqual([bad, good].toSorted());
    expect(troubles).toHaveLength(2);
  });

  test("fails with all of them where the handler throws", async () => {
    await Promise.all([enqueue(sendDelivery), enqueue(sendDelivery)]);
    const { jobs, troubles } = await worker();
    await jobs.workInBatches(sendDelivery, { size: 10, atOnce: 1 }, async () => {
      throw new Error("the database is gone");
    });
    await expect
      .poll(async () => (await jobsIn(sendDelivery)).map(({ state }) => state), eventually)
      .toEqual(["retry", "retry"]);
    expect(troubles[0]).toMatchObject({ cause: { message: "the database is gone" } });
  });
});

describe("a job that is put off by its own handler", () => {
  const inAnHour = () => new Date(Date.now() + 3_600_000);
  const putOff = (jobId: string, at: Date) =>
    foyer.services.database.transaction((tx) => foyer.services.jobs.defer(tx, sendDelivery, jobId, at));
  const theJob = () =>
    foyer.sql<{ state: string; tries: number; left: number; waits: boolean; daysKept: number }>`
      SELECT state::text, retry_count AS tries, retry_limit - retry_count AS left, start_after > now() AS waits,
        floor(extract(epoch FROM keep_until - start_after) / 86400)::int AS "daysKept"
      FROM pgboss.job WHERE name = ${sendDelivery.name}`;

  test("comes again then, whatever its worker says of it afterwards; that takes no try from it", async () => {
    const id = crypto.randomUUID();
    await foyer.services.database.transaction((tx) =>
      foyer.services.jobs.enqueue(tx, sendDelivery, { deliveryId: id }, { id }),
    );
    const { jobs: hers, troubles } = await worker();
    const handled: string[] = [];
    await hers.work(sendDelivery, 2, async (_, { jobId }) => {
      handled.push(jobId);
      if (handled.length > 2) return;
      await putOff(jobId, inAnHour());
      // Neither of them counts any more.
      if (handled.length === 2) throw new Error("after all");
    });
    const waiting = { state: "retry", waits: true, left: sendDelivery.retryLimit + 1, daysKept: 30 };
    await expect.poll(theJob, eventually).toMatchObject([{ ...waiting, tries: 0 }]);
    await retryNow();
    await expect.poll(() => troubles.length, eventually).toBe(1);
    expect(await theJob()).toMatchObject([{ ...waiting, tries: 1 }]);
    await retryNow();
    await expect.poll(theJob, eventually).toMatchObject([{ state: "completed" }]);
    expect(handled).toEqual([id, id, id]);
  });

  test("and taken by somebody else at once is not settled by the one who had it before", async () => {
    await enqueue(sendDelivery);
    const boss = await operator();
    const { jobs: hers } = await worker();
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await hers.work(sendDelivery, 1, async (_, { jobId }) => {
      await putOff(jobId, new Date(0));
      first.resolve();
      await second.promise;
    });
    await first.promise;
    const [again] = await boss.fetch(sendDelivery.name);
    second.resolve();
    await hers.stop();
    expect(await theJob()).toMatchObject([{ state: "active", tries: 1 }]);
    expect(await boss.complete(sendDelivery.name, again?.id ?? "")).toMatchObject({ affected: 1 });
  });

  test("is not where the transaction is rolled back: it is done, or fails, as always", async () => {
    await enqueue(sendDelivery);
    const { jobs: hers } = await worker();
    await hers.work(sendDelivery, 1, (_, { jobId }) =>
      foyer.services.database.transaction(async (tx) => {
        await foyer.services.jobs.defer(tx, sendDelivery, jobId, inAnHour());
        throw new Error("the process died");
      }),
    );
    await expect.poll(() => jobsIn(sendDelivery), eventually).toMatchObject([{ state: "retry" }]);
    expect(await theJob()).toMatchObject([{ left: sendDelivery.retryLimit }]);
  });

  test("only where somebody has it in hand", async () => {
    const id = crypto.randomUUID();
    await foyer.services.database.transaction(async (tx) => {
      await foyer.services.jobs.enqueue(tx, sendDelivery, { deliveryId: id }, { id });
      await foyer.services.jobs.defer(tx, sendDelivery, id, inAnHour());
    });
    expect(await theJob()).toMatchObject([{ state: "created", waits: false }]);
  });
});

describe("a job that waits", () => {
  const id = crypto.randomUUID();
  const hasten = () =>
    foyer.services.database.transaction((tx) => foyer.services.jobs.hasten(tx, sendDelivery, id));

  test("for its time is done now if somebody asks; one in hand, done, or absent can't be", async () => {
    const { database, jobs } = foyer.services;
    expect(await hasten()).toBe(false);
    const at = new Date(Date.now() + 3_600_000);
    await database.transaction((tx) => jobs.enqueue(tx, sendDelivery, { deliveryId: id }, { id, at }));
    const boss = await operator();
    expect(await boss.fetch(sendDelivery.name)).toEqual([]);
    expect(await hasten()).toBe(true);
    expect(await hasten()).toBe(true);
    expect(await boss.fetch(sendDelivery.name)).toMatchObject([{ id }]);
    expect(await hasten()).toBe(false);
    await boss.complete(sendDelivery.name, id);
    expect(await hasten()).toBe(false);
  });

  test("has the id that it was given, of which there is one", async () => {
    const { database, jobs } = foyer.services;
    const ids = [crypto.randomUUID(), crypto.randomUUID()];
    const payloads = ids.map((deliveryId) => ({ deliveryId }));
    await database.transaction((tx) => jobs.enqueueMany(tx, sendDelivery, payloads, { ids }));
    expect(await foyer.sql`SELECT id::text FROM pgboss.job WHERE id::text <> data->>'deliveryId'`).toEqual(
      [],
    );
    const twice = database.transaction((tx) =>
      jobs.enqueue(tx, sendDelivery, { deliveryId: id }, { id: ids[0] ?? "" }),
    );
    await expect(twice).rejects.toThrow("already");
  });
});

describe("SMTP down for 72 hours", () => {
  /** Seconds before a retry, where chance makes it shortest: as pg-boss's types document `retryBackoff`. */
  const shortest = ({ retryDelay, retryDelayMax }: Settings, retry: number) =>
    Math.min(retryDelayMax, (retryDelay * 2 ** Math.min(16, retry)) / 2);

  test.each([sendDelivery, giveUpDelivery])(
    "is outlasted by the retries of $name, with room to spare",
    (queue) => {
      const retries = Array.from({ length: queue.retryLimit }, (_, number) => shortest(queue, number + 1));
      const hours = retries.reduce((sum, seconds) => sum + seconds, 0) / 3600;
      expect(hours).toBeGreaterThan(72 * 1.2);
      // After it, nobody waits long for what is left.
      expect(Math.max(...retries)).toBeLessThanOrEqual(900);
    },
  );

  test("waits as computed, by the queue's own clock, and is kept all the while", async () => {
    await enqueue(sendDelivery);
    const boss = await operator();
    for (let retry = 1; retry <= 12; retry++) {
      const [job] = await boss.fetch(sendDelivery.name);
      if (!job) throw new Error("There should be a job to take.");
      await boss.fail(sendDelivery.name, job.id, new Error("421 too busy"));
      const [row] = await foyer.sql<{ seconds: number; daysKept: number }>`
        SELECT extract(epoch FROM start_after - now())::float8 AS seconds,
          extract(epoch FROM keep_until - now())::float8 / 86400 AS "daysKept"
        FROM pgboss.job WHERE state = 'retry'`;
      // Measured a moment later, and never longer than twice the shortest, or the longest allowed.
      expect(row?.seconds).toBeGreaterThan(shortest(sendDelivery, retry) - 5);
      expect(row?.seconds).toBeLessThanOrEqual(
        Math.min(sendDelivery.retryDelayMax, 2 * shortest(sendDelivery, retry)),
      );
      expect(row?.daysKept).toBeGreaterThan(12);
      await retryNow();
    }
  });
});

describe("setting up the queue", () => {
  test("by several processes at once, and again, makes every queue as it is defined", async () => {
    const { url, drop } = await emptyDatabase(inject("databases"));
    endings.push(drop);
    await Promise.all([migrateJobs(url), migrateJobs(url), migrateJobs(url)]);
    const first = await definitions(url);
    await migrateJobs(url);
    expect(await definitions(url)).toEqual(first);
    expect(first.queues).toEqual(
      queues
        .map(({ name, retryLimit, retryDelay, retryDelayMax, expireInSeconds, ...more }: Settings) => ({
          name,
          retryLimit,
          retryDelay,
          retryDelayMax,
          retryBackoff: true,
          notify: true,
          expireSeconds: expireInSeconds,
          heartbeatSeconds: more.heartbeatSeconds ?? null,
          deadLetter: more.deadLetter ?? null,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
    expect(first.schedules).toEqual(
      queues
        .flatMap(({ name, schedule }: Settings) =>
          schedule === undefined ? [] : [{ name, cron: schedule, timezone: "UTC" }],
        )
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  });

  test("brings queues of an earlier version up to what is defined now", async () => {
    await foyer.sql`UPDATE pgboss.queue SET retry_limit = 2, heartbeat_seconds = NULL, notify = false`;
    await migrateJobs(foyer.url);
    const { queues: now } = await definitions(foyer.url);
    expect(now.find(({ name }) => name === sendDelivery.name)).toMatchObject({
      retryLimit: sendDelivery.retryLimit,
      heartbeatSeconds: sendDelivery.heartbeatSeconds,
      notify: true,
    });
  });

  test("is ready only where it has been done", async () => {
    const { jobs } = await worker();
    expect(await jobs.ready()).toBe(true);
  });

  async function definitions(url: string) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows: found } = await client.query<{ name: string; retryLimit: number }>(`
      SELECT name, retry_limit AS "retryLimit", retry_delay AS "retryDelay", retry_delay_max AS "retryDelayMax",
        retry_backoff AS "retryBackoff", notify, expire_seconds AS "expireSeconds",
        heartbeat_seconds AS "heartbeatSeconds", dead_letter AS "deadLetter"
      FROM pgboss.queue WHERE name NOT LIKE '\\_\\_%' ORDER BY name COLLATE "C"`);
    const { rows: schedules } = await client.query(
      'SELECT name, cron, timezone FROM pgboss.schedule ORDER BY name COLLATE "C"',
    );
    await client.end();
    return { queues: found, schedules };
  }
});
