import fc from "fast-check";
import { expect, test } from "vitest";
import { type Horizon, idOf, isTold, type Position, positionIn, positionsAfter } from "./position.ts";
import { isLater, type Snapshot, sees, snapshotOf } from "./snapshot.ts";

/** How a cluster's transactions begin and end, each number once, and what two moments of it look like. */
const moments = fc
  .shuffledSubarray(
    Array.from({ length: 12 }, (_, number) => BigInt(number + 100)),
    { minLength: 12 },
  )
  .chain((ends) => fc.tuple(fc.constant(ends), fc.nat({ max: 12 }), fc.nat({ max: 12 })));

function snapshotAfter(ends: readonly bigint[], count: number): Snapshot {
  const over = new Set(ends.slice(0, count));
  const next = [...over].reduce((most, each) => (each > most ? each : most), 99n) + 1n;
  const running = Array.from({ length: Number(next - 100n) }, (_, at) => BigInt(at + 100));
  return { next, running: running.filter((each) => !over.has(each)) };
}

const horizon = (snapshot: Snapshot): Horizon => ({ snapshot, table: "16400", at: 1_800_000_000 });

test("whoever breaks off anywhere and goes on from the last id misses nothing and hears nothing twice, in whatever order transactions end [S3.12]", () => {
  fc.assert(
    fc.property(moments, fc.nat(), fc.nat({ max: 3 }), ([ends, one, other], breakAt, rowsEach) => {
      const [early, late] = [Math.min(one, other), Math.max(one, other)];
      const [before, after] = [snapshotAfter(ends, early), snapshotAfter(ends, late)];
      const all = ends
        .slice(0, late)
        .flatMap((transaction) =>
          Array.from({ length: rowsEach + 1 }, (_, row) => ({
            transaction,
            row: transaction * 10n + BigInt(row),
          })),
        )
        .sort((a, b) => Number(a.row - b.row));
      const start: Position = { snapshot: before, within: null };
      const fresh = all.filter((place) => !isTold(start, place));
      expect(fresh).toHaveLength((late - early) * (rowsEach + 1));
      const positions = positionsAfter(start, fresh, after);
      const broken = fresh.length === 0 ? 0 : breakAt % (fresh.length + 1);
      const reached = broken === 0 ? start : positions[broken - 1];
      const resumed = reached && positionIn(idOf(reached, horizon(after)), horizon(snapshotAfter(ends, 12)));
      if (!resumed) throw new Error("The id leads nowhere.");
      expect(all.filter((place) => !isTold(resumed, place))).toEqual(fresh.slice(broken));
      // What ends later is news, whatever was told.
      for (const transaction of ends.slice(late)) expect(sees(resumed.snapshot, transaction)).toBe(false);
    }),
  );
});

test("a later snapshot is one that sees more", () => {
  const [one, two, three] = [snapshotOf("5:5:"), snapshotOf("5:8:5,6"), snapshotOf("5:8:5")];
  expect([isLater(two, one), isLater(three, two), isLater(two, three), isLater(two, two)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

const now = horizon(snapshotOf("700:705:700,702"));

test.each([
  ["of another table", "16401.1800000000.600:"],
  ["from the day before", "16400.1799913600.600:"],
  ["from after now", "16400.1800000000.706:"],
  ["whose list falls", "16400.1800000000.700:650,640"],
  ["whose list reaches beyond", "16400.1800000000.700:700"],
  ["of zero", "16400.1800000000.700:0"],
  ["of too many", `16400.1800000000.700:${Array.from({ length: 201 }, (_, at) => at + 1).join(",")}`],
  ["of PostgreSQL itself", "700:705:700,702"],
  ["of nothing", ""],
  ["of a wish", "16400.1800000000.700:'; DROP TABLE activity"],
])("an id %s leads nowhere", (_, id) => {
  expect(positionIn(id, now)).toBeNull();
});

test("an id bears as many transactions under way as there can be, and stays short: then more is told again", () => {
  const running = Array.from({ length: 900 }, (_, at) => BigInt(at * 2 + 1_000));
  const busy = horizon({ next: 5_000n, running });
  const id = idOf({ snapshot: busy.snapshot, within: null }, busy);
  expect(id.length).toBeLessThan(100);
  expect(positionIn(id, busy)?.snapshot).toEqual({ next: 1_000n, running: [] });
});
