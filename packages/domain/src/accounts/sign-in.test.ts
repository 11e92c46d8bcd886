import { password } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { contextOfFoyer, fromNowhere } from "../context.ts";
import { passwordGuard, passwordKey } from "./guards.ts";
import { signIn } from "./sign-in.ts";

const foyer = testFoyer();

const wrong = "not the right password";

const tryFrom = (ip: string, email: string, typed = wrong) =>
  foyer.callerFor(null, { ip }).auth.signIn({ email, password: typed });

/** Lets so many tries have failed, the last one so long ago (an interval of PostgreSQL). */
const failed = (key: string, failures: number, ago = "0 seconds") => foyer.sql`
  INSERT INTO throttles (key, failures, last_failed_at) VALUES (${key}, ${failures}, clock_timestamp() - ${ago}::interval)
  ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, last_failed_at = excluded.last_failed_at`;

const failuresOf = async (key: string) => {
  const [row] = await foyer.sql<{ failures: number }>`SELECT failures FROM throttles WHERE key = ${key}`;
  return row?.failures ?? 0;
};

const attemptsAt = (email: string) => foyer.sql<{ outcome: string }>`
  SELECT outcome, host(ip) AS ip, user_agent, user_id IS NOT NULL AS known FROM login_attempts
  WHERE email = ${email} ORDER BY at, id`;

describe("account enumeration", () => {
  test("by status, body or written rows fails: an unknown address ends like a wrong password, first and last [S1.7]", async () => {
    const known = await foyer.stranger();
    const unknown = foyer.address();
    const seen = async (email: string) => {
      const answers = [];
      for (let round = 0; round < 5; round++) answers.push(await refusalOf(tryFrom("192.0.2.80", email)));
      await failed(passwordKey(email), 12); // 128 seconds, so that no slow machine waits it out
      answers.push(await refusalOf(tryFrom("192.0.2.80", email)));
      const attempts = await attemptsAt(email);
      const audit = await foyer.sql`
        SELECT act, actor_id, organization_id, subject_kind, details, host(ip) AS ip FROM audit_entries
        WHERE subject_label = ${email} ORDER BY at, id`;
      return { answers, attempts: attempts.map((attempt) => ({ ...attempt, known: null })), audit };
    };
    const [ofKnown, ofUnknown] = [await seen(known.email), await seen(unknown)];
    expect(ofKnown).toEqual(ofUnknown);
    expect(ofKnown.answers.map(({ reason }) => reason)).toEqual([
      ...Array.from({ length: 5 }, () => "invalid_credentials"),
      "account_locked",
    ]);
    expect(ofKnown.attempts.map(({ outcome }) => outcome)).toEqual([
      ...Array.from({ length: 5 }, () => "wrong_password"),
      "throttled",
    ]);
    expect(ofKnown.audit).toHaveLength(6);
    expect(ofKnown.audit[0]).toEqual({
      act: "sign_in.refused",
      actor_id: null,
      organization_id: null,
      subject_kind: "person",
      details: { outcome: "wrong_password" },
      ip: "192.0.2.80",
    });
  });

  test("by a disabled account fails: only the right password learns of it", async () => {
    const person = await foyer.member({ active: false });
    expect(await endOf(tryFrom("192.0.2.81", person.email))).toBe("invalid_credentials");
    expect(await endOf(tryFrom("192.0.2.81", person.email, password))).toBe("account_disabled");
    expect(await attemptsAt(person.email)).toMatchObject([
      { outcome: "wrong_password" },
      { outcome: "account_disabled" },
    ]);
    expect(await foyer.sql`SELECT 1 FROM sessions WHERE user_id = ${person.userId}`).toEqual([]);
  });
});

describe("somebody whom no organization lets in", () => {
  test("may sign in while an invitation waits for them, and not once it has expired", async () => {
    const person = await foyer.member({ active: false });
    const { id } = await foyer.invitation({ email: person.email });
    expect(await endOf(tryFrom("192.0.2.82", person.email, password))).toBe("done");
    await foyer.letPass("169 hours", id);
    expect(await endOf(tryFrom("192.0.2.82", person.email, password))).toBe("account_disabled");
  });

  test("may sign in where they never were: nobody shuts an account out by preparing a place for it", async () => {
    const person = await foyer.member({ active: false });
    await foyer.sql`UPDATE memberships SET joined_at = NULL WHERE user_id = ${person.userId}`;
    expect(await endOf(tryFrom("192.0.2.82", person.email, password))).toBe("done");
  });
});

