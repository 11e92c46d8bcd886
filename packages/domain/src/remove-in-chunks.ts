const chunk = 5_000;

/**
 * Removes what may be very much, a chunk at a time, so that no statement takes long; says how many there were. `remove`
 * takes away at most so many, and says how many it has.
 */
export async function removeInChunks(remove: (most: number) => Promise<number>): Promise<number> {
  let removed = 0;
  for (;;) {
    const these = await remove(chunk);
    removed += these;
    if (these < chunk) return removed;
  }
}
