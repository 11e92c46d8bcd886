import { failureOf } from "./failure.ts";

/** Why something did not work, as it is shown above a form. */
export type Problem = {
  readonly message: string;
  /** Where trying again is pointless for a while: for how long, and until when (milliseconds). */
  readonly wait: { readonly seconds: number; readonly until: number } | null;
};

/** What to show of a failed call; `message` where the page knows better words. */
export function problemOf(error: unknown, message?: string): Problem {
  const failure = failureOf(error);
  const seconds = failure.retryAfterSeconds;
  return {
    message: message ?? failure.message,
    wait: seconds === null ? null : { seconds, until: Date.now() + seconds * 1000 },
  };
}
