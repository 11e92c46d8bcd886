import { createHash } from "node:crypto";
import { totpNow } from "@foyer/testing/authenticator";
import type { Browser } from "@foyer/testing/browser";
import { type Account, type Person, password } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { fromNowhere } from "../context.ts";
import { openSessions } from "./sessions.ts";

const foyer = testFoyer();

/** A browser in which somebody has a session already. */
async function browserOf(account: Account, userAgent = "Tests/1.0"): Promise<Browser> {
  const browser = foyer.browser(account, { userAgent });
  await browser.api.auth.me();
  return browser;
}

const isIn = async ({ api }: Browser) => (await api.auth.me()).user !== null;

/** Makes somebody's sessions older, and unused for so long (intervals of PostgreSQL). The clock itself is PostgreSQL's. */
async function age({ userId }: Account, { by, unused }: { by: string; unused: string }) {
  await foyer.sql`
    UPDATE sessions SET created_at = now() - ${by}::interval, last_used_at = now() - ${unused}::interval
    WHERE user_id = ${userId}`;
}

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const safari =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15";

describe("a session", () => {
  test("is kept as a hash: its id in the database signs nobody in", async () => {
    const known = await foyer.stranger();
    const browser = await browserOf(known);
    const token = browser.cookieHeader()?.split("=")[1] ?? "";
    const rows = await foyer.sql<{ id: string; public_id: string }>`
      SELECT id, public_id FROM sessions WHERE user_id = ${known.userId}`;
    expect(rows).toEqual([
      { id: createHash("sha256").update(token).digest("hex"), public_id: expect.any(String) },
    ]);
    for (const leaked of rows.flatMap(({ id, public_id }) => [id, id.slice(0, 43), public_id])) {
      const cookies = `__Host-foyer_session=${leaked}; __Host-foyer_mfa=${leaked}`;
      expect(await foyer.services.sessions.find({ ...fromNowhere, cookies })).toBeNull();
    }
  });

  test("ends with signing out, on the server too; signing out twice is no trouble", async () => {
    const known = await foyer.stranger();
    const browser = await browserOf(known);
    const cookies = browser.cookieHeader();
    expect(await browser.api.auth.signOut()).toEqual({ status: "signed_out" });
    expect(browser.cookieHeader()).toBeUndefined();
    expect(browser.received.at(-1)).toMatch(/^__Host-foyer_session=; .*Max-Age=0/);
    expect(await foyer.services.sessions.find({ ...fromNowhere, cookies })).toBeNull();
    expect(await browser.api.auth.signOut()).toEqual({ status: "signed_out" });
    expect(await browser.api.auth.me()).toEqual({
      user: null,
      mfa: "nothing",
      organizations: [],
      spaces: [],
    });
  });

  test("that is only half of one ends with signing out too", async () => {
    const known = await foyer.stranger();
    const browser = foyer.browser(known, { half: true });
    expect(await browser.api.auth.me()).toEqual({ user: null, mfa: "code", organizations: [], spaces: [] });
    await browser.api.auth.signOut();
    expect(await browser.api.auth.me()).toMatchObject({ mfa: "nothing" });
    expect(await foyer.sql`SELECT 1 FROM mfa_challenges WHERE user_id = ${known.userId}`).toEqual([]);
  });

  test("half of one is none: its token in the cookie of a session opens nothing, and the other way round", async () => {
    const known = await foyer.stranger();
    const half = foyer.browser(known, { half: true });
    await half.api.auth.me();
    const asWhole = half.cookieHeader()?.replace("__Host-foyer_mfa", "__Host-foyer_session");
    expect(await foyer.services.sessions.find({ ...fromNowhere, cookies: asWhole })).toBeNull();
    const whole = await browserOf(known);
    const asHalf = whole.cookieHeader()?.replace("__Host-foyer_session", "__Host-foyer_mfa");
    expect(await foyer.services.sessions.find({ ...fromNowhere, cookies: asHalf })).toBeNull();
  });

  test.each([
    ["nothing", ""],
    ["a name without a value", "__Host-foyer_session"],
    ["an empty value", "__Host-foyer_session="],
    ["a broken percent-encoding", "__Host-foyer_session=%"],
    ["a control character", "__Host-foyer_session=\0"],
    ["separators alone", "=;=;="],
    ["ten thousand letters", "x".repeat(10_000)],
    ["a token of nobody", `__Host-foyer_session=${"A".repeat(43)}`],
  ])("is nobody's where the cookie header has %s", async (_, header) => {
    expect(await foyer.services.sessions.find({ ...fromNowhere, cookies: header })).toBeNull();
  });

  test("is found among the cookies of other programs, however broken those are", async () => {
    const known = await foyer.stranger();
    const browser = await browserOf(known);
    const header = `a=100%; foyer=%E0%A4%A; b; ${browser.cookieHeader()}; not_foyer_session=x; =`;
    expect(await foyer.services.sessions.find({ ...fromNowhere, cookies: header })).toMatchObject({
      userId: known.userId,
    });
  });

  test("has a cookie that no script reads, no other site's form sends, and that travels over https alone where the public URL is https", async () => {
    const { userId } = await foyer.stranger();
    const cookies = [false, true].map(async (secure) =>
      openSessions(foyer.services.database, { secure }).start(userId, fromNowhere),
    );
    const [plain, secure] = await Promise.all(cookies);
    for (const cookie of [plain, secure]) expect(cookie).toMatch(/; HttpOnly; .*Path=\/; SameSite=Lax/);
    expect(secure).toMatch(/; Secure/);
    expect(plain).not.toMatch(/; Secure/);
    expect(openSessions(foyer.services.database, { secure: true }).forget()).toMatch(/; Secure/);
  });
});

