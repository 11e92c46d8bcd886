import { mkdirSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

// A lock is a folder of numbered links, each pointing at the process that made it. The highest number counts, and is
// only ever replaced by a higher one: making a link is atomic, so of several processes that see the holder gone only
// one gets the next number, and one that looked too long ago sees that its number is no longer the highest.

/**
 * @typedef {object} Held
 * @property {(group: number) => void} shareWith lets the lock last as long as this process group too, if we are killed
 * @property {() => void} release
 */

/**
 * Waits until no living process holds the lock in `folder`, and holds it.
 * @param {string} folder
 * @param {(holder: string) => void} onWait called once if it has to wait, with what holds it
 * @returns {Promise<Held>}
 */
export async function acquire(folder, onWait) {
  mkdirSync(folder, { recursive: true });
  for (let waited = false; ; waited = true) {
    const newest = newestTicket(folder);
    if (isHeld(newest.holder)) {
      if (!waited) onWait(join(folder, String(newest.number)));
      await pause(200);
      continue;
    }
    const mine = take(folder, newest.number + 1);
    if (mine) return mine;
  }
}

/**
 * @param {string} folder
 * @param {number} number
 * @returns {Held | undefined} undefined when another process was quicker
 */
function take(folder, number) {
  const ticket = join(folder, String(number));
  try {
    symlinkSync(String(process.pid), ticket);
  } catch (error) {
    if (error.code === "EEXIST") return undefined;
    throw error;
  }
  if (newestTicket(folder).number !== number) {
    rmSync(ticket, { force: true });
    return undefined;
  }
  for (const older of numbers(folder))
    if (older < number) rmSync(join(folder, String(older)), { force: true });
  /** @param {string} holder */
  const point = (holder) => {
    const draft = `${ticket}.draft`;
    rmSync(draft, { force: true });
    symlinkSync(holder, draft);
    renameSync(draft, ticket);
  };
  return { shareWith: (group) => point(`${process.pid},${group}`), release: () => point("nobody") };
}

/** @param {string} folder */
function numbers(folder) {
  return readdirSync(folder)
    .map(Number)
    .filter((number) => number > 0);
}

/** @param {string} folder */
function newestTicket(folder) {
  for (;;) {
    const number = Math.max(0, ...numbers(folder));
    if (!number) return { number, holder: "nobody" };
    try {
      return { number, holder: readlinkSync(join(folder, String(number))) };
    } catch (error) {
      // A newer one has just taken its place.
      if (error.code !== "ENOENT") throw error;
    }
  }
}

/** @param {string} holder `<pid>`, `<pid>,<process group>` or `nobody` */
function isHeld(holder) {
  const [pid = 0, group = 0] = holder.split(",").map(Number);
  return isRunningUs(pid) || (group > 0 && isGroupRunning(group));
}

/**
 * After a restart of the machine the id of a killed holder may be another program's, or our own.
 * @param {number} pid
 */
function isRunningUs(pid) {
  if (!pid || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("run.mjs");
  } catch {
    // Gone meanwhile, or no Linux.
    return process.platform !== "linux";
  }
}

/**
 * A group outlives the process that started it. Zombies don't count: in a container perhaps nobody ever collects them.
 * @param {number} group
 */
function isGroupRunning(group) {
  try {
    process.kill(-group, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  if (process.platform !== "linux") return true;
  return readdirSync("/proc").some((pid) => {
    try {
      const [state, , itsGroup] =
        readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      return Number(itsGroup) === group && state !== "Z";
    } catch {
      // No process, or gone meanwhile.
      return false;
    }
  });
}
