import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, describe, expect, test } from "vitest";

const foyer = testFoyer();

beforeAll(async () => {
  await foyer.invitation();
});

describe("audit rows changed by the application's own database role", () => {
  test.each([
    ["UPDATE", () => foyer.sql`UPDATE audit_entries SET act = 'nothing.happened'`],
    ["UPDATE of no row", () => foyer.sql`UPDATE audit_entries SET ip = NULL WHERE false`],
    ["DELETE", () => foyer.sql`DELETE FROM audit_entries`],
    ["TRUNCATE", () => foyer.sql`TRUNCATE audit_entries`],
    ["TRUNCATE of what it refers to", () => foyer.sql`TRUNCATE organizations CASCADE`],
    [
      "INSERT … ON CONFLICT DO UPDATE",
      () => foyer.sql`
        INSERT INTO audit_entries SELECT * FROM audit_entries LIMIT 1 ON CONFLICT (id) DO UPDATE SET act = 'x'`,
    ],
  ])("%s is refused by the database itself", async (_, change) => {
    const before = await rows();
    expect(before.length).toBeGreaterThan(0);
    await expect(change()).rejects.toThrow("rows of audit_entries are never changed or removed");
    expect(await rows()).toEqual(before);
  });

  test.each([
    ["an organization", () => foyer.sql`DELETE FROM organizations`],
    ["a person", () => foyer.sql`DELETE FROM users WHERE id IN (SELECT actor_id FROM audit_entries)`],
  ])("%s that they tell of can't be removed together with them", async (_, remove) => {
    const before = await rows();
    await expect(remove()).rejects.toThrow(/violates|never changed/);
    expect(await rows()).toEqual(before);
  });
});

const rows = () => foyer.sql`SELECT * FROM audit_entries ORDER BY id`;