describe("the life of a session [S1.4]", () => {
  const hours = (count: number) => `${count} hours`;

  async function ownerUnder(rule: { idle: number; lifetime: number }, place?: { email: string }) {
    const owner = await foyer.owner(place);
    await setRule(owner, rule);
    return owner;
  }

  async function setRule({ organizationId }: Person, { idle, lifetime }: { idle: number; lifetime: number }) {
    await foyer.sql`
      UPDATE organizations SET session_idle_hours = ${idle}, session_hours = ${lifetime}
      WHERE id = ${organizationId}`;
  }

  test("ends when it was not used for as long as the policy says, to the second", async () => {
    const owner = await ownerUnder({ idle: 2, lifetime: 100 });
    const browser = await browserOf(owner);
    await age(owner, { by: hours(50), unused: "1 hour 59 minutes 50 seconds" });
    expect(await isIn(browser)).toBe(true);
    await age(owner, { by: hours(50), unused: "2 hours" });
    expect(await isIn(browser)).toBe(false);
  });

  test("that has ended takes no cookie away: another request may just have got the next one", async () => {
    const browser = await browserOf(await foyer.owner());
    const before = browser.received.length;
    await foyer.sql`DELETE FROM sessions`;
    expect(await isIn(browser)).toBe(false);
    expect(browser.received).toHaveLength(before);
  });

  test("is kept alive by use, and ends at its lifetime however much it is used", async () => {
    const owner = await ownerUnder({ idle: 2, lifetime: 100 });
    const browser = await browserOf(owner);
    await age(owner, { by: "99 hours 59 minutes 50 seconds", unused: hours(1) });
    expect(await isIn(browser)).toBe(true);
    expect(await lastUsed(owner)).toBe("0");
    await age(owner, { by: hours(100), unused: "0 hours" });
    expect(await isIn(browser)).toBe(false);
  });

  test("follows a policy that was changed meanwhile, at the next request", async () => {
    const owner = await ownerUnder({ idle: 100, lifetime: 100 });
    const browser = await browserOf(owner);
    await age(owner, { by: hours(10), unused: hours(5) });
    const { cookies } = { cookies: browser.cookieHeader() };
    await setRule(owner, { idle: 5, lifetime: 100 });
    expect(await foyer.services.sessions.find({ ...fromNowhere, cookies })).toBeNull();
    await setRule(owner, { idle: 100, lifetime: 10 });
    expect(await foyer.services.sessions.find({ ...fromNowhere, cookies })).toBeNull();
    await setRule(owner, { idle: 100, lifetime: 100 });
    expect(await isIn(browser)).toBe(true);
  });

  test("goes by the strictest of the organizations that one is active in, and by no other", async () => {
    const owner = await ownerUnder({ idle: 50, lifetime: 100 });
    const strict = await ownerUnder({ idle: 1, lifetime: 2 });
    const browser = await browserOf(owner);
    await foyer.services.database.read.membership.create({
      data: { organizationId: strict.organizationId, userId: owner.userId, role: "member", active: false },
    });
    await age(owner, { by: hours(10), unused: hours(5) });
    expect(await isIn(browser)).toBe(true);
    await age(owner, { by: hours(10), unused: hours(5) });
    await foyer.sql`
      UPDATE memberships SET active = true, joined_at = now()
      WHERE user_id = ${owner.userId} AND organization_id = ${strict.organizationId}`;
    expect(await isIn(browser)).toBe(false);
  });

  test("of somebody in no organization is 14 days unused and 30 days at the latest", async () => {
    const known = await foyer.stranger();
    const browser = await browserOf(known);
    await age(known, { by: hours(719), unused: hours(335) });
    expect(await isIn(browser)).toBe(true);
    const cookies = browser.cookieHeader();
    for (const past of [
      { by: hours(720), unused: "0 hours" },
      { by: hours(400), unused: hours(336) },
    ]) {
      await age(known, past);
      expect(await foyer.services.sessions.find({ ...fromNowhere, cookies })).toBeNull();
    }
  });

  test("goes by the database's clock: a server whose own is wrong by a year neither ends nor prolongs one", async () => {
    const owner = await ownerUnder({ idle: 2, lifetime: 100 });
    const browser = await browserOf(owner);
    const { now } = Date;
    for (const wrong of [-1, 1]) {
      Date.now = () => now() + wrong * 365 * 86_400_000;
      try {
        await age(owner, { by: hours(1), unused: hours(1) });
        expect(await isIn(browser)).toBe(true);
      } finally {
        Date.now = now;
      }
    }
    const cookies = browser.cookieHeader();
    await age(owner, { by: hours(3), unused: hours(3) });
    Date.now = () => now() - 365 * 86_400_000;
    try {
      expect(await foyer.services.sessions.find({ ...fromNowhere, cookies })).toBeNull();
    } finally {
      Date.now = now;
    }
  });

  test("notes its last use with the place of it, at most once a minute, also in parallel", async () => {
    const known = await foyer.stranger();
    const browser = await browserOf(known, firefox);
    await age(known, { by: hours(5), unused: "50 seconds" });
    await browser.api.auth.me();
    expect(await lastUsed(known)).toBe("50");
    await age(known, { by: hours(5), unused: "70 seconds" });
    await Promise.all([browser.api.auth.me(), browser.api.auth.me(), browser.api.auth.me()]);
    expect(await lastUsed(known)).toBe("0");
    expect(
      await foyer.sql`SELECT host(ip) AS ip, user_agent FROM sessions WHERE user_id = ${known.userId}`,
    ).toEqual([{ ip: "192.0.2.7", user_agent: firefox }]);
  });

  test("is neither noted nor removed by a request that may change nothing", async () => {
    const known = await foyer.stranger();
    const browser = await browserOf(known);
    const kept = () => foyer.sql`SELECT * FROM sessions WHERE user_id = ${known.userId}`;
    const visitor = { ...fromNowhere, cookies: browser.cookieHeader() };
    for (const [unused, caller] of [
      [hours(10), { userId: known.userId }],
      [hours(336), null],
    ] as const) {
      await age(known, { by: hours(400), unused });
      const before = await kept();
      expect(await foyer.services.sessions.find(visitor, { note: false })).toEqual(
        expect.objectContaining(caller ?? {}),
      );
      expect(await kept()).toEqual(before);
      expect(before).toHaveLength(1);
    }
  });

  test("what has ended is removed at night, and nothing else", async () => {
    const [idle, old, live] = [
      await ownerUnder({ idle: 2, lifetime: 100 }),
      await ownerUnder({ idle: 100, lifetime: 2 }),
      await ownerUnder({ idle: 100, lifetime: 100 }),
    ];
    for (const owner of [idle, old, live]) {
      await browserOf(owner);
      await age(owner, { by: hours(3), unused: hours(3) });
    }
    await foyer.services.sessions.removeExpired();
    const left = await foyer.sql`
      SELECT user_id FROM sessions WHERE user_id IN (${idle.userId}, ${old.userId}, ${live.userId})`;
    expect(left).toEqual([{ user_id: live.userId }]);
  });

  async function lastUsed({ userId }: Account) {
    const [row] = await foyer.sql<{ seconds: string }>`
      SELECT round(extract(epoch FROM now() - last_used_at) / 10) * 10 AS seconds FROM sessions
      WHERE user_id = ${userId}`;
    return row?.seconds;
  }
});

