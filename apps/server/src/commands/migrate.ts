import type { Given } from "../command.ts";
import { migrateAll, reachDatabase } from "../foundation.ts";

/** Migrates, and says what was applied. */
export async function migrate({ config, print, progress }: Given): Promise<void> {
  const postgres = await reachDatabase(config);
  try {
    const applied = await progress("Migrating", () => migrateAll(postgres.url));
    print(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "Everything is up to date.", { applied });
  } finally {
    await postgres.stop();
  }
}
