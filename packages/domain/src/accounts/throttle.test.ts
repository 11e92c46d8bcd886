import { Failure } from "@foyer/contract/failures";
import { password } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";
import { claimTry, forgive, type Guard, giveBack } from "./throttle.ts";

const foyer = testFoyer();

const guardOf = (key: string): Guard => ({ key, free: 3, maxDelaySeconds: 900 });
const claim = async (guard: Guard) => {
  try {
    await claimTry(foyer.services.database.read, guard);
    return "claimed";
  } catch (error) {
    if (error instanceof Failure) return error.reason;
    throw error;
  }
};
const rowOf = async ({ key }: Guard) => {
  const [row] = await foyer.sql<{ failures: number; last: Date }>`
    SELECT failures, last_failed_at AS last FROM throttles WHERE key = ${key}`;
  return row;
};

test("of eight tries that race for one row one gets through", async () => {
  const guard = guardOf("race");
  await foyer.sql`INSERT INTO throttles VALUES ('race', 12, now() - interval '1 hour')`;
  const ends = await foyer.raceBehind(
    { text: "SELECT 1 FROM throttles WHERE key = $1 FOR UPDATE", values: ["race"] },
    Array.from({ length: 8 }, () => () => claim(guard)),
  );
  const values = ends.map((end) => end.status === "fulfilled" && end.value);
  expect(values.filter((value) => value === "claimed")).toHaveLength(1);
  expect(values.filter((value) => value === "account_locked")).toHaveLength(7);
  expect(await rowOf(guard)).toMatchObject({ failures: 13 });
});

test("the first tries cost no wait, and each counts before it is looked at", async () => {
  const guard = guardOf("first");
  expect([await claim(guard), await claim(guard), await claim(guard)]).toEqual([
    "claimed",
    "claimed",
    "claimed",
  ]);
  expect(await rowOf(guard)).toMatchObject({ failures: 3 });
});

test("a try that is given back leaves everything as it was", async () => {
  const guard = guardOf("back");
  await foyer.sql`INSERT INTO throttles VALUES ('back', 9, now() - interval '10 minutes')`;
  const before = await rowOf(guard);
  expect(await claim(guard)).toBe("claimed");
  expect(await claim(guard)).toBe("account_locked");
  await giveBack(foyer.services.database.read, guard);
  expect(await rowOf(guard)).toEqual(before);
  expect(await claim(guard)).toBe("claimed");
  await forgive(foyer.services.database.read, guard);
  expect(await rowOf(guard)).toBeUndefined();
});

test("giving back what is not there is no credit", async () => {
  const guard = guardOf("credit");
  await claim(guard);
  for (let count = 0; count < 5; count++) await giveBack(foyer.services.database.read, guard);
  expect(await rowOf(guard)).toMatchObject({ failures: 0 });
});

test("the caller's own password, asked for again, is guarded too: a stolen session guesses no faster, and keeps its owner from nothing", async () => {
  const account = await foyer.stranger();
  const [thief, owner] = [foyer.callerFor(account).account, foyer.callerFor(account).account];
  const [session] = (await thief.sessions({})).items;
  await foyer.sql`
    INSERT INTO throttles VALUES (${`reauthentication:${account.userId}:${session?.id}`}, 12, now())`;
  const change = { currentPassword: "not the right one", newPassword: "a completely different one" };
  expect(await endOf(thief.changePassword(change))).toBe("account_locked");
  expect(await endOf(owner.changePassword({ ...change, currentPassword: password }))).toBe("done");
});
