import { Failure } from "@foyer/contract/failures";
import { isUnavailable } from "@foyer/db/trouble";
import pLimit, { type LimitFunction } from "p-limit";
import type { Services } from "../context.ts";
import type { LinkedInvitation } from "./linked-invitation.ts";
import { targets } from "./targets/targets.ts";

/** What one process works on at once: at one place, and at all of them together, which leaves connections to everybody else. */
type Turns = { readonly all: LimitFunction; readonly places: Map<string, LimitFunction> };

const mostAtOnce = 6;
/** By the connections that they are about. */
const turns = new WeakMap<WeakKey, Turns>();

/**
 * Lets the answers to one place's invitations through a few at a time, in this process, where its door says so: all of them
 * want the same row. Without it a rush would take every connection to stand in line there, and keep everybody else out.
 * Whoever waits here has not looked yet, and learns what is true when it is their turn. When the database is away, whoever
 * is in front learns it, and all behind fail with it. See docs/decisions/0019-a-rush-takes-turns.md.
 * @throws Failure `unavailable`
 */
export async function takeTurns<Result>(
  { database }: Pick<Services, "database">,
  { kind, placeId }: Pick<LinkedInvitation, "kind" | "placeId">,
  work: () => Promise<Result>,
): Promise<Result> {
  const { atOnce } = targets[kind];
  if (atOnce === null) return work();
  const { all, places } = turns.get(database.pool) ?? { all: pLimit(mostAtOnce), places: new Map() };
  turns.set(database.pool, { all, places });
  const line = places.get(placeId) ?? pLimit({ concurrency: atOnce, rejectOnClear: true });
  places.set(placeId, line);
  try {
    return await line(() => all(work));
  } catch (error) {
    if (!isAway(error)) throw error;
    line.clearQueue();
    throw error instanceof Failure ? error : new Failure("unavailable", { cause: error });
  } finally {
    if (line.activeCount + line.pendingCount === 0) places.delete(placeId);
  }
}

function isAway(error: unknown): boolean {
  if (error instanceof Failure) return error.reason === "unavailable";
  return isUnavailable(error) || (error instanceof Error && error.name === "AbortError");
}
