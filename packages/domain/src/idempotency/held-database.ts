import { deserialize } from "node:v8";
import { Failure } from "@foyer/contract/failures";
import type { Database, Transaction } from "@foyer/db/database";

/** What a transaction has brought, by its name in the act. */
export type Step = { readonly name: string; readonly result: unknown };

/** What was committed before, and how it is kept. */
type Steps = {
  /** What a transaction has brought already, as `v8.serialize` writes it. */
  readonly done: ReadonlyMap<string, Buffer>;
  /** Writes down what one has brought, in itself. */
  keep(tx: Transaction, step: Step): Promise<void>;
};

type HeldDatabase = {
  readonly database: Database;
  /**
   * Commits the transaction that is held open, `last` being the last thing in it; answers false where none is.
   * @throws whatever kept it, or one before it, from being committed
   */
  commit(last?: (tx: Transaction) => Promise<void>): Promise<boolean>;
  /** Undoes it. */
  rollBack(): Promise<void>;
};

type Open = {
  readonly tx: Transaction;
  readonly step: Step;
  readonly end: (last: (tx: Transaction) => Promise<void>) => void;
  readonly committed: Promise<void>;
};

/**
 * A database of which an act sees nothing new, while each transaction of it stays open until the next one begins or the act has
 * come to its end: so the last one can take the act's answer along, and the ones before what they have brought. An act whose
 * transactions are `done` is told what they brought, and they are not run again. Reading after a transaction sees what it has
 * changed.
 */
export function holdLast(database: Database, steps: Steps): HeldDatabase {
  let open: Open | null = null;
  let broken: { readonly cause: unknown } | null = null;
  let begun = 0;
  let turn: Promise<unknown> = Promise.resolve();

  async function commit(last: (tx: Transaction) => Promise<void> = async () => {}): Promise<boolean> {
    // Of what could not be committed the act has been told that it was.
    if (broken) throw broken.cause;
    if (!open) return false;
    const { end, committed } = open;
    open = null;
    end(last);
    try {
      await committed;
    } catch (cause) {
      broken = { cause };
      throw cause;
    }
    return true;
  }

  async function run<Result>(work: (tx: Transaction) => Promise<Result>, name: string): Promise<Result> {
    const done = steps.done.get(name);
    if (done) {
      const result: Result = deserialize(done);
      return result;
    }
    const before = open?.step;
    await commit(before && ((tx) => steps.keep(tx, before)));

    const worked = Promise.withResolvers<{ readonly tx: Transaction; readonly result: Result }>();
    const ended = Promise.withResolvers<(tx: Transaction) => Promise<void>>();
    let isOver = false;
    const committed = database.transaction(async (tx) => {
      // Its very end met a deadlock, and the act has long gone on.
      if (isOver) throw new Failure("unavailable");
      worked.resolve({ tx, result: await work(tx) });
      const last = await ended.promise;
      isOver = true;
      await last(tx);
    });
    committed.catch(worked.reject);
    const { tx, result } = await worked.promise;
    open = { tx, step: { name, result }, end: ended.resolve, committed };
    return result;
  }

  return {
    database: {
      ...database,
      read: new Proxy(database.read, {
        get(client, name) {
          const speaker = open?.tx ?? client;
          const value: unknown = Reflect.get(speaker, name);
          return typeof value === "function" ? value.bind(speaker) : value;
        },
      }),
      transaction(work, name = `#${begun++}`) {
        const mine = turn.then(() => run(work, name));
        turn = mine.catch(() => {});
        return mine;
      },
    },
    commit,
    async rollBack() {
      const undone = new Error("The act has failed.");
      const undo = async () => {
        throw undone;
      };
      await commit(undo).catch(() => {});
    },
  };
}
