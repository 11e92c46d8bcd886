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
