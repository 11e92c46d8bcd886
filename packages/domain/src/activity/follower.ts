import type { ActivityRow, Batch } from "./read-activity.ts";

/** Somebody who is told what changes, as fast as they take it. */
export type Follower = {
  /** Hands over what was read. */
  take(batch: Batch): void;
  /**
   * What comes next. `behind`: so much waited that it was let go, to be read again. Null: nothing has come for so long, or
   * the signal was given.
   */
  next(milliseconds: number, signal: AbortSignal | undefined): Promise<Batch | "behind" | null>;
};

/** So much waits in memory for somebody who reads slowly; the rest waits in the database. */
const mostWaiting = 1_000;

/** Makes a follower whom nothing has been told. */
export function newFollower(): Follower {
  let waiting: Batch[] = [];
  let isBehind = false;
  let wake = () => {};

  function nextWaiting(): Batch | "behind" | null {
    if (!isBehind) return waiting.shift() ?? null;
    isBehind = false;
    return "behind";
  }

  return {
    take(batch) {
      waiting.push(batch);
      if (waiting.reduce((sum, { rows }) => sum + weightOf(rows), 0) > mostWaiting) {
        waiting = [];
        isBehind = true;
      }
      wake();
    },
    async next(milliseconds, signal) {
      const already = nextWaiting();
      if (already !== null || signal?.aborted) return already;
      const { promise, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      const timer = setTimeout(resolve, milliseconds);
      const end = () => resolve();
      signal?.addEventListener("abort", end);
      await promise;
      clearTimeout(timer);
      signal?.removeEventListener("abort", end); // a stream of hours waits thousands of times
      return nextWaiting();
    },
  };
}

function weightOf(rows: readonly ActivityRow[] | null): number {
  return rows?.length ?? 1;
}
