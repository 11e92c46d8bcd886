import { Failure } from "@foyer/contract/failures";
import { type Database, Prisma } from "@foyer/db/database";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { removeInChunks } from "./remove-in-chunks.ts";

/** How often strangers may call, counted over all servers. */
export type Limits = {
  /**
   * Counts one call of somebody's: of a network (`networkOf`), or of whatever else a bucket is about. Whoever has used
   * the bucket up is refused until its time is over, and costs the database nothing.
   * @throws Failure `rate_limited`
   */
  take(bucket: Bucket, who: string): Promise<void>;
};

/** Points for each caller in so many seconds. In blocks: see `inBlocks`. */
type Rule = { readonly points: number; readonly seconds: number; readonly block?: number };

const rules = {
  /** A whole company behind one address signs in within a minute; wrong passwords have guards of their own. */
  sign_in: { points: 300, seconds: 60 },
  verify_mfa: { points: 300, seconds: 60 },
  /** Of an address no more than three an hour are answered: this is for who asks for many addresses. */
  request_password_reset: { points: 100, seconds: 900 },
  reset_password: { points: 100, seconds: 900 },
  /** What tells nothing that is worth guessing, and costs next to nothing. */
  general: { points: 3_000, seconds: 60, block: 100 },
  /** Links that Foyer never made. A genuine one is no guess, and is not counted here. */
  bad_link: { points: 60, seconds: 60 },
  /** Answers to one invitation, by its genuine link. */
  link_answer: { points: 600, seconds: 60, block: 100 },
  /** Bearer keys that are none. */
  bad_key: { points: 60, seconds: 60 },
  /** Calls that say they come from a mail provider, and are not signed by it. */
  bad_webhook: { points: 60, seconds: 60 },
  /** Tries to sign in that were refused unseen: so many of an account or network are written down. */
  throttled_attempt: { points: 30, seconds: 3_600 },
  /** Calls of strangers whose answer is kept. */
  remembered_call: { points: 3_000, seconds: 3_600, block: 100 },
  /** Files of more than a megabyte that somebody lets Foyer read, be it to preview them. */
  large_file: { points: 30, seconds: 600 },
  /** Test messages of an organization: each is a connection to wherever its admins say. */
  mail_test: { points: 10, seconds: 600 },
  /** The same to one person, from whichever organization: nothing may have shown yet that the address is theirs. */
  mail_test_to: { points: 30, seconds: 86_400 },
} satisfies Record<string, Rule>;

/** What is counted together. */
export type Bucket = keyof typeof rules;

type Take = (who: string) => Promise<void>;

/** Limits kept in the database, over its one pool: a database that is away lets nobody through. */
export function openLimits(database: Pick<Database, "read">): Limits {
  const opened = new Map<Bucket, Take>();
  return {
    take(bucket, who) {
      const take = opened.get(bucket) ?? openBucket(database, bucket);
      opened.set(bucket, take);
      return take(who);
    },
  };
}

function openBucket(database: Pick<Database, "read">, bucket: Bucket): Take {
  const { points, seconds, block = 0 }: Rule = rules[bucket];
  const limiter = new RateLimiterPostgres({
    storeClient: { query: queryOn(database) },
    storeType: "client",
    tableName: "rate_limits",
    tableCreated: true, // by the migrations
    clearExpiredByTimeout: false, // the nightly clean-up does it
    keyPrefix: bucket,
    points: points - block, // the first block is each server's own
    duration: seconds,
    inMemoryBlockOnConsumed: points - block,
  });
  return block === 0
    ? async (who) => void (await consume(limiter, who))
    : inBlocks(block, seconds * 1_000, (who) => consume(limiter, who, block));
}

/** Takes points, and says for how many milliseconds their window lasts. @throws Failure `rate_limited` */
async function consume(limiter: RateLimiterPostgres, who: string, points = 1): Promise<number> {
  try {
    const { msBeforeNext } = await limiter.consume(who, points);
    return msBeforeNext;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new Failure("rate_limited", {
      retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1_000)),
    });
  }
}

type Block = { left: number; readonly until: number };

const mostBlocks = 10_000;

/**
 * Takes many points at once and spends them in memory. The first block of a window is not even asked for: whoever calls
 * as people do never costs a statement. Each server may let one block more through than the rule says.
 */
function inBlocks(size: number, milliseconds: number, take: (who: string) => Promise<number>): Take {
  const blocks = new Map<string, Promise<Block>>();
  const renewed = (who: string, block: Promise<Block>) => {
    if (blocks.size >= mostBlocks) blocks.clear(); // costs their points alone
    blocks.set(who, block);
    return block;
  };
  const first = async () => ({ left: size, until: Date.now() + milliseconds });
  const next = async (who: string) => ({ left: size, until: Date.now() + (await take(who)) });

  return async (who) => {
    for (;;) {
      const known = blocks.get(who);
      const block = await (known ?? renewed(who, first()));
      const isOver = block.until <= Date.now();
      if (!isOver && block.left > 0) {
        block.left -= 1;
        return;
      }
      // Of calls in parallel that find it spent, one asks; the others wait for its answer.
      if (blocks.get(who) !== known) continue;
      const asked = renewed(who, isOver ? first() : next(who));
      await asked.catch(() => blocks.set(who, Promise.resolve(block)));
      await asked;
    }
  };
}

/** What the library asks a client of `pg`, answered by Prisma's. */
function queryOn({ read }: Pick<Database, "read">) {
  return async ({ text, values }: { readonly text: string; readonly values: readonly unknown[] }) => {
    const rows = await read.$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values);
    return { rows: rows.map(({ points, expire }) => ({ points, expire: Number(expire) })) };
  };
}

/** Removes points of windows that are over, and says how many. An hour of grace, for servers whose clocks differ. */
export async function removeExpiredLimits({ database }: { readonly database: Database }): Promise<number> {
  return removeInChunks(
    (most) => database.read.$executeRaw`
      DELETE FROM rate_limits r WHERE r.key IN (
          SELECT key FROM rate_limits WHERE expire < ${anHourAgo} ORDER BY expire LIMIT ${most})
        AND r.expire < ${anHourAgo}`,
  );
}

const anHourAgo = Prisma.sql`((EXTRACT(EPOCH FROM now()) - 3600) * 1000)::bigint`;
