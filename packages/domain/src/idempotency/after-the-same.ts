import { Failure } from "@foyer/contract/failures";
import type { Database } from "@foyer/db/database";
import { isUnavailable } from "@foyer/db/trouble";
import type { CallIdentity } from "./call-identity.ts";

// Milliseconds.
const patience = 10_000;

/** By the connections that they spare: of each call that is being answered, when all have been who make it so far. */
const lines = new WeakMap<WeakKey, Map<string, Promise<void>>>();

/**
 * Lets the same call wait, in this process, for those that came before it. All at once would each take a connection to wait
 * in the database for the first one, and leave none to anybody else. Another input under the same key is not the same call:
 * nobody stands in the way of whoever's call they can't make themselves. Nothing is kept here longer than the calls that wait or are worked on, and
 * none waits longer than ten seconds. When the database is away, whoever is in front learns it, and all behind fail with it.
 * @throws Failure `conflict`, with a time to try again, when it took too long
 */
export async function afterTheSame<Result>(
  pool: Database["pool"],
  { id, fingerprints }: CallIdentity,
  work: () => Promise<Result>,
): Promise<Result> {
  const line = lines.get(pool) ?? new Map<string, Promise<void>>();
  lines.set(pool, line);
  const call = Buffer.concat([id, fingerprints[0]]).toString("base64");
  const ahead = line.get(call);
  const mine = Promise.withResolvers<void>();
  // With nothing to tell: or each would hold on to all before it.
  const last = Promise.all([ahead, mine.promise]).then(() => {});
  const leave = () => void (line.get(call) === last && line.delete(call));
  last.then(leave, leave);
  line.set(call, last);
  try {
    if (ahead) await inTime(ahead);
    return await work();
  } catch (error) {
    if (isUnavailable(error)) mine.reject(error);
    throw error;
  } finally {
    mine.resolve();
  }
}

/** How a call is refused that has waited long enough. */
export function stillBeingAnswered(): Failure {
  const message = "The same call is being answered at this moment.";
  return new Failure("conflict", { message, retryAfterSeconds: 1 });
}

async function inTime(ahead: Promise<void>): Promise<void> {
  const over = Promise.withResolvers<never>();
  const timer = setTimeout(() => over.reject(stillBeingAnswered()), patience);
  try {
    await Promise.race([ahead, over.promise]);
  } finally {
    clearTimeout(timer);
  }
}
