import { isLater, type Snapshot, seenUpTo, sees } from "./snapshot.ts";

/** What has been told to somebody: everything that a snapshot sees, and of the midst of one more transaction the first rows. */
export type Position = {
  readonly snapshot: Snapshot;
  readonly within: { readonly transaction: bigint; readonly row: bigint } | null;
};

/** Where something stands in the order in which it is told. */
export type Place = { readonly transaction: bigint; readonly row: bigint };

/** What the database says of itself whenever it is read. */
export type Horizon = {
  readonly snapshot: Snapshot;
  /** Tells a table from one of the same name in another cluster, whose transactions have other numbers. */
  readonly table: string;
  /** Seconds since 1970, by its clock. */
  readonly at: number;
};

/** For how long whoever was away can go on. Shorter than what has changed is kept. */
const goodForSeconds = 20 * 3_600;

/** A snapshot with more than these under way is told by the first of them: what came after that is told again. */
const mostRunning = 200;

const form =
  /^(\d{1,10})\.(\d{1,12})\.(\d{1,19}):((?:\d{1,19}(?:,\d{1,19}){0,199})?)(?:\.(\d{1,19})-(\d{1,19}))?$/;

/** The id of an event: what has been told with it, and when that was. */
export function idOf({ snapshot, within }: Position, { table, at }: Horizon): string {
  const [first] = snapshot.running;
  const { next, running } =
    first !== undefined && snapshot.running.length > mostRunning ? { next: first, running: [] } : snapshot;
  const midst = within ? `.${within.transaction}-${within.row}` : "";
  return `${table}.${at}.${next}:${running.join(",")}${midst}`;
}

/**
 * What had been told with the event of an id, if whoever brings it can go on from there: null for what is none, is too old
 * or comes from another database. A client may make one up; it learns no more by it than by asking without one.
 */
export function positionIn(id: string, horizon: Horizon): Position | null {
  const [, table, at, next, running = "", transaction, row] = form.exec(id) ?? [];
  if (table !== horizon.table || next === undefined) return null;
  if (Math.abs(horizon.at - Number(at)) > goodForSeconds) return null;
  const snapshot = { next: BigInt(next), running: running === "" ? [] : running.split(",").map(BigInt) };
  const ascends = [...snapshot.running, snapshot.next].every(
    (each, place, all) => each > (all[place - 1] ?? 0n),
  );
  // The numbers of transactions only grow, but for a database that was set back.
  if (!ascends || isLater(snapshot, horizon.snapshot)) return null;
  const within =
    transaction === undefined || row === undefined
      ? null
      : { transaction: BigInt(transaction), row: BigInt(row) };
  return { snapshot, within };
}

/** Whether something has been told already. */
export function isTold({ snapshot, within }: Position, { transaction, row }: Place): boolean {
  return sees(snapshot, transaction) || (within?.transaction === transaction && row <= within.row);
}

/** The positions after each of some places, which are all that `seen` sees beyond `position`, in their order. */
export function positionsAfter(position: Position, places: readonly Place[], seen: Snapshot): Position[] {
  const positions: Position[] = [];
  let { snapshot, within } = position;
  for (const [at, place] of places.entries()) {
    const next = places[at + 1];
    if (!next) {
      snapshot = seen;
      within = null;
    } else if (next.transaction === place.transaction) within = place;
    else {
      snapshot = seenUpTo(snapshot, seen, place.transaction);
      if (within && sees(snapshot, within.transaction)) within = null;
    }
    positions.push({ snapshot, within });
  }
  return positions;
}
