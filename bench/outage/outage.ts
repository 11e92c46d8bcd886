import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../apps/server/src/config.ts";
import { layFoundation } from "../../apps/server/src/foundation.ts";
import { openLog } from "../../apps/server/src/log.ts";
import { fromNowhere } from "../../packages/domain/src/context.ts";
import { openBrowser } from "../../packages/testing/src/browser.ts";
import { type Account, factoriesOn } from "../../packages/testing/src/factories.ts";
import { everyFault } from "./every-fault.ts";
import { openFaultySink } from "./open-faulty-sink.ts";
import { threeDays } from "./three-days.ts";
import { down } from "./weathers.ts";
import { openWorkerCrew } from "./worker-crew.ts";

const workers = 2;

/**
 * Lets the mail server fail in every way it can while ten thousand invitations wait, kills workers on the way, then lets
 * three days of outage pass, and answers which promises were broken. What it finds out it says line by line.
 */
export async function outage(say: (line: string) => void): Promise<readonly string[]> {
  const directory = await mkdtemp(join(tmpdir(), "foyer-outage-"));
  const sink = await openFaultySink(workers);
  const broken: string[] = [];
  const endings: (() => Promise<void>)[] = [];
  try {
    const variables = {
      FOYER_DATA_DIR: directory,
      APP_SECRET: "nobody outside of this run needs to guess this",
      FROM_EMAIL: "outage@example.com",
      PUBLIC_URL: "https://foyer.example",
    };
    await sink.change(down);
    const config = readConfig(variables);
    const foundation = await layFoundation(config, openLog("silent"), "enqueue");
    endings.push(() => foundation.close());
    const { services, databaseUrl } = foundation;
    const callerFor = (account: Account | null, ip = "192.0.2.1") =>
      openBrowser(() => services, {
        ip,
        signIn: account ? () => services.sessions.start(account.userId, fromNowhere) : undefined,
      }).api;
    const owner = await factoriesOn({ services, callerFor }).owner();
    const crew = await openWorkerCrew(
      sink.urls.map((url) => ({ ...variables, DATABASE_URL: databaseUrl, SMTP_URL: url })),
    );
    endings.push(() => crew.close());
    const expect = (isKept: boolean, promise: string) => {
      if (!isKept) broken.push(promise);
      say(`  ${isKept ? "✓" : "✗"} ${promise}`);
    };
    const inPlace = { services, sink, crew, owner, callerFor, say, expect };
    await everyFault(inPlace);
    await threeDays(inPlace);
    say(`most memory of a worker: ${crew.mostMemory().toFixed(0)} MB`);
    for (const complaint of crew.complaints.slice(0, 5)) say(`a worker said: ${complaint.slice(0, 1_000)}`);
    if (crew.complaints.length > 5) say(`… and ${crew.complaints.length - 5} more of that`);
  } finally {
    for (const end of endings.reverse()) await end();
    sink.close();
    await rm(directory, { recursive: true });
  }
  return broken;
}
