import { Failure } from "@foyer/contract/failures";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { Services } from "../context.ts";
import { removeInChunks } from "../remove-in-chunks.ts";

/** Something guessable, and how tries at it are slowed down. */
export type Guard = {
  /** What is guarded, and for whom: failures are counted under it. */
  readonly key: string;
  /** Failures before the next try has to wait: 1 s at first, then twice as long each time. */
  readonly free: number;
  readonly maxDelaySeconds: number;
  /** So long after the last failure all are forgotten. Default: a day. */
  readonly forgetAfterSeconds?: number;
};

type Tables = Pick<Transaction, "$queryRaw" | "$executeRaw">;

/** How many seconds the next try at `throttles t` has to wait, from the last failure on. */
export function delayOf({ free, maxDelaySeconds }: Pick<Guard, "free" | "maxDelaySeconds">): Prisma.Sql {
  return Prisma.sql`CASE WHEN t.failures < ${free}::int THEN 0
    ELSE LEAST(${maxDelaySeconds}::float8, power(2, LEAST(t.failures - ${free}::int, 30))) END`;
}

/**
 * Counts a try as failed before anything is looked at, in one statement that commits by itself: of tries in parallel no
 * more get through than one after the other. Whoever was right gives it back.
 * @throws Failure `account_locked` while the next try has to wait
 */
export async function claimTry(db: Tables, guard: Guard): Promise<void> {
  const { key, forgetAfterSeconds = 86_400 } = guard;
  const forgotten = Prisma.sql`t.last_failed_at <= clock_timestamp() - make_interval(secs => ${forgetAfterSeconds})`;
  const end = Prisma.sql`t.last_failed_at + make_interval(secs => ${delayOf(guard)})`;
  const claimed = await db.$executeRaw`
    INSERT INTO throttles AS t (key, failures, last_failed_at) VALUES (${key}, 1, clock_timestamp())
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN ${forgotten} THEN 1 ELSE t.failures + 1 END,
      failed_before_at = t.last_failed_at,
      last_failed_at = clock_timestamp()
    WHERE ${forgotten} OR ${end} <= clock_timestamp()`;
  if (claimed === 1) return;
  const [row] = await db.$queryRaw<{ seconds: number }[]>`
    SELECT ceil(EXTRACT(EPOCH FROM ${end} - clock_timestamp()))::int AS seconds FROM throttles t WHERE t.key = ${key}`;
  throw new Failure("account_locked", { retryAfterSeconds: Math.max(1, row?.seconds ?? 1) });
}

/** Takes a claimed try back, which was right: neither it nor its time counts. */
export async function giveBack(db: Tables, { key }: Guard): Promise<void> {
  await db.$executeRaw`
    UPDATE throttles SET failures = failures - 1, last_failed_at = COALESCE(failed_before_at, last_failed_at)
    WHERE key = ${key} AND failures > 0`;
}

/** Forgets all failures. */
export async function forgive(db: Tables, { key }: Pick<Guard, "key">): Promise<void> {
  await db.$executeRaw`DELETE FROM throttles WHERE key = ${key}`;
}

/** Removes failures that count no more, and says how many. */
export async function removeForgottenFailures({ database }: Services): Promise<number> {
  return removeInChunks(
    (most) => database.read.$executeRaw`
      DELETE FROM throttles t WHERE t.key IN (
          SELECT key FROM throttles WHERE last_failed_at < now() - interval '1 day' ORDER BY last_failed_at LIMIT ${most})
        AND t.last_failed_at < now() - interval '1 day'`,
  );
}
