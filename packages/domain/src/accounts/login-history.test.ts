import { password } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { cleanUp } from "../clean-up.ts";
import { passwordKey } from "./guards.ts";

const foyer = testFoyer();

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const ip = "203.0.113.40";
const signIn = (email: string, typed: string, from: { ip?: string; userAgent?: string } = {}) =>
  endOf(foyer.callerFor(null, from).auth.signIn({ email, password: typed }));

describe("the login history", () => {
  test("keeps every attempt with time, address, device and outcome, the newest first [S1.7]", async () => {
    const account = await foyer.stranger();
    await signIn(account.email, "not the right one", { ip, userAgent: firefox });
    await signIn(account.email.toUpperCase(), password, { ip: "2001:db8::7", userAgent: "curl/8" });
    await foyer.sql`INSERT INTO throttles VALUES (${passwordKey(account.email)}, 12, now())`;
    await signIn(account.email, password, { ip, userAgent: firefox });
    const { items, nextCursor } = await foyer.callerFor(account).account.loginHistory({});
    expect(nextCursor).toBeNull();
    const common = { id: expect.any(String), at: expect.stringMatching(/Z$/), secondFactor: null };
    expect(items).toEqual([
      { ...common, ip, device: "Firefox on Linux", outcome: "throttled" },
      { ...common, ip: "2001:db8::7", device: expect.any(String), outcome: "signed_in" },
      { ...common, ip, device: "Firefox on Linux", outcome: "wrong_password" },
    ]);
  });

  test("is read in pages that miss and repeat nothing, also where times are equal", async () => {
    const account = await foyer.stranger();
    await foyer.sql`
      INSERT INTO login_attempts (id, email, user_id, outcome, at)
      SELECT gen_random_uuid(), ${account.email}, ${account.userId}::uuid, 'wrong_password',
        now() - make_interval(mins => number / 3) FROM generate_series(1, 25) number`;
    const { account: own } = foyer.callerFor(account);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await own.loginHistory({ limit: 10, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  test("is nobody else's", async () => {
    const [one, other] = [await foyer.stranger(), await foyer.stranger()];
    await signIn(one.email, password);
    expect((await foyer.callerFor(other).account.loginHistory({})).items).toEqual([]);
    expect(await endOf(foyer.callerFor(null).account.loginHistory({}))).toBe("unauthenticated");
  });

  test("is kept for ninety days", async () => {
    const account = await foyer.stranger();
    for (const days of [91, 89]) {
      await foyer.sql`
        INSERT INTO login_attempts (id, email, user_id, outcome, at)
        VALUES (gen_random_uuid(), ${account.email}, ${account.userId}::uuid, 'signed_in', now() - make_interval(days => ${days}::int))`;
    }
    await foyer.sql`
      INSERT INTO throttles VALUES ('forgotten', 3, now() - interval '25 hours'), ('fresh', 3, now() - interval '23 hours')`;
    await foyer.sql`
      INSERT INTO rate_limits VALUES ('over', 3, (EXTRACT(EPOCH FROM now()) - 3700) * 1000),
        ('open', 3, (EXTRACT(EPOCH FROM now()) + 10) * 1000)`;
    await foyer.sql`
      INSERT INTO mfa_challenges VALUES ('ended', ${account.userId}::uuid, now() - interval '1 second'),
        ('half', ${account.userId}::uuid, now() + interval '1 minute')`;
    expect(await cleanUp(foyer.services)).toMatchObject({ loginAttempts: 1, leftovers: 3 });
    expect(
      await foyer.sql`
      SELECT key AS id FROM throttles WHERE key IN ('forgotten', 'fresh')
      UNION ALL SELECT key FROM rate_limits WHERE key IN ('over', 'open')
      UNION ALL SELECT id FROM mfa_challenges`,
    ).toEqual([{ id: "fresh" }, { id: "open" }, { id: "half" }]);
    expect((await foyer.callerFor(account).account.loginHistory({})).items).toHaveLength(1);
  });
});

describe("a person's login history, as their organization sees it", () => {
  test("begins when they joined, and needs the permission [S1.7]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    await signIn(member.email, "not the right one");
    await foyer.sql`UPDATE memberships SET joined_at = now() WHERE user_id = ${member.userId}`;
    await signIn(member.email, password, { ip, userAgent: firefox });
    const by = { organizationId, userId: member.userId };
    const { items } = await foyer.callerFor(owner).people.loginHistory(by);
    expect(items).toMatchObject([{ ip, device: "Firefox on Linux", outcome: "signed_in" }]);
    expect(await endOf(foyer.callerFor(member).people.loginHistory(by))).toBe("forbidden");
  });

  test("is none where they never joined, and nobody's where they are not in it", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const invited = await foyer.member({ organizationId, active: false });
    await signIn(invited.email, "not the right one");
    await foyer.sql`UPDATE memberships SET joined_at = NULL WHERE user_id = ${invited.userId}`;
    const { people } = foyer.callerFor(owner);
    expect(await people.loginHistory({ organizationId, userId: invited.userId })).toEqual({
      items: [],
      nextCursor: null,
    });
    const stranger = await foyer.member();
    expect(await endOf(people.loginHistory({ organizationId, userId: stranger.userId }))).toBe("not_found");
    expect(
      await endOf(people.loginHistory({ organizationId: stranger.organizationId, userId: stranger.userId })),
    ).toBe("not_found");
  });
});
