import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { afterTheSame } from "./after-the-same.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pool = {};
const call = (input = "an input") =>
  ({ id: Buffer.from("a key"), fingerprints: [Buffer.from(input)] }) as const;
const begin = (input?: string) => {
  const work = Promise.withResolvers<string>();
  const hasBegun = vi.fn<() => Promise<string>>(() => work.promise);
  return { ...work, hasBegun, ended: afterTheSame(pool, call(input), hasBegun) };
};

test("of the same call one is worked on at a time, in the order in which they came, and another input waits for none [S1.10]", async () => {
  const [first, second, third, other] = [begin(), begin(), begin(), begin("another")];
  await vi.advanceTimersByTimeAsync(1);
  expect(other.hasBegun).toHaveBeenCalled();
  expect(second.hasBegun).not.toHaveBeenCalled();
  first.reject(new Error("It was refused."));
  await expect(first.ended).rejects.toThrow("refused");
  await vi.advanceTimersByTimeAsync(1);
  expect(second.hasBegun).toHaveBeenCalled();
  expect(third.hasBegun).not.toHaveBeenCalled();
  second.resolve("second");
  third.resolve("third");
  expect([await second.ended, await third.ended]).toEqual(["second", "third"]);
});

test("whoever waits ten seconds is asked to come again, and those behind do not go before their turn [S1.10]", async () => {
  const [first, second] = [begin(), begin()];
  const refused = Promise.allSettled([second.ended]);
  await vi.advanceTimersByTimeAsync(9_000);
  const third = begin();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await refused).toMatchObject([
    { reason: { reason: "conflict", details: { retryAfterSeconds: 1 } } },
  ]);
  expect(second.hasBegun).not.toHaveBeenCalled();
  expect(third.hasBegun).not.toHaveBeenCalled();
  first.resolve("first");
  third.resolve("third");
  expect([await first.ended, await third.ended]).toEqual(["first", "third"]);
});

test("when the database is away all learn it from whoever is in front, and whoever comes later looks anew [S1.10]", async () => {
  const [first, second, third] = [begin(), begin(), begin()];
  const away = Object.assign(new Error("Nobody answers."), { code: "ECONNREFUSED" });
  first.reject(away);
  const ends = await Promise.allSettled([first.ended, second.ended, third.ended]);
  expect(ends.map((end) => end.status === "rejected" && end.reason)).toEqual([away, away, away]);
  const later = begin();
  later.resolve("later");
  expect(await later.ended).toBe("later");
});