describe("one's own sessions [S1.4]", () => {
  test("are listed with device and place of last use, the newest first, page by page", async () => {
    const known = await foyer.stranger();
    const first = await browserOf(known, firefox);
    const second = await browserOf(known, safari);
    const third = await browserOf(known, "");
    // As old as each other, two of them: then the id decides.
    await foyer.sql`
      UPDATE sessions SET created_at = now() - interval '1 hour', last_used_at = now() - interval '2 minutes'
      WHERE user_id = ${known.userId} AND user_agent IS NOT NULL`;
    await foyer.sql`
      UPDATE sessions SET created_at = now() - interval '1 hour', last_used_at = now() - interval '2 minutes'
      WHERE user_id = ${known.userId}`;
    for (const { api } of [first, second, third]) await api.auth.me();

    const { items } = await second.api.account.sessions({});
    expect(items.map(({ device, ip, isCurrent }) => [device, ip, isCurrent]).toSorted()).toEqual([
      ["Firefox on Linux", "192.0.2.7", false],
      ["Safari on macOS", "192.0.2.7", true],
      ["Unknown device", "192.0.2.7", false],
    ]);
    const paged = [];
    for (let cursor: string | undefined, page = 0; page < 4; page++) {
      const answer = await second.api.account.sessions({ limit: 1, ...(cursor && { cursor }) });
      paged.push(...answer.items);
      if (answer.nextCursor === null) break;
      cursor = answer.nextCursor;
    }
    expect(paged).toEqual(items);
    const newest = await browserOf(known);
    const again = await newest.api.account.sessions({ limit: 1 });
    expect(again.items).toMatchObject([{ isCurrent: true }]);
  });

  test("are not shown once they have ended by the policy", async () => {
    const owner = await foyer.owner();
    const gone = await browserOf(owner, firefox);
    await foyer.sql`UPDATE organizations SET session_idle_hours = 2 WHERE id = ${owner.organizationId}`;
    await age(owner, { by: "3 hours", unused: "2 hours" });
    const here = await browserOf(owner);
    expect((await here.api.account.sessions({})).items).toMatchObject([{ isCurrent: true }]);
    expect(await isIn(gone)).toBe(false);
  });

  test("never tell what would sign somebody in", async () => {
    const known = await foyer.stranger();
    const { api, cookieHeader } = await browserOf(known);
    const [row] = await foyer.sql<{ id: string }>`SELECT id FROM sessions WHERE user_id = ${known.userId}`;
    const told = JSON.stringify(await api.account.sessions({}));
    expect(told).not.toContain(row?.id);
    expect(told).not.toContain(cookieHeader()?.split("=")[1]);
  });

  test("end one by one: out at the next request, written down, and the other ones stay", async () => {
    const known = await foyer.stranger();
    const [here, there, elsewhere] = [
      await browserOf(known),
      await browserOf(known, firefox),
      await browserOf(known),
    ];
    const { items } = await there.api.account.sessions({});
    const sessionId = items.find(({ isCurrent }) => isCurrent)?.id ?? "";
    await here.api.account.revokeSession({ sessionId: sessionId.toUpperCase() });
    expect([await isIn(there), await isIn(here), await isIn(elsewhere)]).toEqual([false, true, true]);
    expect(
      await foyer.sql`
        SELECT act, actor_id, details, host(ip) AS ip FROM audit_entries WHERE subject_id = ${known.userId}`,
    ).toEqual([
      {
        act: "account.session_revoked",
        actor_id: known.userId,
        details: { sessionId, device: expect.any(String) },
        ip: "192.0.2.7",
      },
    ]);
    expect(await endOf(here.api.account.revokeSession({ sessionId }))).toBe("not_found");
  });

  test("are nobody else's to end", async () => {
    const [known, mallory] = [await foyer.stranger(), await foyer.stranger()];
    const theirs = await browserOf(known);
    const [session] = (await theirs.api.account.sessions({})).items;
    const { api } = await browserOf(mallory);
    expect(await endOf(api.account.revokeSession({ sessionId: session?.id ?? "" }))).toBe("not_found");
    expect(await isIn(theirs)).toBe(true);
    expect(await foyer.sql`SELECT 1 FROM audit_entries WHERE actor_id = ${mallory.userId}`).toEqual([]);
  });

  test("end with one's own: that signs out, and the cookie is forgotten", async () => {
    const known = await foyer.stranger();
    const browser = await browserOf(known);
    const [session] = (await browser.api.account.sessions({})).items;
    await browser.api.account.revokeSession({ sessionId: session?.id ?? "" });
    expect(browser.cookieHeader()).toBeUndefined();
    expect(await isIn(browser)).toBe(false);
  });

  test("of two calls at once that end one, one does", async () => {
    const known = await foyer.stranger();
    const [here, there] = [await browserOf(known), await browserOf(known)];
    const [session] = (await there.api.account.sessions({})).items.filter(({ isCurrent }) => isCurrent);
    const ends = await Promise.all(
      [1, 2, 3, 4].map(() => endOf(here.api.account.revokeSession({ sessionId: session?.id ?? "" }))),
    );
    expect(ends.toSorted()).toEqual(["done", "not_found", "not_found", "not_found"]);
  });

  test("all end but this one, half ones too", async () => {
    const known = await foyer.stranger();
    const [here, there, elsewhere] = [await browserOf(known), await browserOf(known), await browserOf(known)];
    const half = foyer.browser(known, { half: true });
    expect(await half.api.auth.me()).toMatchObject({ mfa: "code" });
    const mallory = await browserOf(await foyer.stranger());

    await here.api.account.revokeOtherSessions();

    expect([await isIn(here), await isIn(there), await isIn(elsewhere)]).toEqual([true, false, false]);
    expect(await half.api.auth.me()).toMatchObject({ mfa: "nothing" });
    expect(await isIn(mallory)).toBe(true);
    expect(
      await foyer.sql`SELECT act, details FROM audit_entries WHERE subject_id = ${known.userId}`,
    ).toEqual([{ act: "account.other_sessions_revoked", details: { sessions: 2 } }]);
  });
});

