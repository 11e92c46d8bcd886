import type { Terminal } from "./terminal.ts";

/** How far a piece of work is. Nobody knows how much there is to do where there is no `total`. */
export type Report = (done: number, total?: number) => void;

/**
 * Runs a piece of work, and shows how far it is. Whoever interrupts it when it has begun, which is when there is a total, is
 * told the farewell.
 */
export type Progress = <Result>(
  title: string,
  work: (report: Report) => Promise<Result>,
  farewell?: string,
) => Promise<Result>;

// Milliseconds between two drawings.
const pace = 100;
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const clear = "\r\u001b[2K";

/** A place for one bar on standard error: shown where that is a screen and the work takes longer than two seconds. */
export type ProgressBar = {
  readonly during: Progress;
  /** Takes the bar away for what is about to be written; the next drawing brings it back. */
  lift(): void;
};

export function openProgressBar({ screen }: Pick<Terminal, "screen">): ProgressBar {
  if (!screen) return { during: (_, work) => work(() => {}), lift: () => {} };
  let isDrawn = false;
  const lift = () => {
    if (isDrawn) screen.draw(clear);
    isDrawn = false;
  };
  const draw = (line: string) => {
    screen.draw(`${clear}${line}`);
    isDrawn = true;
  };

  return {
    lift,
    async during(title, work, farewell) {
      const began = performance.now();
      const state: { done: number; total: number | undefined } = { done: 0, total: undefined };
      const timer = setInterval(() => {
        const waited = performance.now() - began;
        if (waited >= screen.patience) draw(barOf({ title, ...state, waited, columns: screen.columns() }));
      }, pace);
      const stopListening = onInterruption(() => {
        lift();
        if (farewell !== undefined && state.total !== undefined) screen.draw(`\n${farewell}\n`);
      });
      try {
        return await work((done, total) => Object.assign(state, { done, total }));
      } finally {
        clearInterval(timer);
        stopListening();
        lift();
      }
    },
  };
}

/** Whoever interrupts the work ends the process as ever, only that no half-drawn bar is left behind. */
function onInterruption(leave: () => void): () => void {
  const handle = (signal: NodeJS.Signals) => {
    leave();
    stop();
    process.kill(process.pid, signal);
  };
  const stop = () => {
    for (const signal of signals) process.off(signal, handle);
  };
  for (const signal of signals) process.on(signal, handle);
  return stop;
}

type Drawing = {
  readonly title: string;
  readonly done: number;
  readonly total: number | undefined;
  /** Milliseconds. */
  readonly waited: number;
  readonly columns: number;
};

const longestBar = 30;
const number = new Intl.NumberFormat("en");

/** One line that fits the screen: how much is done, and how long the rest will take if it goes on like this. */
export function barOf({ title, done, total, waited, columns }: Drawing): string {
  if (total === undefined || total === 0) return cut(`${title} … ${seconds(waited)}`, columns);
  const share = Math.min(1, done / total);
  const left = share > 0 && share < 1 ? `, ${seconds((waited * (1 - share)) / share)} left` : "";
  const words = ` ${Math.floor(share * 100)} %  ${number.format(done)} of ${number.format(total)}${left}`;
  // One column stays free: some terminals break the line when its last one is written.
  const room = Math.min(longestBar, columns - 1 - title.length - 1 - words.length);
  const filled = Math.round(share * Math.max(0, room));
  const bar = room >= 5 ? ` ${"━".repeat(filled)}${"╌".repeat(room - filled)}` : "";
  return cut(`${title}${bar}${words}`, columns);
}

function seconds(milliseconds: number): string {
  const all = Math.ceil(milliseconds / 1000);
  return all < 60 ? `${all} s` : `${Math.floor(all / 60)} min ${all % 60} s`;
}

function cut(line: string, columns: number): string {
  return line.length < columns ? line : `${line.slice(0, Math.max(0, columns - 2))}…`;
}
