import type { Command } from "../command.ts";
import { migrateAll, reachDatabase } from "../foundation.ts";

export const migrate: Command = {
  summary: "Bring database and queue to the form this version needs",
  options: {},
  async run({ config, print }) {
    const postgres = await reachDatabase(config);
    try {
      const applied = await migrateAll(postgres.url);
      print(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "Everything is up to date.", { applied });
    } finally {
      await postgres.stop();
    }
  },
};
