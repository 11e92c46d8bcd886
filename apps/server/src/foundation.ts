import { join } from "node:path";
import { type Database, openDatabase } from "@foyer/db/database";
import { startEmbeddedPostgres } from "@foyer/db/embedded-postgres";
import { migrate } from "@foyer/db/migrate";
import { openSessions } from "@foyer/domain/accounts/sessions";
import { openActivityFeeds } from "@foyer/domain/activity/activity-feeds";
import type { Services } from "@foyer/domain/context";
import { cookieSafety } from "@foyer/domain/cookies";
import { deriveKeys } from "@foyer/domain/keys";
import { openLimits } from "@foyer/domain/limits";
import { type Jobs, migrateJobs, openJobs } from "@foyer/jobs/jobs";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import { migrationsDirectory } from "./paths.ts";
import { installationSecrets } from "./secret.ts";
import { waysOut } from "./ways-out.ts";

/** What every command stands on, and how to leave it. */
export type Foundation = {
  readonly databaseUrl: string;
  readonly services: Services;
  readonly database: Database;
  readonly jobs: Jobs;
  /** Ends what is running, in order: jobs, connections, and the embedded PostgreSQL if this process is its last user. */
  close(): Promise<void>;
};

/** The database to use: the configured one, or the embedded one, started. */
export async function reachDatabase(config: Config): Promise<{ url: string; stop(): Promise<void> }> {
  if (config.databaseUrl !== null) return { url: config.databaseUrl, stop: async () => {} };
  return startEmbeddedPostgres({ directory: join(config.dataDirectory, "postgres") });
}

/** Brings database and queue to the form this version needs. Safe to run by several processes at once. */
export async function migrateAll(url: string): Promise<string[]> {
  const applied = await migrate(url, migrationsDirectory);
  await migrateJobs(url);
  return applied;
}

/** Starts or reaches the database, migrates it and opens everything on top. `mode` as of `openJobs`. */
export async function layFoundation(
  config: Config,
  log: Logger,
  mode: "work" | "enqueue",
): Promise<Foundation> {
  const secrets = await installationSecrets(config);
  const postgres = await reachDatabase(config);
  const opened: { close(): Promise<void> }[] = [];
  try {
    const applied = await migrateAll(postgres.url);
    if (applied.length > 0) log.info({ migrations: applied }, "migrated");
    const database = openDatabase({ url: postgres.url });
    opened.push(database);
    const onTrouble = (error: Error) => log.error({ error }, "queue");
    const jobs = await openJobs({ url: postgres.url, mode, onTrouble });
    const activity = openActivityFeeds({ database, url: postgres.url });
    const services: Services = {
      database,
      jobs,
      sessions: openSessions(database, cookieSafety(config)),
      limits: openLimits(database),
      keys: deriveKeys(secrets),
      publicUrl: config.publicUrl,
      mail: waysOut(config),
      messageCaps: config.messageCaps,
      activity,
      webhooks: { allowsPrivateNetwork: config.webhooksAllowPrivateNetwork },
    };
    return {
      databaseUrl: postgres.url,
      services,
      database,
      jobs,
      async close() {
        await jobs.stop();
        await activity.close();
        await database.close();
        await postgres.stop();
      },
    };
  } catch (error) {
    for (const each of opened) await each.close();
    await postgres.stop();
    throw error;
  }
}
