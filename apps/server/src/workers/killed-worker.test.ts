import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type FaultySmtp, openFaultySmtp } from "@foyer/testing/mail-servers/faulty-smtp";
import { testFoyer } from "@foyer/testing/test-foyer";
import { afterAll, beforeAll, expect, test } from "vitest";

const foyer = testFoyer();
const workers: ChildProcess[] = [];
let server: FaultySmtp;

beforeAll(async () => {
  server = await openFaultySmtp();
  // So that there is something in hand at any moment.
  server.behave({ kind: "accept", after: 10 });
});
afterAll(async () => {
  for (const each of workers) await kill(each);
  await server.close();
});

test("workers killed in mid-batch: every e-mail arrives, and only what was in hand arrives twice, by one Message-ID [SIGKILL]", async () => {
  const owner = await foyer.owner();
  const emails = Array.from({ length: 300 }, () => foyer.address());
  await foyer.callerFor(owner).invitations.createMany({
    target: { kind: "organization", organizationId: owner.organizationId, role: "member" },
    invitees: emails.map((email) => ({ email })),
  });

  const settled = new Set<string>();
  const again: string[] = [];
  for (let kills = 0; kills < 3; kills++) {
    const worker = startWorker();
    const before = server.taken.length;
    await expect.poll(() => server.taken.length, patience).toBeGreaterThan(before + 60);
    await kill(worker);
    // What had been written down as sent before is not sent again.
    again.push(...server.taken.slice(before).flatMap(({ to }) => to.filter((each) => settled.has(each))));
    for (const { recipient } of await sent()) settled.add(recipient);
    await noticeDeath();
  }
  startWorker();
  await expect.poll(async () => (await sent()).length, patience).toBe(300);

  expect(again).toEqual([]);
  const idsOf = Map.groupBy(server.taken, ({ to }) => to[0] ?? "");
  expect([...idsOf.keys()].toSorted()).toEqual(emails.toSorted());
  for (const taken of idsOf.values()) expect(new Set(taken.map(({ messageId }) => messageId)).size).toBe(1);
  expect(await foyer.sql`SELECT DISTINCT attempts FROM deliveries`).toEqual([{ attempts: 1 }]);
});

const patience = { timeout: 25_000, interval: 20 };

function startWorker(): ChildProcess {
  const program = join(import.meta.dirname, "../../test/worker-process.ts");
  const worker = spawn(process.execPath, [program, foyer.url, server.url], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  workers.push(worker);
  return worker;
}

async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill("SIGKILL");
  await once(worker, "exit");
}

function sent() {
  return foyer.sql<{ recipient: string }>`SELECT recipient FROM deliveries WHERE status = 'sent'`;
}

/** What pg-boss does when a worker has not been heard of for half a minute. */
async function noticeDeath(): Promise<void> {
  await foyer.sql`UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE state = 'active'`;
}
