import type { Context } from "../../context.ts";
import { claimTry, codeGuard, giveBack } from "../throttle.ts";

/**
 * Does what looks at a code of somebody's. The guess is counted before, so that of any number at once none is for free, and
 * taken back when it was right.
 * @throws Failure `account_locked` while too many have failed, without looking; and what `work` throws
 */
export async function countingGuess<Result>(
  ctx: Context,
  userId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const guard = await codeGuard(ctx, userId);
  await claimTry(ctx.database.read, guard);
  const result = await work();
  await giveBack(ctx.database.read, guard);
  return result;
}
