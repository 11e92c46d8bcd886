import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";
import { claimTry, type Guard, giveBack } from "./throttle.ts";

const wrong: ReadonlySet<string> = new Set(["invalid_code", "invalid_credentials"]);

/**
 * Does what looks at a guess. It is counted before, so that of any number at once none is for free, and taken back unless
 * it was wrong: trouble of ours is no failure of theirs.
 * @throws Failure `account_locked` while too many have failed, without looking; and what `work` throws
 */
export async function countingGuess<Result>(
  { database }: Context,
  guard: Guard,
  work: () => Promise<Result>,
): Promise<Result> {
  await claimTry(database.read, guard);
  let isWrong = false;
  try {
    return await work();
  } catch (error) {
    isWrong = error instanceof Failure && wrong.has(error.reason);
    throw error;
  } finally {
    // Settled in any case: what has committed is answered, even if the count can't be mended now.
    if (!isWrong) await Promise.allSettled([giveBack(database.read, guard)]);
  }
}
