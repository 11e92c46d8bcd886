import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { readConfig } from "../apps/server/src/config.ts";
import { layFoundation } from "../apps/server/src/foundation.ts";
import { buildApp } from "../apps/server/src/http/build-app.ts";
import { openLog } from "../apps/server/src/log.ts";
import { openDatabase } from "../packages/db/src/database.ts";
import { openActivityFeeds } from "../packages/domain/src/activity/activity-feeds.ts";
import { fromNowhere, type Services } from "../packages/domain/src/context.ts";
import { setUpFirstOrganization } from "../packages/domain/src/organizations/set-up-organization.ts";
import type { BySize, Measured } from "./bench.ts";

const changes = 400;
const streamsOfEach = [1, 10] as const;

/** From a change to every browser that follows it, over two servers. */
export const live: BySize = {
  name: "live",
  title: `From sending a change to its event at a stream (HTTP), over two servers, with so many streams (as rows); the floor is a bare LISTEN. ${changes} changes; goal: p95 ≤ 50 ms`,
  async runBySize() {
    const directory = await mkdtemp(join(tmpdir(), "foyer-bench-"));
    const config = readConfig({ FOYER_DATA_DIR: directory, FROM_EMAIL: "bench@example.com" });
    const foundation = await layFoundation(config, openLog("silent"), "enqueue");
    const { databaseUrl: url } = foundation;
    const database = openDatabase({ url });
    const activity = openActivityFeeds({ database, url });
    try {
      const first = await setUpFirstOrganization(foundation.services, config.setUp);
      if (!first) throw new Error("The database should have been empty.");
      const { organizationId } = first;
      const servers = [foundation.services, { ...foundation.services, database, activity }];
      const measured: Measured[] = [];
      for (const count of streamsOfEach)
        measured.push(...(await measure({ url, servers, organizationId, count, directory })));
      return measured;
    } finally {
      await activity.close();
      await database.close();
      await foundation.close();
      await rm(directory, { recursive: true });
    }
  },
};

async function measure({
  url,
  servers,
  organizationId,
  count,
  directory,
}: {
  readonly url: string;
  readonly servers: readonly Services[];
  readonly organizationId: string;
  readonly count: number;
  readonly directory: string;
}): Promise<readonly Measured[]> {
  const client = new pg.Client({ connectionString: url });
  const listener = new pg.Client({ connectionString: url });
  await Promise.all([client.connect(), listener.connect()]);
  await listener.query("LISTEN foyer_activity");
  const [heard, arrived]: [number[], number[]] = [[], []];
  let sentAt = 0;
  listener.on("notification", () => heard.push(performance.now() - sentAt));

  const apps = await Promise.all(
    servers.map((services) =>
      buildApp({
        services,
        isReady: async () => true,
        trustProxy: [],
        webDirectory: directory,
        log: openLog("silent"),
      }),
    ),
  );
  let followed = 0;
  try {
    for (const [at, app] of apps.entries()) {
      const base = await app.listen({ port: 0, host: "127.0.0.1" });
      const services = servers[at];
      if (!services) continue;
      const cookie = await cookieOfOwner(client, services, organizationId);
      for (let stream = 0; stream < count; stream++) {
        await follow(base, { cookie, organizationId }, () => arrived.push(performance.now() - sentAt));
        followed += 1;
      }
    }
    await pause(500); // until they follow
    for (let change = 0; change < changes; change++) {
      const before = arrived.length;
      sentAt = performance.now();
      await client.query(
        `INSERT INTO audit_entries (id, organization_id, act, subject_kind, subject_id, subject_label)
         VALUES (gen_random_uuid(), $1, 'invitation.updated', 'invitation', gen_random_uuid(), 'somebody')`,
        [organizationId],
      );
      while (arrived.length < before + followed || heard.length <= change) await pause(1);
      await pause(25); // a moment in which nothing happens, as there mostly is
    }
  } finally {
    await Promise.all(apps.map((app) => app.close()));
    await Promise.all([client.end(), listener.end()]);
  }
  return ([50, 95] as const).map((percent) => ({
    what: `p${percent}`,
    rows: followed,
    floor: percentile(heard, percent),
    ours: percentile(arrived, percent),
  }));
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

async function cookieOfOwner(client: pg.Client, services: Services, organizationId: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO users (id, email, name) VALUES (gen_random_uuid(), gen_random_uuid() || '@example.com', 'Olive') RETURNING id",
  );
  const userId = rows[0]?.id ?? "";
  await client.query(
    `INSERT INTO memberships (id, organization_id, user_id, role, active, joined_at)
     VALUES (gen_random_uuid(), $1, $2, 'owner', true, now())`,
    [organizationId, userId],
  );
  const [cookie = ""] = (await services.sessions.start(userId, fromNowhere)).split(";");
  return cookie;
}

/** Opens a stream, and says whenever something comes; resolves when it has begun. */
async function follow(
  base: string,
  { cookie, organizationId }: { readonly cookie: string; readonly organizationId: string },
  onChange: () => void,
): Promise<void> {
  const input = encodeURIComponent(JSON.stringify({ organizationId }));
  const request = get(`${base}/trpc/activity.stream?input=${input}`, { headers: { cookie }, agent: false });
  request.on("error", () => {}); // it is cut in the end
  const [response] = await once(request, "response");
  response.setEncoding("utf8");
  response.on("error", () => {});
  response.on("data", (text: string) => {
    for (const _ of text.matchAll(/"type":"change"/g)) onChange();
  });
}
