import { Failure } from "@foyer/contract/failures";
import { isUnavailable } from "@foyer/db/trouble";

type Line = { last: Promise<unknown>; length: number };

const lines = new Map<string, Line>();
const longest = 100;

/**
 * Runs what is asked for one thing one after the other, in this process. A try is counted as failed until it has been
 * looked at: of fifty right passwords at once, the sixth would be told to wait. When the database is away, the one in
 * front learns it and all behind fail with it, so that they don't each wait for the same. Where a hundred stand already
 * nobody queues: a flood must not keep its victim standing.
 */
export async function inLine<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const line = lines.get(key) ?? { last: Promise.resolve(), length: 0 };
  if (line.length >= longest) return work();
  lines.set(key, line);
  line.length += 1;
  const mine = line.last.then(work, (error: unknown) => {
    if (isAway(error)) throw error;
    return work();
  });
  line.last = mine;
  try {
    return await mine;
  } finally {
    line.length -= 1;
    if (line.length === 0) lines.delete(key);
  }
}

function isAway(error: unknown): boolean {
  return error instanceof Failure ? error.reason === "unavailable" : isUnavailable(error);
}
