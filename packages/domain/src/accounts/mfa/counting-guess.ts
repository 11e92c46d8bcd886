import { Failure } from "@foyer/contract/failures";
import type { Context } from "../../context.ts";
import { codeGuard } from "../guards.ts";
import { claimTry, giveBack } from "../throttle.ts";

/**
 * Does what looks at a code of somebody's. The guess is counted before, so that of any number at once none is for free, and
 * taken back unless the code was wrong: trouble of ours is no failure of theirs.
 * @throws Failure `account_locked` while too many have failed, without looking; and what `work` throws
 */
export async function countingGuess<Result>(
  ctx: Context,
  userId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const guard = await codeGuard(ctx, userId);
  await claimTry(ctx.database.read, guard);
  let isWrong = false;
  try {
    return await work();
  } catch (error) {
    isWrong = error instanceof Failure && error.reason === "invalid_code";
    throw error;
  } finally {
    // Settled in any case: what has committed is answered, even if the count can't be mended now.
    if (!isWrong) await Promise.allSettled([giveBack(ctx.database.read, guard)]);
  }
}