describe("a password guessed", () => {
  test("again and again waits longer each time, up to the longest that any organization asks for [S1.7]", async () => {
    const { email } = await foyer.stranger();
    let before = 0;
    for (const [failures, wait] of [
      [9, 16],
      [10, 32],
      [14, 512],
      [15, 900],
      [200, 900],
    ] as const) {
      await failed(passwordKey(email), failures);
      const { reason, retryAfterSeconds } = await refusalOf(tryFrom("192.0.2.83", email));
      expect(reason).toBe("account_locked");
      expect(retryAfterSeconds).toBeGreaterThan(before);
      expect(retryAfterSeconds).toBeLessThanOrEqual(wait);
      before = wait / 2;
    }
  });

  test("is not looked at while it waits, even if it is right; then it is, and all is forgiven [S1.7]", async () => {
    const { email } = await foyer.stranger();
    const key = passwordKey(email);
    await failed(key, 12);
    expect(await endOf(tryFrom("192.0.2.83", email, password))).toBe("account_locked");
    await failed(key, 12, "129 seconds");
    expect(await endOf(tryFrom("192.0.2.83", email))).toBe("invalid_credentials");
    expect(await endOf(tryFrom("192.0.2.83", email, password))).toBe("account_locked");
    await failed(key, 13, "257 seconds");
    expect(await endOf(tryFrom("192.0.2.83", email, password))).toBe("done");
    expect(await failuresOf(key)).toBe(0);
  });

  test("in a burst of parallel calls from many addresses is one guess", async () => {
    const { email } = await foyer.stranger();
    await failed(passwordKey(email), 12, "1 hour");
    const ends = await Promise.all(
      Array.from({ length: 20 }, (_, host) => endOf(tryFrom(`198.51.100.${host}`, email))),
    );
    expect(ends.filter((end) => end === "invalid_credentials")).toHaveLength(1);
    expect(ends.filter((end) => end === "account_locked")).toHaveLength(19);
  });

  test("a day after the last failure begins anew", async () => {
    const { email } = await foyer.stranger();
    await failed(passwordKey(email), 200, "25 hours");
    expect(await endOf(tryFrom("192.0.2.83", email))).toBe("invalid_credentials");
    expect(await failuresOf(passwordKey(email))).toBe(1);
  });

  test("the strictest organization's rule holds for every address, so that none stands out", async () => {
    const { organizationId } = await foyer.owner();
    await foyer.sql`
      UPDATE organizations SET lockout_attempts = 3, lockout_minutes = 60 WHERE id = ${organizationId}`;
    try {
      const email = foyer.address();
      await failed(passwordKey(email), 3);
      expect(await refusalOf(tryFrom("192.0.2.83", email))).toMatchObject({ reason: "account_locked" });
      await failed(passwordKey(email), 200);
      const { retryAfterSeconds } = await refusalOf(tryFrom("192.0.2.83", email));
      expect(retryAfterSeconds).toBeGreaterThan(900);
    } finally {
      await foyer.sql`
        UPDATE organizations SET lockout_attempts = 5, lockout_minutes = 15 WHERE id = ${organizationId}`;
    }
  });
});

test("of fifty right passwords for one account at once none is taken for a guess", async () => {
  const { email } = await foyer.stranger();
  const ends = await Promise.all(
    Array.from({ length: 50 }, () => endOf(tryFrom("192.0.2.84", email, password))),
  );
  expect(ends).toEqual(Array.from({ length: 50 }, () => "done"));
  expect(await failuresOf("address:192.0.2.84")).toBe(0);
});

test("trouble of ours is no failure of theirs", async () => {
  const { email } = await foyer.stranger();
  const { sessions } = foyer.services;
  const broken = { ...sessions, start: () => Promise.reject(new Error("Connection terminated")) };
  const { auth } = foyer.callerFor(null, { ip: "192.0.2.85", services: { sessions: broken } });
  expect(await endOf(auth.signIn({ email, password }))).toBe("unavailable");
  expect(await failuresOf(passwordKey(email))).toBe(0);
  expect(await failuresOf("address:192.0.2.85")).toBe(0);
});

