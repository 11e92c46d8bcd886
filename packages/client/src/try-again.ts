import { failureOf } from "./failure-of.ts";
import { Unreached } from "./unreached.ts";

/** Seconds. A server that asks for more than this is left alone: whoever called knows better what to do meanwhile. */
const longestWait = 30;

/** Seconds before the first further try; doubled for each after it. */
const firstWait = 0.25;
const longestOwnWait = 10;

/**
 * Does something that may have to be tried again, at most so many times more. Whoever brings a signal decides when it
 * ends.
 */
export async function tryAgain<Result>(
  attempt: () => Promise<Result>,
  { retries, signal }: { readonly retries: number; readonly signal: AbortSignal | undefined },
): Promise<Result> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      const seconds = tried < retries ? waitBefore(tried, error) : null;
      if (seconds === null) throw error;
      await pause(seconds, signal);
    }
  }
}

/** How many seconds to wait after what went wrong. Null: trying again would not help, or not soon. */
export function waitBefore(tried: number, error: unknown): number | null {
  const asked = secondsAskedBy(error);
  if (asked === null || asked > longestWait) return null;
  const own = Math.min(longestOwnWait, firstWait * 2 ** tried);
  // Spread, so that those who failed together don't come back together.
  return asked + own * (0.5 + Math.random() / 2);
}

/** How long the server, or whoever answered for it, wants to be left alone. Null: for good. */
function secondsAskedBy(error: unknown): number | null {
  if (error instanceof Unreached) return error.isForNow ? (error.retryAfterSeconds ?? 0) : null;
  const failure = failureOf(error);
  switch (failure?.reason) {
    case "unavailable":
      return 0;
    case "rate_limited":
    case "conflict":
      return failure.retryAfterSeconds;
    default:
      return null;
  }
}

/** Waits. @throws what the signal is aborted with */
export function pause(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", leave);
      resolve();
    }, seconds * 1_000);
    signal?.addEventListener("abort", leave, { once: true });
  });
}
