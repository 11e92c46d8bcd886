import { Failure } from "@foyer/contract/failures";
import { record } from "../audit/record.ts";
import type { Caller } from "../caller.ts";
import type { Context } from "../context.ts";
import { claimTry, type Guard, giveBack } from "./throttle.ts";

const wrong: ReadonlySet<string> = new Set(["invalid_code", "invalid_credentials"]);

/**
 * Does what looks at a guess. It is counted before, so that of any number at once none is for free, and taken back unless
 * it was wrong: trouble of ours is no failure of theirs.
 * @throws Failure `account_locked` while too many have failed, without looking; and what `work` throws
 */
export async function countingGuess<Result>(
  ctx: Context,
  guard: Guard,
  work: () => Promise<Result>,
): Promise<Result> {
  const { database } = ctx;
  await claimTry(database.read, guard);
  let isWrong = false;
  try {
    return await work();
  } catch (error) {
    isWrong = error instanceof Failure && wrong.has(error.reason);
    if (isWrong && ctx.caller) await recordRefused(ctx, ctx.caller);
    throw error;
  } finally {
    // Settled in any case: what has committed is answered, even if the count can't be mended now.
    if (!isWrong) await Promise.allSettled([giveBack(database.read, guard)]);
  }
}

/** Somebody in a session of somebody's does not know what they know. The waits keep these rows few. */
async function recordRefused(ctx: Context, { userId, email }: Caller): Promise<void> {
  await ctx.database.transaction((tx) =>
    record(ctx, tx, {
      act: "account.reauthentication_refused",
      organizationId: null,
      subject: { kind: "person", id: userId, label: email },
    }),
  );
}