describe("a victim locked out on purpose", () => {
  test("keeps their live session and the browser in which they have been before [S1.7]", async () => {
    const victim = await foyer.stranger();
    const atHome = foyer.browser(null, { ip: "192.0.2.86" });
    await atHome.api.auth.signIn({ email: victim.email, password });
    for (const failures of [12, 200]) {
      await failed(passwordKey(victim.email), failures);
      expect(await endOf(tryFrom("203.0.113.66", victim.email, password))).toBe("account_locked");
    }
    expect(await atHome.api.auth.me()).toMatchObject({ user: { id: victim.userId } });
    await atHome.api.auth.signOut();
    expect(await endOf(atHome.api.auth.signIn({ email: victim.email, password }))).toBe("done");
    // And what happens at home lifts nothing for the attacker.
    expect(await failuresOf(passwordKey(victim.email))).toBe(200);
  });

  test("keeps it too where the attacker sits behind the same address, such as a proxy nobody told of", async () => {
    const victim = await foyer.stranger();
    const atHome = foyer.browser(null, { ip: "192.0.2.87" });
    await atHome.api.auth.signIn({ email: victim.email, password });
    await failed("address:192.0.2.87", 200);
    expect(await endOf(tryFrom("192.0.2.87", foyer.address()))).toBe("account_locked");
    expect(await endOf(atHome.api.auth.signIn({ email: victim.email, password }))).toBe("done");
  });
});

describe("a known device", () => {
  const deviceOf = async (email: string) => {
    const browser = foyer.browser(null, { ip: "192.0.2.88" });
    await browser.api.auth.signIn({ email, password });
    await browser.api.auth.signOut();
    return browser;
  };

  test("is one by a cookie that no script reads, for 400 days, and only after a whole sign-in", async () => {
    const { email, userId } = await foyer.stranger();
    const browser = foyer.browser();
    await endOf(browser.api.auth.signIn({ email, password: wrong }));
    expect(browser.received).toEqual([]);
    await browser.api.auth.signIn({ email, password });
    expect(browser.received.at(-1)).toMatch(
      /^__Host-foyer_device=[\w-]{64}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax; Secure$/,
    );
    await foyer.sql`INSERT INTO totp (user_id, sealed_secret, enabled_at) VALUES (${userId}, 'x', now())`;
    const half = foyer.browser();
    await half.api.auth.signIn({ email, password });
    expect(half.cookieHeader()).toMatch(/^__Host-foyer_mfa=[\w-]+$/);
  });

  test("of another account is worth nothing", async () => {
    const [victim, attacker] = [await foyer.stranger(), await foyer.stranger()];
    const browser = await deviceOf(attacker.email);
    await failed(passwordKey(victim.email), 12);
    expect(await endOf(browser.api.auth.signIn({ email: victim.email, password: wrong }))).toBe(
      "account_locked",
    );
  });

  test("whose cookie is forged is worth nothing", async () => {
    const { email } = await foyer.stranger();
    const browser = await deviceOf(email);
    const value = browser.cookieHeader()?.split("=")[1] ?? "";
    await failed(passwordKey(email), 12);
    const forged = [
      value.replace(/^../, "AA"),
      `${value.slice(0, -2)}AA`,
      value.slice(0, -1),
      "A".repeat(86),
      "",
    ];
    for (const cookie of forged) {
      const visitor = { ...fromNowhere, cookies: `__Host-foyer_device=${cookie}` };
      const guard = await passwordGuard({ ...contextOfFoyer(foyer.services), visitor }, email);
      expect(guard.key).toBe(passwordKey(email));
    }
  });

  test("that was stolen gives twenty guesses, and counts as any other then", async () => {
    const { email } = await foyer.stranger();
    const browser = await deviceOf(email);
    await endOf(browser.api.auth.signIn({ email, password: wrong }));
    const [row] = await foyer.sql<{ key: string }>`
      SELECT key FROM throttles WHERE starts_with(key, ${`${passwordKey(email)}:`})`;
    expect(row).toBeDefined();
    const key = row?.key ?? "";
    await failed(key, 19, "1 hour");
    expect(await endOf(browser.api.auth.signIn({ email, password: wrong }))).toBe("invalid_credentials");
    await failed(key, 20, "1 hour");
    await failed(passwordKey(email), 12);
    expect(await endOf(browser.api.auth.signIn({ email, password: wrong }))).toBe("account_locked");
    expect(await failuresOf(key)).toBe(20);
  });
});