describe("stale sessions", () => {
  test("after a changed password: every other one has ended, half ones too", async () => {
    const known = await foyer.stranger();
    const [here, there] = [await browserOf(known), await browserOf(known)];
    const half = foyer.browser(known, { half: true });
    await half.api.auth.me();
    const newPassword = "a completely different one";
    await here.api.account.changePassword({ currentPassword: password, newPassword });
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect(await half.api.auth.me()).toMatchObject({ mfa: "nothing" });
  });

  test("after a second factor was set up, taken off or reset: every other one has ended", async () => {
    const owner = await foyer.owner();
    const known = await foyer.member({ organizationId: owner.organizationId });
    const [here, there] = [await browserOf(known), await browserOf(known)];
    const { manualEntryKey } = await here.api.account.mfa.enroll({ password });
    expect(await isIn(there)).toBe(true);
    await here.api.account.mfa.confirm({ code: totpNow(manualEntryKey) });
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);

    const again = await browserOf(known);
    await here.api.account.mfa.disable({ password, code: totpNow(manualEntryKey, 1) });
    expect([await isIn(here), await isIn(again)]).toEqual([true, false]);

    await foyer.authenticator(known);
    const { organizationId } = owner;
    await foyer.callerFor(owner).people.resetMfa({ organizationId, userId: known.userId });
    expect(await isIn(here)).toBe(false);
  });

  test("after a new role: the old one's rights are gone at the next request", async () => {
    const admin = await foyer.admin();
    const { organizationId, userId } = admin;
    const { api } = await browserOf(admin);
    expect(await endOf(api.people.list({ organizationId }))).toBe("done");
    await foyer.sql`UPDATE memberships SET role = 'member' WHERE user_id = ${userId}`;
    expect(await endOf(api.people.list({ organizationId }))).toBe("forbidden");
    expect((await api.auth.me()).organizations).toMatchObject([{ role: "member" }]);
    await foyer.sql`UPDATE memberships SET role = 'owner' WHERE user_id = ${userId}`;
    expect(await endOf(api.organizations.update({ organizationId, resendLimit: 1 }))).toBe("done");
  });

  test("after somebody was disabled or removed: they are out at the next request", async () => {
    const owner = await foyer.owner();
    const { organizationId, userId } = owner;
    const { api } = await browserOf(owner);
    await foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${userId}`;
    expect(await endOf(api.people.list({ organizationId }))).toBe("account_disabled");
    expect((await api.auth.me()).organizations).toEqual([]);
    await foyer.sql`DELETE FROM memberships WHERE user_id = ${userId}`;
    expect(await endOf(api.people.list({ organizationId }))).toBe("not_found");
  });

  test("after a policy that asks for a second factor: nothing of that organization is reached before there is one", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { api } = await browserOf(owner);
    await foyer.sql`UPDATE organizations SET mfa_policy = 'required' WHERE id = ${organizationId}`;
    expect(await refusalOf(api.people.list({ organizationId }))).toMatchObject({
      reason: "mfa_enrolment_required",
    });
    expect(await api.auth.me()).toMatchObject({
      mfa: "enrolment",
      organizations: [{ mfaEnrolmentRequired: true }],
    });
    expect((await api.organizations.list({})).items).toEqual([]);
    await foyer.authenticator(owner);
    expect(await endOf(api.people.list({ organizationId }))).toBe("done");
  });
});

describe("a sign-in that is under way when sessions are ended", () => {
  /** What a sign-in does in its transaction: it holds the account, and starts a session. */
  const signingIn = (userId: string) => ({
    text: `WITH held AS (SELECT id FROM users WHERE id = $1 FOR SHARE)
      INSERT INTO sessions (id, user_id, expires_at) SELECT 'under way', id, now() + interval '1 day' FROM held`,
    values: [userId],
  });

  test("is ended with them, by an admin who signs somebody out everywhere", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { userId } = await foyer.member({ organizationId });
    const { people } = foyer.callerFor(owner);
    await foyer.raceBehind(signingIn(userId), [() => people.signOutEverywhere({ organizationId, userId })]);
    expect(await foyer.sql`SELECT id FROM sessions WHERE user_id = ${userId}`).toEqual([]);
  });

  test("is ended with them, by oneself", async () => {
    const known = await foyer.stranger();
    const { api } = foyer.browser(known);
    await api.auth.me();
    await foyer.raceBehind(signingIn(known.userId), [() => api.account.revokeOtherSessions()]);
    expect(await foyer.sql`SELECT id FROM sessions WHERE user_id = ${known.userId}`).toHaveLength(1);
  });
});
