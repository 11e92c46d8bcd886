import { createHash } from "node:crypto";
import { password } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { fromNowhere } from "../context.ts";
import { openSessions } from "./sessions.ts";

const foyer = testFoyer();

describe("enumeration", () => {
  test("signing in answers an unknown address, a wrong password and a prepared account alike [S1.1]", async () => {
    const known = await foyer.stranger();
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const prepared = await foyer
      .callerFor(owner)
      .people.create({ organizationId, email: foyer.address(), name: "Grace", role: "member" });
    const { auth } = foyer.callerFor(null);
    const answers = [
      await refusalOf(auth.signIn({ email: known.email, password: "not the right password" })),
      await refusalOf(auth.signIn({ email: foyer.address(), password })),
      await refusalOf(auth.signIn({ email: prepared.email, password })),
      await refusalOf(auth.signIn({ email: prepared.email, password: "" })),
      await refusalOf(auth.signIn({ email: prepared.email, password: "nobody's password" })),
    ];
    expect(answers[0]).toEqual({
      status: 401,
      reason: "invalid_credentials",
      message: "The address or the password is not right.",
    });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
});

describe("a session", () => {
  test("of a password that was changed while it was being checked never starts", async () => {
    const known = await foyer.stranger();
    const { auth } = foyer.callerFor(null);
    const change = {
      text: "UPDATE users SET password_hash = 'changed' WHERE id = $1",
      values: [known.userId],
    };
    const ends = await foyer.raceBehind(change, [() => endOf(auth.signIn({ email: known.email, password }))]);
    expect(ends).toEqual([{ status: "fulfilled", value: "invalid_credentials" }]);
    expect(await foyer.sql`SELECT 1 FROM sessions WHERE user_id = ${known.userId}`).toEqual([]);
  });

  test("starts with an id that nobody could know before, and never with one that was brought along", async () => {
    const known = await foyer.stranger();
    const browser = foyer.browser(known);
    await browser.api.auth.me();
    const fixed = browser.cookieHeader();
    await browser.api.auth.signIn({ email: known.email, password });
    expect(browser.cookieHeader()).not.toBe(fixed);
    expect(browser.cookieHeader()).toMatch(/^foyer_session=[\w-]{43}$/);
  });

  test("is kept as a hash: what stands in the database signs nobody in", async () => {
    const known = await foyer.stranger();
    const browser = foyer.browser();
    await browser.api.auth.signIn({ email: known.email.toUpperCase(), password });
    const token = browser.cookieHeader()?.split("=")[1] ?? "";
    const rows = await foyer.sql<{ id: string }>`SELECT id FROM sessions WHERE user_id = ${known.userId}`;
    expect(rows).toEqual([{ id: createHash("sha256").update(token).digest("hex") }]);
    const { caller } = await foyer.services.sessions.find({
      ...fromNowhere,
      cookies: `foyer_session=${rows[0]?.id}`,
    });
    expect(caller).toBeNull();
  });

  test("ends with signing out, on the server too; signing out twice is no trouble", async () => {
    const known = await foyer.stranger();
    const browser = foyer.browser(known);
    await browser.api.auth.me();
    const cookieHeader = browser.cookieHeader();
    expect(await browser.api.auth.signOut()).toEqual({ status: "signed_out" });
    expect(browser.cookieHeader()).toBeUndefined();
    expect(browser.received.at(-1)).toMatch(/^foyer_session=; .*Max-Age=0/);
    expect(await foyer.services.sessions.find({ ...fromNowhere, cookies: cookieHeader })).toMatchObject({
      caller: null,
    });
    expect(await browser.api.auth.signOut()).toEqual({ status: "signed_out" });
    expect(await browser.api.auth.me()).toEqual({ user: null, organizations: [] });
  });

  test("that has ended is nobody's, and its cookie is forgotten", async () => {
    const known = await foyer.stranger();
    const browser = foyer.browser(known);
    await browser.api.auth.me();
    await foyer.sql`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id = ${known.userId}`;
    expect(await browser.api.auth.me()).toMatchObject({ user: null });
    expect(browser.cookieHeader()).toBeUndefined();
  });

  test("is prolonged by use in its second half, with a fresh cookie", async () => {
    const known = await foyer.stranger();
    const browser = foyer.browser(known);
    await browser.api.auth.me();
    expect(browser.received).toHaveLength(1);
    await foyer.sql`UPDATE sessions SET expires_at = expires_at - interval '16 days' WHERE user_id = ${known.userId}`;
    await browser.api.auth.me();
    expect(browser.received).toHaveLength(2);
    const [row] = await foyer.sql`
      SELECT round(extract(epoch FROM expires_at - now()) / 86400)::int AS days FROM sessions
      WHERE user_id = ${known.userId}`;
    expect(row).toEqual({ days: 30 });
  });

  test("is neither prolonged nor removed by a request that may change nothing", async () => {
    const known = await foyer.stranger();
    const browser = foyer.browser(known);
    await browser.api.auth.me();
    const kept = () => foyer.sql`SELECT id, expires_at FROM sessions WHERE user_id = ${known.userId}`;
    for (const [less, caller] of [
      ["16 days", { userId: known.userId }],
      ["15 days", null],
    ] as const) {
      await foyer.sql`
        UPDATE sessions SET expires_at = expires_at - ${less}::interval WHERE user_id = ${known.userId}`;
      const before = await kept();
      const found = await foyer.services.sessions.find(
        { ...fromNowhere, cookies: browser.cookieHeader() },
        { note: false },
      );
      expect(found).toMatchObject({ caller });
      expect(await kept()).toEqual(before);
      expect(before).toHaveLength(1);
    }
  });

  test.each([
    ["nothing", ""],
    ["a name without a value", "foyer_session"],
    ["an empty value", "foyer_session="],
    ["a broken percent-encoding", "foyer_session=%"],
    ["a control character", "foyer_session=\0"],
    ["separators alone", "=;=;="],
    ["ten thousand letters", "x".repeat(10_000)],
    ["a token of nobody", `foyer_session=${"A".repeat(43)}`],
  ])("is nobody's where the cookie header has %s", async (_, header) => {
    expect(await foyer.services.sessions.find({ ...fromNowhere, cookies: header })).toMatchObject({
      caller: null,
    });
  });

  test("is found among the cookies of other programs, however broken those are", async () => {
    const known = await foyer.stranger();
    const browser = foyer.browser(known);
    await browser.api.auth.me();
    const header = `a=100%; foyer=%E0%A4%A; b; ${browser.cookieHeader()}; not_foyer_session=x; =`;
    expect(await foyer.services.sessions.find({ ...fromNowhere, cookies: header })).toMatchObject({
      caller: { userId: known.userId },
    });
  });

  test("has a cookie that travels over https alone where the public URL is https", async () => {
    const { userId } = await foyer.stranger();
    const secure = openSessions(foyer.services.database, { secure: true });
    expect(await secure.start(userId, fromNowhere)).toMatch(/; Secure/);
    expect(await foyer.services.sessions.start(userId, fromNowhere)).not.toMatch(/; Secure/);
  });
});

describe("changing the password", () => {
  const changed = "a completely different one";

  test("asks for the current one, ends every other session, and keeps this one [S1.4]", async () => {
    const known = await foyer.stranger();
    const [here, there] = [foyer.browser(known), foyer.browser(known)];
    await there.api.auth.me();
    expect(
      await refusalOf(
        here.api.account.changePassword({ currentPassword: "not this one", newPassword: changed }),
      ),
    ).toMatchObject({ reason: "invalid_credentials" });
    expect(await there.api.auth.me()).toMatchObject({ user: { id: known.userId } });

    await expect(
      here.api.account.changePassword({ currentPassword: password, newPassword: changed }),
    ).resolves.toBeNull();

    expect(await here.api.auth.me()).toMatchObject({ user: { id: known.userId } });
    expect(await there.api.auth.me()).toMatchObject({ user: null });
    const { auth } = foyer.callerFor(null);
    expect(await endOf(auth.signIn({ email: known.email, password }))).toBe("invalid_credentials");
    expect(await endOf(auth.signIn({ email: known.email, password: changed }))).toBe("done");
    expect(
      await foyer.sql`SELECT act, actor_id FROM audit_entries WHERE subject_id = ${known.userId}`,
    ).toEqual([{ act: "account.password_changed", actor_id: known.userId }]);
  });

  test("to a weak one is refused, and changes nothing", async () => {
    const known = await foyer.stranger();
    const { account, auth } = foyer.callerFor(known);
    expect(
      await refusalOf(account.changePassword({ currentPassword: password, newPassword: "too short" })),
    ).toMatchObject({ reason: "weak_password" });
    expect(await endOf(auth.signIn({ email: known.email, password }))).toBe("done");
  });

  test("by two at once from the same old one happens once", async () => {
    const known = await foyer.stranger();
    const browser = foyer.browser(known);
    await browser.api.auth.me();
    const ends = await Promise.all(
      ["a completely different one", "another different one!"].map((newPassword) =>
        endOf(browser.api.account.changePassword({ currentPassword: password, newPassword })),
      ),
    );
    expect(ends.filter((end) => end === "done")).toHaveLength(1);
    expect(["conflict", "invalid_credentials"]).toContain(ends.find((end) => end !== "done"));
  });

  test("a password is the same in every way in which a keyboard may write it", async () => {
    const known = await foyer.stranger();
    const { account, auth } = foyer.callerFor(known);
    await account.changePassword({ currentPassword: password, newPassword: "Zoe\u0308 und die Ruhe" });
    expect(await endOf(auth.signIn({ email: known.email, password: "Zo\u00eb und die Ruhe" }))).toBe("done");
  });
});

describe("the profile", () => {
  test("changes where it is named, empties where it is null, and leaves the rest [S1.4]", async () => {
    const known = await foyer.stranger();
    const { account } = foyer.callerFor(known);
    await account.updateProfile({ phone: "+1 555 0100", position: "Engineer" });
    expect(
      await account.updateProfile({ phone: null, department: "Compilers", name: "Grace Hopper" }),
    ).toEqual({
      id: known.userId,
      email: known.email,
      name: "Grace Hopper",
      clientCompany: null,
      zohoAccount: null,
      phone: null,
      position: "Engineer",
      department: "Compilers",
    });
    expect(await account.updateProfile({})).toEqual(await account.profile());
  });

  test.each([
    ["email", { email: "mallory@example.com" }],
    ["id", { id: crypto.randomUUID() }],
    ["passwordHash", { passwordHash: "x" }],
    ["memberships", { memberships: { create: [] } }],
  ])("%s can't be assigned through it", async (_, extra) => {
    const known = await foyer.stranger();
    const { account } = foyer.callerFor(known);
    expect(await refusalOf(account.updateProfile({ name: "Grace", ...extra }))).toMatchObject({
      reason: "invalid_input",
    });
    expect(await account.profile()).toMatchObject({ id: known.userId, email: known.email, name: known.name });
  });

  test("never tells the password's hash to anyone", async () => {
    const owner = await foyer.owner();
    const { organizationId, userId } = owner;
    const api = foyer.callerFor(owner);
    const told = JSON.stringify([
      await api.account.profile(),
      await api.auth.me(),
      await api.people.list({ organizationId }),
      await api.people.get({ organizationId, userId }),
    ]);
    expect(told).not.toMatch(/argon2|passwordHash|password_hash/i);
  });
});
