import { Prisma } from "@foyer/db/database";

// Seconds.
const shortest = 5;
const longest = 15 * 60;
const longestAsked = 6 * 3600;

/**
 * How many seconds a message waits that could not be handed over, after so many tries: 10 at first, twice as long each time
 * up to a quarter of an hour, and by chance up to half as long, so that ten thousand that failed together do not come back
 * together. A provider that asks for more gets it, up to six hours.
 */
export function secondsToNextTry(tries: number, asked: number | null, chance = Math.random()): number {
  const own = Math.min(longest, shortest * 2 ** Math.min(tries, 16)) * (1 - chance / 2);
  return Math.max(own, Math.min(asked ?? 0, longestAsked));
}

/**
 * How many seconds a message waits whose way out had no hand free: nothing was tried, so this is no attempt. By chance, so that
 * they don't come back as the crowd that they were.
 */
export function secondsUntilThereIsRoom(): number {
  return 15 + 15 * Math.random();
}

/** What could not be handed over in that time has failed. */
export const givenUpAfter = Prisma.sql`interval '10 days'`;
