import { Failure } from "@foyer/contract/failures";
import { openDatabase } from "@foyer/db/database";
import { isUnavailable } from "@foyer/db/trouble";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { type Bucket, type Limits, openLimits } from "./limits.ts";

const foyer = testFoyer();

const take = async (limits: Limits, bucket: Bucket, who: string) => {
  try {
    await limits.take(bucket, who);
    return "taken";
  } catch (error) {
    if (error instanceof Failure) return error.reason;
    throw error;
  }
};

const spent = (key: string, points: number) => foyer.sql`
  INSERT INTO rate_limits (key, points, expire) VALUES (${key}, ${points}, (EXTRACT(EPOCH FROM now()) + 60) * 1000)`;
const pointsOf = async (key: string) =>
  (await foyer.sql<{ points: number }>`SELECT points FROM rate_limits WHERE key = ${key}`)[0]?.points;

describe("a limit", () => {
  test("is shared by all servers", async () => {
    const servers = [openLimits(foyer.services.database), openLimits(foyer.services.database)];
    const ends = await Promise.all(
      Array.from({ length: 80 }, (_, call) =>
        take(servers[call % 2] ?? foyer.services.limits, "bad_link", "192.0.2.1"),
      ),
    );
    expect(ends.filter((end) => end === "taken")).toHaveLength(60);
    expect(ends.filter((end) => end === "rate_limited")).toHaveLength(20);
  });

  test("is each network's own, and over with its window", async () => {
    const limits = openLimits(foyer.services.database);
    await spent("bad_link:192.0.2.2", 60);
    expect(await take(limits, "bad_link", "192.0.2.2")).toBe("rate_limited");
    expect(await take(limits, "bad_link", "192.0.2.3")).toBe("taken");
    await foyer.sql`UPDATE rate_limits SET expire = 1 WHERE key = 'bad_link:192.0.2.2'`;
    expect(await take(openLimits(foyer.services.database), "bad_link", "192.0.2.2")).toBe("taken");
  });

  test("costs a flood's victim no statement more once it is reached", async () => {
    const limits = openLimits(foyer.services.database);
    await spent("bad_link:192.0.2.4", 60);
    expect(await take(limits, "bad_link", "192.0.2.4")).toBe("rate_limited");
    for (let call = 0; call < 50; call++) await take(limits, "bad_link", "192.0.2.4");
    expect(await pointsOf("bad_link:192.0.2.4")).toBe(61);
  });

  test("lets nobody through while the database is away", async () => {
    const away = openDatabase({ url: "postgresql://foyer:x@127.0.0.1:9/foyer" });
    try {
      const refusal = await openLimits(away)
        .take("sign_in", "192.0.2.5")
        .then(
          () => "let through",
          (error: unknown) => isUnavailable(error),
        );
      expect(refusal).toBe(true);
    } finally {
      await away.close();
    }
  });
});

describe("what costs next to nothing is taken in blocks", () => {
  test("whoever calls as people do costs no statement; in parallel no block is lost", async () => {
    const limits = openLimits(foyer.services.database);
    await Promise.all(Array.from({ length: 100 }, () => take(limits, "general", "192.0.2.10")));
    expect(await pointsOf("general:192.0.2.10")).toBeUndefined();
    await Promise.all(Array.from({ length: 100 }, () => take(limits, "general", "192.0.2.10")));
    expect(await pointsOf("general:192.0.2.10")).toBe(100);
  });

  test("and ends all the same", async () => {
    const limits = openLimits(foyer.services.database);
    const ends = [];
    for (let call = 0; call < 3_010; call++) ends.push(await take(limits, "general", "192.0.2.11"));
    expect(ends.filter((end) => end === "taken")).toHaveLength(3_000);
    expect(ends.slice(3_000)).toEqual(Array.from({ length: 10 }, () => "rate_limited"));
  });
});
