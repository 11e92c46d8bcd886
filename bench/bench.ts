/** Something whose speed is measured beside a yardstick, in the same run, on the same machine. */
export type Bench = {
  /** What it is called by: `pnpm bench mail`. */
  readonly name: string;
  /** What is measured beside what, and on what. */
  readonly title: string;
  /** How much of the yardstick's rate is wanted. */
  readonly goal: number;
  /** Sets up, measures, and leaves nothing behind. */
  run(): Promise<readonly Round[]>;
};

/** Rates of one round, each second. */
export type Round = { readonly yardstick: number; readonly ours: number };

/** How many times a second something was done that took so long. @throws Error what `work` throws */
export async function rateOf(times: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (times * 1_000) / (performance.now() - began);
}

/** A table of the rounds, and the median of what they have in common: load on the machine falls on both alike. */
export function tableOf({ title, goal }: Bench, rounds: readonly Round[]): string {
  const ratios = rounds.map(({ yardstick, ours }) => ours / yardstick);
  const median = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0;
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
