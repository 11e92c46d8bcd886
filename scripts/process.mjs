import { spawn } from "node:child_process";
import { constants } from "node:os";

/** Milliseconds. A Ctrl-C comes from the terminal and once more from npm; two key presses are further apart. */
const samePress = 500;

/**
 * @typedef {object} Ending
 * @property {number} code the exit code; 128 + the signal's number if a signal ended it
 * @property {NodeJS.Signals | null} signal
 * @property {string} output what it wrote, if `stdio` asked for pipes
 */

/**
 * Runs a command to its end, in a process group of its own, and passes SIGINT, SIGTERM and SIGHUP on to that group:
 * once each, however many of its ancestors pass the same Ctrl-C on. When npm, which started us, is killed, that counts
 * as a SIGTERM.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & { onSpawn?: (pid: number) => void }} [options]
 * @returns {Promise<Ending>}
 */
export function run(command, args, { onSpawn, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", ...options, detached: true });
    const stopForwarding = forwardSignals((signal) => signalGroup(child.pid, signal));
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk) => {
        output += chunk;
      });
    }
    child.on("spawn", () => onSpawn?.(child.pid ?? 0));
    child.on("error", (error) => {
      stopForwarding();
      reject(error);
    });
    child.on("close", (code, signal) => {
      stopForwarding();
      resolve({ code: code ?? 128 + (signal ? constants.signals[signal] : 0), signal, output });
    });
  });
}

/**
 * @param {number | undefined} group
 * @param {NodeJS.Signals} signal
 */
function signalGroup(group, signal) {
  try {
    if (group) process.kill(-group, signal);
  } catch {
    // It has just ended.
  }
}

/** @param {(signal: NodeJS.Signals) => void} pass */
function forwardSignals(pass) {
  /** @type {Map<NodeJS.Signals, number>} */
  const last = new Map();
  /** @param {NodeJS.Signals} signal */
  const handle = (signal) => {
    const now = performance.now();
    const isRepeated = now - (last.get(signal) ?? -samePress) < samePress;
    last.set(signal, now);
    if (!isRepeated) pass(signal);
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, handle);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env.npm_command && process.ppid !== parent) handle("SIGTERM");
  }, 1_000);
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, handle);
  };
}
