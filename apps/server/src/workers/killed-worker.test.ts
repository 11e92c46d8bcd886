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

test("a worker killed in mid-batch: every e-mail arrives, and only what was in hand arrives twice, by one Message-ID [SIGKILL]", async () => {
  const owner = await foyer.owner();
  const emails = Array.from({ length: 120 }, () => foyer.address());
  await foyer.callerFor(owner).invitations.createMany({
    target: { kind: "organization", organizationId: owner.organizationId, role: "member" },
    invitees: emails.map((email) => ({ email })),
  });

  const worker = await startWorker();
  await expect.poll(() => server.taken.length, patience).toBeGreaterThan(40);
  await kill(worker.process);
  const before = server.taken.length;
  const writtenDown = new Set((await sent()).map(({ recipient }) => recipient));
  const heir = await startWorker();
  await expect.poll(() => heir.noticeDeaths().then(sent), patience).toHaveLength(120);

  const afterwards = server.taken.slice(before).flatMap(({ to }) => to);
  expect(afterwards.filter((each) => writtenDown.has(each))).toEqual([]);
  const arrived = Map.groupBy(server.taken, ({ to }) => to[0] ?? "");
  expect([...arrived.keys()].toSorted()).toEqual(emails.toSorted());
  for (const taken of arrived.values()) expect(new Set(taken.map(({ messageId }) => messageId)).size).toBe(1);
  expect(await foyer.sql`SELECT DISTINCT attempts FROM deliveries`).toEqual([{ attempts: 1 }]);
}, 120_000);

const patience = { timeout: 60_000, interval: 20 };

type Worker = {
  readonly process: ChildProcess;
  /** What pg-boss does when those before this one have not been heard of for half a minute. */
  noticeDeaths(): Promise<unknown>;
};

async function startWorker(): Promise<Worker> {
  const [clock] = await foyer.sql<{ now: Date }>`SELECT now()`;
  const noticeDeaths = () =>
    foyer.sql`UPDATE pgboss.job SET state = 'retry', start_after = now()
      WHERE state = 'active' AND started_on <= ${clock?.now}`;
  await noticeDeaths();
  const program = join(import.meta.dirname, "../../test/worker-process.ts");
  const worker = spawn(process.execPath, [program, foyer.url, server.url], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  workers.push(worker);
  return { process: worker, noticeDeaths };
}

async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill("SIGKILL");
  await once(worker, "exit");
}

function sent() {
  return foyer.sql<{ recipient: string }>`SELECT recipient FROM deliveries WHERE status = 'sent'`;
}
