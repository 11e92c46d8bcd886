/**
 * A snapshot of PostgreSQL's (`pg_snapshot`): which transactions were over when it was taken. All of a cluster's are nested:
 * a later one sees whatever an earlier one does.
 */
export type Snapshot = {
  /** The first transaction that had not begun. */
  readonly next: bigint;
  /** Those before it that were under way, in ascending order. */
  readonly running: readonly bigint[];
};

/** Reads the text of PostgreSQL's own making, `xmin:xmax:xip,xip`. @throws Error if it is none */
export function snapshotOf(text: string): Snapshot {
  const [, next, running] = /^\d+:(\d+):([\d,]*)$/.exec(text) ?? [];
  if (next === undefined || running === undefined) throw new Error("PostgreSQL answered no snapshot.");
  return { next: BigInt(next), running: running === "" ? [] : running.split(",").map(BigInt) };
}

/** Whether a transaction that has committed was over already. */
export function sees({ next, running }: Snapshot, transaction: bigint): boolean {
  return transaction < next && !running.includes(transaction);
}

/** Whether a snapshot was taken after another, and sees more. */
export function isLater(one: Snapshot, other: Snapshot): boolean {
  return one.next > other.next || (one.next === other.next && one.running.length < other.running.length);
}

/**
 * What has been seen by somebody who saw `before` and then, in their order, those that only `later` sees, up to a
 * transaction: a snapshot again, which may never have been taken.
 */
export function seenUpTo(before: Snapshot, later: Snapshot, transaction: bigint): Snapshot {
  const next = before.next > transaction ? before.next : transaction + 1n;
  const running = [
    ...before.running.filter((each) => each > transaction),
    ...later.running.filter((each) => each < next),
  ];
  return { next, running: [...new Set(running)].sort((a, b) => (a < b ? -1 : 1)) };
}
