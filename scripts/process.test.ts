import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./process.mjs";

const node = process.execPath;

test("the command's exit code and words come back", async () => {
  const script = "console.log('one'); console.error('two'); process.exitCode = 7";
  const { code, signal, output } = await run(node, ["--eval", script], { stdio: "pipe" });
  expect({ code, signal }).toEqual({ code: 7, signal: null });
  expect(output.split("\n").sort()).toEqual(["", "one", "two"]);
});

test("a command that was killed says by what", async () => {
  const { code, signal } = await run(node, ["--eval", "process.kill(process.pid, 'SIGKILL')"]);
  expect({ code, signal }).toEqual({ code: 137, signal: "SIGKILL" });
});

test("a command that is not there is an error", async () => {
  await expect(run("no-such-program", [])).rejects.toThrow("ENOENT");
});

test("a Ctrl-C that comes from the terminal and from npm reaches the command once", async () => {
  expect(await signalsThatReach("() => 0", "ready\nSIGINT\n")).toBe("ready\nSIGINT\nSIGTERM\n");
});

test("a second Ctrl-C reaches the command too", async () => {
  expect(
    await signalsThatReach("() => (this.now = (this.now ?? 0) + 1_000)", "ready\nSIGINT\nSIGINT\n"),
  ).toBe("ready\nSIGINT\nSIGINT\nSIGTERM\n");
});

/**
 * What a command notices of SIGINT, SIGINT and SIGTERM sent to whoever runs it. `clock` is in milliseconds.
 * `beforeSigterm` is what it should have noticed before the last: signals of two kinds that wait together may be taken
 * by two threads, in either order.
 */
async function signalsThatReach(clock: string, beforeSigterm: string): Promise<string> {
  const command = `
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => console.log(signal));
    process.on("SIGTERM", () => process.exit(3));
    setInterval(() => {}, 1000);
    console.log("ready");
  `;
  const script = `
    import { run } from ${JSON.stringify(join(import.meta.dirname, "process.mjs"))};
    performance.now = ${clock.replaceAll("this", "globalThis")};
    process.on("SIGUSR2", () => console.error("still here"));
    const { code } = await run(process.execPath, ["--eval", ${JSON.stringify(command)}]);
    process.exitCode = code;
  `;
  const runner = spawn(node, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void runner.kill("SIGKILL"));
  let output = "";
  runner.stdout.on("data", (chunk) => (output += chunk));
  await once(runner.stdout, "data");
  runner.kill("SIGINT");
  await once(runner.stdout, "data");
  runner.kill("SIGINT");
  // Signals of the same kind that wait together are one, so the next is sent when this one has been dealt with.
  runner.kill("SIGUSR2");
  await once(runner.stderr, "data");
  await expect.poll(() => output, { timeout: 10_000 }).toBe(beforeSigterm);
  runner.kill("SIGTERM");
  expect(await once(runner, "exit")).toEqual([3, null]);
  return output;
}
