/** Where messages wait for their hand-over by one way out. */
export type Line = {
  /**
   * Waits until a hand is free, and answers how to free it again, saying whether the message left. Null: it takes too long,
   * and whoever waits had better come back later, so that those with another way out need not wait behind them. What is
   * urgent goes first, and is not sent away because others had to leave.
   */
  enter(isUrgent?: boolean): Promise<((worked: boolean) => void) | null>;
  /** How many would not be sent away at once if they came now. */
  room(): number;
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
  const urgent = new Set<(free: boolean) => void>();
  const waiting = new Set<(free: boolean) => void>();
  let busy = 0;
  let hangs = false;
  let shunnedUntil = 0;

  const freeHands = () => Math.max(0, (hangs ? 1 : hands) - busy);

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
    for (const call of [...urgent, ...waiting]) {
      if (hangs) call(false);
      else if (freeHands() > 0) call(true);
      else return;
    }
  }

  return {
    enter(isUrgent = false) {
      if (freeHands() > 0) return Promise.resolve(take());
      if (clock() < shunnedUntil && (hangs || !isUrgent)) return Promise.resolve(null);
      const those = isUrgent ? urgent : waiting;
      return new Promise((resolve) => {
        const call = (free: boolean) => {
          those.delete(call);
          clearTimeout(late);
          resolve(free ? take() : null);
        };
        const late = setTimeout(() => {
          shunnedUntil = clock() + shunned;
          call(false);
        }, patience);
        those.add(call);
      });
    },
    room: () => (clock() < shunnedUntil ? freeHands() : Number.POSITIVE_INFINITY),
  };
}
