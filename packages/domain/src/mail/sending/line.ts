/** Where messages wait for their hand-over by one way out. */
export type Line = {
  /**
   * Waits until a hand is free, and answers how to free it again, saying whether the message left. Null: it takes too long,
   * and whoever waits had better come back later, so that those with another way out need not wait behind them.
   */
  enter(): Promise<((worked: boolean) => void) | null>;
};

/** All times in milliseconds. */
export type LineOptions = {
  /** How many are handed over at once. */
  readonly hands?: number;
  /** How long one waits here. */
  readonly patience?: number;
  /** How long a line that somebody has left for it is shunned: whoever finds no hand free leaves at once. */
  readonly shunned?: number;
  readonly clock?: () => number;
};

/**
 * Opens a line. A way out that has kept a message for longer than the patience, and not taken it, gets one at a time until it
 * answers again: a server that hangs is asked by one message and not by ten thousand.
 */
export function openLine({
  hands = 10,
  patience = 5_000,
  shunned = 15_000,
  clock = Date.now,
}: LineOptions = {}): Line {
  const waiting = new Set<(free: boolean) => void>();
  let busy = 0;
  let hangs = false;
  let shunnedUntil = 0;

  const hasHand = () => busy < (hangs ? 1 : hands);

  function take(): (worked: boolean) => void {
    busy += 1;
    const since = clock();
    return (worked) => {
      busy -= 1;
      hangs = !worked && clock() - since >= patience;
      if (hangs) shunnedUntil = clock() + shunned;
      callNext();
    };
  }

  function callNext(): void {
    for (const call of waiting) {
      if (hangs) call(false);
      else if (hasHand()) call(true);
      else return;
    }
  }

  return {
    enter() {
      if (hasHand()) return Promise.resolve(take());
      if (clock() < shunnedUntil) return Promise.resolve(null);
      return new Promise((resolve) => {
        const call = (free: boolean) => {
          waiting.delete(call);
          clearTimeout(late);
          resolve(free ? take() : null);
        };
        const late = setTimeout(() => {
          shunnedUntil = clock() + shunned;
          call(false);
        }, patience);
        waiting.add(call);
      });
    },
  };
}
