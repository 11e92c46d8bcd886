import { setImmediate as nextTurn } from "node:timers/promises";

// Milliseconds. Whoever calls meanwhile waits no longer than that.
const turn = 10;

/** Goes through very many things in the order in which they are, and lets everybody else have a turn now and then. */
export async function inTurns<Item>(items: Iterable<Item>, each: (item: Item) => void): Promise<void> {
  let began = performance.now();
  for (const item of items) {
    each(item);
    if (performance.now() - began < turn) continue;
    await nextTurn();
    began = performance.now();
  }
}
