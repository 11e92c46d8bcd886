import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../apps/server/src/config.ts";
import { layFoundation } from "../../apps/server/src/foundation.ts";
import { openLog } from "../../apps/server/src/log.ts";
import { freePort } from "../../apps/server/test/free-port.ts";
import { fromNowhere } from "../../packages/domain/src/context.ts";
import { openBrowser } from "../../packages/testing/src/browser.ts";
import { type Account, factoriesOn } from "../../packages/testing/src/factories.ts";
import { openFaultySink } from "../outage/open-faulty-sink.ts";
import { openWorkerCrew } from "../outage/worker-crew.ts";
import { dropFile } from "./drop-file.ts";

const mostMemory = 400;

/**
 * Drops a file of fifty thousand people on a whole Foyer and follows it to the last mail, once undisturbed and once with the
 * process killed again and again; answers which promises were broken. What it finds out it says line by line.
 */
export async function importFile(say: (line: string) => void): Promise<readonly string[]> {
  const directory = await mkdtemp(join(tmpdir(), "foyer-import-"));
  const sink = await openFaultySink(1);
  const broken: string[] = [];
  const endings: (() => Promise<void>)[] = [];
  try {
    const variables = {
      FOYER_DATA_DIR: directory,
      APP_SECRET: "nobody outside of this run needs to guess this",
      FROM_EMAIL: "import@example.com",
      PUBLIC_URL: "https://foyer.example",
    };
    const foundation = await layFoundation(readConfig(variables), openLog("silent"), "enqueue");
    endings.push(() => foundation.close());
    const { services, databaseUrl } = foundation;
    const callerFor = (account: Account) =>
      openBrowser(() => services, {
        signIn: () => services.sessions.start(account.userId, fromNowhere),
      }).api;
    const people = factoriesOn({ services, callerFor });
    const port = await freePort();
    const crew = await openWorkerCrew([
      {
        ...variables,
        FOYER_ROLES: "web,worker",
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        SMTP_URL: sink.urls[0] ?? "",
      },
    ]);
    endings.push(() => crew.close());
    const expect = (isKept: boolean, promise: string) => {
      if (!isKept) broken.push(promise);
      say(`  ${isKept ? "✓" : "✗"} ${promise}`);
    };
    for (const kills of [0, 8]) {
      const owner = await people.owner();
      const key = await people.apiKey(owner);
      await dropFile({ services, sink, crew, owner, key, port, say, expect }, kills);
      const memory = crew.mostMemory();
      expect(memory < mostMemory, `the whole server stays below ${mostMemory} MB (${memory.toFixed(0)})`);
    }
    for (const complaint of crew.complaints.slice(0, 5)) say(`the server said: ${complaint.slice(0, 1_000)}`);
  } finally {
    for (const end of endings.reverse()) await end();
    sink.close();
    await rm(directory, { recursive: true });
  }
  return broken;
}
