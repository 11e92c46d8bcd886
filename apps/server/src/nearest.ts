/** The name that somebody may have meant who typed something like it; `null` if none is near. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const near = names
    .map((name) => ({ name, edits: editsBetween(typed.toLowerCase(), name) }))
    .sort((one, other) => one.edits - other.edits)[0];
  return near && near.edits <= Math.max(1, Math.floor(near.name.length / 3)) ? near.name : null;
}

/** How many letters are to be changed, added, left out or swapped with their neighbour to make one of the other. */
function editsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (const [row, letter] of [...one].entries()) {
    const next = [row + 1];
    for (const [column, wanted] of [...other].entries()) {
      const isSwap = row > 0 && column > 0 && letter === other[column - 1] && one[row - 1] === wanted;
      next.push(
        Math.min(
          (next[column] ?? 0) + 1,
          (last[column + 1] ?? 0) + 1,
          (last[column] ?? 0) + (letter === wanted ? 0 : 1),
          isSwap ? (before[column - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, last] = [last, next];
  }
  return last[other.length] ?? 0;
}
