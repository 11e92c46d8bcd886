import type { Services } from "../context.ts";

/** Removes imports whose rows never came to an end, because their server died while it stored them; says how many. */
export async function removeUnbegunImports({ database }: Pick<Services, "database">): Promise<number> {
  return database.read.$executeRaw`
    DELETE FROM imports m WHERE m.id IN (SELECT id FROM imports
      WHERE status = 'receiving' AND created_at < now() - interval '1 day' LIMIT 10)`;
}
