/** Something whose speed is measured, in the same run, on the same machine. */
export type Bench = Race | BySize;

/** What is measured beside a yardstick, in rounds. */
export type Race = {
  /** What it is called by: `pnpm bench mail`. */
  readonly name: string;
  /** What is measured beside what, and on what. */
  readonly title: string;
  /** How much of the yardstick's rate is wanted. */
  readonly goal: number;
  /** Sets up, measures, and leaves nothing behind. */
  run(): Promise<readonly Round[]>;
};

/** What is measured where there is little, and where there is much. */
export type BySize = {
  readonly name: string;
  readonly title: string;
  /** Sets up, measures, and leaves nothing behind. */
  runBySize(): Promise<readonly Measured[]>;
};

/** Milliseconds that something takes among so many rows, beside the least that it could take. */
export type Measured = {
  readonly what: string;
  readonly rows: number;
  readonly floor: number;
  readonly ours: number;
};

/** Rates of one round, each second. */
export type Round = { readonly yardstick: number; readonly ours: number };

/** How many times a second something was done that took so long. @throws Error what `work` throws */
export async function rateOf(times: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (times * 1_000) / (performance.now() - began);
}

/** Milliseconds of each of several things, in the middle: done in turn, so that load on the machine falls on all alike. */
export async function mediansOf(
  times: number,
  works: readonly (() => Promise<unknown>)[],
): Promise<readonly number[]> {
  const taken: number[][] = works.map(() => []);
  for (let round = 0; round < times; round++) {
    for (const [place, work] of works.entries()) {
      const began = performance.now();
      await work();
      taken[place]?.push(performance.now() - began);
    }
  }
  return taken.map(medianOf);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Measures, and tells it as a table. @throws Error what the bench throws */
export async function reportOf(bench: Bench): Promise<string> {
  return "run" in bench ? tableOf(bench, await bench.run()) : tableBySize(bench, await bench.runBySize());
}

function tableBySize({ title }: BySize, measured: readonly Measured[]): string {
  const lines = measured.map(({ what, rows, floor, ours }) => [
    what.padEnd(36),
    rows.toLocaleString("en").padStart(12),
    ...[floor, ours].map((ms) => `${ms.toFixed(1)} ms`.padStart(12)),
    (floor / ours).toFixed(2).padStart(8),
  ]);
  const head = [
    "".padEnd(36),
    "rows".padStart(12),
    "floor".padStart(12),
    "Foyer".padStart(12),
    "ratio".padStart(8),
  ];
  return [title, "", ...[head, ...lines].map((cells) => cells.join("")), ""].join("\n");
}

/** A table of the rounds, and the median of what they have in common: load on the machine falls on both alike. */
function tableOf({ title, goal }: Race, rounds: readonly Round[]): string {
  const ratios = rounds.map(({ yardstick, ours }) => ours / yardstick);
  const median = medianOf(ratios);
  const lines = rounds.map(({ yardstick, ours }, place) => [
    `${place + 1}`,
    yardstick.toFixed(0),
    ours.toFixed(0),
    (ours / yardstick).toFixed(2),
  ]);
  const rows = [["round", "yardstick/s", "Foyer/s", "ratio"], ...lines].map((cells) =>
    cells.map((cell) => cell.padStart(12)).join(""),
  );
  return [title, "", ...rows, "", `median ${median.toFixed(2)}, goal ≥ ${goal}`, ""].join("\n");
}
