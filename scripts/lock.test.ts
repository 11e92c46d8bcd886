import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "foyer-lock-"));
  return () => rm(folder, { recursive: true });
});

test("of many processes one at a time holds the lock", async () => {
  const diary = JSON.stringify(join(folder, "diary"));
  const work = `
    appendFileSync(${diary}, "in\\n");
    await new Promise(setImmediate);
    appendFileSync(${diary}, "out\\n");
    lock.release();
  `;
  const codes = await Promise.all(Array.from({ length: 6 }, () => once(holder(work), "exit")));
  expect(codes).toEqual(Array.from({ length: 6 }, () => [0, null]));
  expect(await readFile(join(folder, "diary"), "utf8")).toBe("in\nout\n".repeat(6));
});

test("the lock of a killed process passes on", async () => {
  const killed = holder("console.log('in'); setInterval(() => {}, 1000);");
  await said(killed, "in");
  killed.kill("SIGKILL");
  await once(killed, "exit");
  expect(await once(holder("lock.release();"), "exit")).toEqual([0, null]);
});

test("what a killed process had started is waited for", async () => {
  const orphan = spawn("cat", { stdio: ["pipe", "ignore", "ignore"], detached: true });
  onTestFinished(() => void orphan.kill());
  const killed = holder(`lock.shareWith(${orphan.pid}); console.log("in"); setInterval(() => {}, 1000);`);
  await said(killed, "in");
  killed.kill("SIGKILL");
  await once(killed, "exit");

  const next = holder("lock.release();");
  await said(next, "waiting");
  orphan.stdin.end();
  expect(await once(next, "exit")).toEqual([0, null]);
});

/** A process that says whether it waits, gets the lock and then does `work`. */
function holder(work: string): ChildProcess {
  const script = `
    import { appendFileSync } from "node:fs";
    import { acquire } from ${JSON.stringify(join(import.meta.dirname, "lock.mjs"))};
    const lock = await acquire(${JSON.stringify(join(folder, "lock"))}, () => console.log("waiting"));
    ${work}
  `;
  // A holder is told from a stranger with its id by what it runs.
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script, "run.mjs"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function said(child: ChildProcess, word: string): Promise<void> {
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    if (String(chunk).includes(word)) return;
  }
  throw new Error(`It ended without saying "${word}".`);
}
