import { accessSync, constants, readFileSync } from "node:fs";
import { run } from "./process.mjs";

/** Whether packages of the system can be installed without asking anybody: as root, on Debian. */
export function canInstall() {
  try {
    return process.getuid?.() === 0 && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

/**
 * Installs packages of the system. Whether that worked is for whoever looks for what they bring.
 * @param {string[]} packages
 */
export async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"];
  await run("apt-get", ["update", ...quiet], { env });
  await run("apt-get", ["install", "-y", "--no-install-recommends", ...quiet, ...packages], { env });
}

/**
 * Whether a program is there, and may be run.
 * @param {string} path
 */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
