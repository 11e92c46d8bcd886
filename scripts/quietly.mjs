import { run } from "./process.mjs";

/**
 * @typedef {object} Work
 * @property {string} title what a person reads meanwhile
 * @property {[string, ...string[]]} command
 * @property {boolean} isTalkative whether what it writes when all goes well is of no interest
 * @property {import("node:child_process").SpawnOptions & { onSpawn?: (pid: number) => void }} options
 */

/**
 * Runs a command to its end and says how long it took. On a terminal the seconds are counted meanwhile. What it writes is
 * held back, and told altogether if it fails.
 * @param {Work} work
 * @param {Pick<NodeJS.WriteStream, "write"> & { isTTY?: boolean }} [screen] Default: standard error. A command's own answer
 *   may be read by a program.
 * @returns {Promise<number>} the exit code
 */
export async function runQuietly({ title, command, isTalkative, options }, screen = process.stderr) {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const again = screen.isTTY ? "\r\u001b[2K" : "";
  screen.write(`${title} …${screen.isTTY ? "" : "\n"}`);
  const ticking = setInterval(() => {
    if (screen.isTTY) screen.write(`${again}${title} … ${Math.round(seconds())} s`);
  }, 1_000);
  const [program, ...args] = command;
  try {
    const { code, output } = await run(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    screen.write(again);
    if (code !== 0 || !isTalkative) screen.write(output);
    if (code === 0) screen.write(`${title} took ${seconds().toFixed(1)} s.\n`);
    return code;
  } finally {
    clearInterval(ticking);
  }
}
