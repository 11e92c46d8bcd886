import { pendingMigrations } from "@foyer/db/migrate";
import type { Foundation } from "../foundation.ts";
import { migrationsDirectory } from "../paths.ts";

/** Whether this process can serve: the database answers, its migrations are applied, the queue is there. */
export function readinessOf({ database, jobs, databaseUrl }: Foundation): () => Promise<boolean> {
  let migrated = false; // migrations are never taken back while a server runs
  return async () => {
    try {
      await database.ping();
      migrated ||= (await pendingMigrations(databaseUrl, migrationsDirectory)).length === 0;
      return migrated && (await jobs.ready());
    } catch {
      return false; // the answer to a probe; what is wrong is in the log of whoever met it
    }
  };
}
