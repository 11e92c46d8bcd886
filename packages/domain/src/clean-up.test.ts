import type { Database } from "@foyer/db/database";
import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";
import { openSessions } from "./accounts/sessions.ts";
import { cleanUp } from "./clean-up.ts";

const foyer = testFoyer();

const many = 5_001;

test("what has piled up is removed a chunk at a time, so that no statement runs out of time, and nothing else goes", async () => {
  const { userId, email } = await foyer.stranger();
  for (const [prefix, count, ago] of [
    ["old", many, "1 year"],
    ["new", 1, "-1 minute"],
  ] as const) {
    await foyer.sql`
      INSERT INTO sessions (id, user_id, expires_at)
      SELECT ${prefix} || n, ${userId}::uuid, now() - ${ago}::interval FROM generate_series(1, ${count}::int) n`;
    await foyer.sql`
      INSERT INTO mfa_challenges (id, user_id, expires_at)
      SELECT ${prefix} || n, ${userId}::uuid, now() - ${ago}::interval FROM generate_series(1, ${count}::int) n`;
    await foyer.sql`
      INSERT INTO account_messages (id, user_id, purpose, recipient, queued_at)
      SELECT gen_random_uuid(), ${userId}::uuid, 'mfa_enabled', ${email}, now() - ${ago}::interval
      FROM generate_series(1, ${count}::int)`;
  }
  const { database, most } = watched(foyer.services.database);
  const sessions = openSessions(database, { secure: true });
  expect(await cleanUp({ ...foyer.services, database, sessions })).toEqual({
    invitations: 0,
    sessions: many,
    accountMessages: many,
    loginAttempts: 0,
    leftovers: many,
  });
  expect(most()).toBeLessThan(many);
  expect(
    await foyer.sql`
      SELECT id FROM sessions UNION ALL SELECT id FROM mfa_challenges UNION ALL SELECT purpose::text FROM account_messages`,
  ).toEqual([{ id: "new1" }, { id: "new1" }, { id: "mfa_enabled" }]);
});

/** The same database, and how many rows one statement has changed at most. */
function watched(database: Database): { readonly database: Database; readonly most: () => number } {
  const counts: number[] = [];
  const read = new Proxy(database.read, {
    get(target, name) {
      if (name !== "$executeRaw") return Reflect.get(target, name);
      return async (...statement: unknown[]) => {
        const count: number = await Reflect.apply(target.$executeRaw, target, statement);
        counts.push(count);
        return count;
      };
    },
  });
  return { database: { ...database, read }, most: () => Math.max(...counts) };
}
