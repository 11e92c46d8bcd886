import { Failure } from "@foyer/contract/failures";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "./generated/client.ts";
import { isConflict, isUnavailable } from "./trouble.ts";

/** What an act works on: everything in it commits together or not at all. */
export type Transaction = Prisma.TransactionClient;

export type Database = {
  /**
   * For what needs no transaction: reads, and single statements that stand by themselves. Never inside one: it would speak
   * on another connection.
   */
  readonly read: PrismaClient;
  /**
   * Runs `work` in one transaction. A deadlock starts it again, so `work` must do nothing outside the database. Of an
   * act that has several, `name` tells it from those that may come in another order when a crashed call is taken up again, and
   * what it brings is plain data.
   * @throws Failure `unavailable` when the database can't be reached or does not answer in time
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>, name?: string): Promise<Result>;
  /** What is the same for whatever speaks through the same connections. */
  readonly pool: WeakKey;
  /** Resolves if the database answers. @throws Failure `unavailable` */
  ping(): Promise<void>;
  close(): Promise<void>;
};

// Milliseconds. Together they answer `unavailable` within 10 s when PostgreSQL hangs.
const connectWithin = 3_000;
const answerWithin = 5_000;
const waitForConnection = 3_000;
const finishWithin = 6_000;
const attempts = 3;

/**
 * Opens a pool of at most `connections` to a PostgreSQL. Connects when first used. A statement may take `patience`
 * milliseconds: nobody waits longer at a server, a command that looks through everything may.
 */
export function openDatabase(options: {
  readonly url: string;
  readonly connections?: number;
  readonly patience?: number;
}): Database {
  const { patience = answerWithin } = options;
  const nameOf = statementNames();
  const adapter = new PrismaPg(
    {
      connectionString: options.url,
      max: options.connections ?? 10,
      connectionTimeoutMillis: connectWithin,
      query_timeout: patience,
      statement_timeout: patience,
      idle_in_transaction_session_timeout: finishWithin * 2,
      keepAlive: true,
      application_name: "foyer",
    },
    { statementNameGenerator: ({ sql }) => nameOf(sql) },
  );
  const client = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: waitForConnection, timeout: finishWithin - answerWithin + patience },
  });

  return {
    pool: client,
    read: client,
    async transaction(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await client.$transaction(work);
        } catch (error) {
          if (isConflict(error) && attempt < attempts) continue;
          throw isConflict(error) || isUnavailable(error)
            ? new Failure("unavailable", { cause: error })
            : error;
        }
      }
    },
    async ping() {
      try {
        await client.$queryRaw`SELECT 1`;
      } catch (error) {
        throw isUnavailable(error) ? new Failure("unavailable", { cause: error }) : error;
      }
    },
    close: () => client.$disconnect(),
  };
}

/**
 * Stands at the very beginning of a statement whose best plan depends on its values, such as what is searched for: it is
 * planned anew each time.
 */
export const plannedByValues = Prisma.raw("/* planned by its values */ ");

// PostgreSQL plans a named statement once per connection. Texts are few: values never stand in them, and Prisma's
// lists of varying length are what the limit is for.
const mostNames = 500;

/** Gives each text of a pool's statements a name of its own. */
function statementNames(): (sql: string) => string {
  const names = new Map<string, string>();
  return (sql) => {
    if (sql.startsWith(plannedByValues.sql)) return ""; // unnamed
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= mostNames) return "";
    const name = `foyer_${names.size}`;
    names.set(sql, name);
    return name;
  };
}

export { Prisma };