describe("one network that tries many accounts", () => {
  test("has to wait after a hundred failures, whichever address it tries, IPv6 by the /64", async () => {
    await failed("address:203.0.113.7", 110);
    expect(await refusalOf(tryFrom("203.0.113.7", foyer.address()))).toMatchObject({
      reason: "account_locked",
      retryAfterSeconds: expect.any(Number),
    });
    await failed("address:2001:db8:1:2::/64", 110);
    expect(await endOf(tryFrom("2001:db8:1:2:3:4:5:6", foyer.address()))).toBe("account_locked");
    expect(await endOf(tryFrom("2001:db8:1:3::1", foyer.address()))).toBe("invalid_credentials");
  });

  test("is not forgiven for signing in to an account of its own", async () => {
    const { email } = await foyer.stranger();
    await failed("address:203.0.113.8", 99, "10 minutes");
    expect(await endOf(tryFrom("203.0.113.8", email, password))).toBe("done");
    expect(await failuresOf("address:203.0.113.8")).toBe(99);
    // Nor does that make its failures any fresher: a company that signs in all day would never be forgotten.
    const [row] = await foyer.sql`
      SELECT last_failed_at < now() - interval '9 minutes' AS kept FROM throttles WHERE key = 'address:203.0.113.8'`;
    expect(row).toEqual({ kept: true });
  });

  test("that floods an account in its wait writes thirty rows an hour, and no more", async () => {
    const email = foyer.address();
    await failed(passwordKey(email), 200);
    for (let count = 0; count < 40; count++) await endOf(tryFrom("203.0.113.9", email));
    expect(await attemptsAt(email)).toHaveLength(30);
    expect(await foyer.sql`SELECT 1 FROM audit_entries WHERE subject_label = ${email}`).toHaveLength(30);
  });
});

describe("a session fixed before sign-in", () => {
  test("is no session afterwards: the browser's former one ends, and the new id is nobody's before", async () => {
    const [mallory, victim] = [await foyer.stranger(), await foyer.stranger()];
    const browser = foyer.browser(mallory);
    await browser.api.auth.me();
    await browser.api.auth.signIn({ email: victim.email, password });
    expect(await browser.api.auth.me()).toMatchObject({ user: { id: victim.userId } });
    expect(await foyer.sql`SELECT 1 FROM sessions WHERE user_id = ${mallory.userId}`).toEqual([]);
  });

  test("a cookie that was planted is not adopted", async () => {
    const victim = await foyer.stranger();
    const planted = "A".repeat(43);
    const received: string[] = [];
    const visitor = { ...fromNowhere, cookies: `__Host-foyer_session=${planted}` };
    const setCookie = (line: string) => void received.push(line);
    await signIn(
      { ...contextOfFoyer(foyer.services), visitor, setCookie },
      { email: victim.email, password },
    );
    expect(received.filter((line) => line.startsWith("__Host-foyer_session="))).not.toEqual([]);
    expect(received.join("\n")).not.toContain(planted);
  });
});

test("a second factor makes it half a session, which opens nothing, and is written down [S1.7]", async () => {
  const account = await foyer.owner();
  const { organizationId, userId, email } = account;
  await foyer.sql`INSERT INTO totp (user_id, sealed_secret, enabled_at) VALUES (${userId}, 'x', now())`;
  const browser = foyer.browser();
  expect(await browser.api.auth.signIn({ email, password })).toEqual({ status: "mfa_required" });
  expect(await endOf(browser.api.people.list({ organizationId }))).toBe("mfa_required");
  expect(await foyer.sql`SELECT 1 FROM sessions WHERE user_id = ${userId}`).toEqual([]);
  expect(await attemptsAt(email)).toMatchObject([{ outcome: "mfa_required" }]);
});

test("a browser in which somebody else is signed in comes to the code all the same", async () => {
  const [before, account] = [await foyer.stranger(), await foyer.stranger()];
  await foyer.sql`
    INSERT INTO totp (user_id, sealed_secret, enabled_at) VALUES (${account.userId}, 'x', now())`;
  const browser = foyer.browser(before);
  await browser.api.auth.me();
  await browser.api.auth.signIn({ email: account.email, password });
  expect(await browser.api.auth.me()).toMatchObject({ user: null, mfa: "code" });
  expect(await foyer.sql`SELECT 1 FROM sessions WHERE user_id = ${before.userId}`).toEqual([]);
});
