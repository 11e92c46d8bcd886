import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { barOf, openProgressBar, type Report } from "./progress.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const clear = "\r\u001b[2K";

/** A screen, and what has been drawn on it. */
function screenOf(columns = 80) {
  const drawn: string[] = [];
  return {
    drawn,
    screen: { draw: (text: string) => drawn.push(text), columns: () => columns, patience: 2_000 },
  };
}

test("what takes up to two seconds has no bar, and what takes longer has one that goes away by itself [S0.10]", async () => {
  const { drawn, screen } = screenOf();
  const work = openProgressBar({ screen }).during("Counting", async (report) => {
    report(30, 100);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(drawn).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(drawn.at(-1)).toBe(`${clear}Counting ━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 30 %  30 of 100, 7 s left`);
    return "done";
  });
  expect(await work).toBe("done");
  expect(drawn.at(-1)).toBe(clear);
  const count = drawn.length;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(drawn).toHaveLength(count);
});

test("a failure takes the bar away too, and so does what is written in between", async () => {
  const { drawn, screen } = screenOf();
  const bar = openProgressBar({ screen });
  const work = bar.during("Counting", async () => {
    await vi.advanceTimersByTimeAsync(2_500);
    bar.lift();
    expect(drawn.at(-1)).toBe(clear);
    await vi.advanceTimersByTimeAsync(100);
    expect(drawn.at(-1)).toBe(`${clear}Counting … 3 s`);
    throw new Error("no");
  });
  await expect(work).rejects.toThrow("no");
  expect(drawn.at(-1)).toBe(clear);
});

test("Ctrl-C ends the process as ever, and leaves no half-drawn bar", async () => {
  const { drawn, screen } = screenOf();
  const kill = vi.spyOn(process, "kill").mockReturnValue(true);
  const before = process.listenerCount("SIGINT");
  const count = async (report: Report) => {
    report(1, 2);
    await vi.advanceTimersByTimeAsync(2_500);
    process.emit("SIGINT", "SIGINT");
    expect(drawn.slice(-2)).toEqual([clear, "\nThe rest is counted meanwhile.\n"]);
    // Nobody listens any more, so that the signal does what it does.
    expect(process.listenerCount("SIGINT")).toBe(before);
    expect(kill).toHaveBeenCalledWith(process.pid, "SIGINT");
  };
  await openProgressBar({ screen }).during("Counting", count, "The rest is counted meanwhile.");
  kill.mockRestore();
});

test("where nobody looks nothing is drawn, and no line is wider than the screen", async () => {
  await openProgressBar({}).during("Counting", async (report) => report(1, 2));
  for (let columns = 4; columns < 100; columns += 1) {
    const drawing = {
      title: "Importing a-long-name.csv",
      done: 12_345,
      total: 50_000,
      waited: 9_000,
      columns,
    };
    expect(barOf(drawing).length).toBeLessThan(columns);
  }
});
