import { randomInt } from "node:crypto";
import { Failure } from "@foyer/contract/failures";
import { type Browser, openBrowser } from "@foyer/testing/browser";
import { type Account, password } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { generateSecret } from "otplib";
import { describe, expect, test } from "vitest";
import { contextOfFoyer } from "../context.ts";
import { seal, unseal } from "../seal.ts";
import { codeKey } from "./guards.ts";
import { type Proof, proveSecondFactor } from "./mfa/prove-second-factor.ts";

const foyer = testFoyer({ connections: 24 });

/** Somebody with an authenticator, and a browser in which they are signed in by half. */
async function halfSignedIn() {
  const ada = await foyer.stranger();
  const authenticator = await foyer.authenticator(ada);
  return { ada, authenticator, browser: foyer.browser(ada, { half: true }) };
}

/** Six digits that the authenticator shows neither now nor soon. */
function wrongCode({ code }: { code(steps?: number): string }): string {
  const right = new Set([-3, -2, -1, 0, 1, 2, 3].map((steps) => code(steps)));
  for (;;) {
    const guess = String(randomInt(1_000_000)).padStart(6, "0");
    if (!right.has(guess)) return guess;
  }
}

/** Proves a second factor without a sign-in around it, so that nothing slows it down; answers how that ended. */
async function prove({ userId }: Account, proof: Proof): Promise<string> {
  const { services } = foyer;
  try {
    return await services.database.transaction((tx) =>
      proveSecondFactor(contextOfFoyer(services), tx, { userId, ...proof }),
    );
  } catch (error) {
    if (error instanceof Failure) return error.reason;
    throw error;
  }
}

/** Does it again with a new account if a time step ended meanwhile: half a minute is long enough for one of two. */
async function withinOneStep(work: () => Promise<void>): Promise<void> {
  const step = () => Math.floor(Date.now() / 30_000);
  for (let before = step(); ; before = step()) {
    const ended = await work().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (before !== step()) continue;
    if (ended) throw ended.error;
    return;
  }
}

/** Another browser, with the cookies of this one. */
async function copyOf(browser: Browser): Promise<Browser> {
  await browser.api.auth.me();
  const cookies = browser.cookieHeader() ?? "";
  return openBrowser(() => foyer.services, { signIn: async () => cookies });
}

/** As after twenty wrong codes of strangers: the next try has to wait for an hour. */
async function lockOut({ userId }: Account): Promise<void> {
  await foyer.sql`
    INSERT INTO throttles (key, failures, last_failed_at) VALUES (${codeKey(userId)}, 20, clock_timestamp())
    ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, last_failed_at = excluded.last_failed_at`;
}

/** How calls ended that could all end well or be refused, in the order of the alphabet. */
function valuesOf(ends: readonly PromiseSettledResult<string>[]): string[] {
  return ends.map((end) => (end.status === "fulfilled" ? end.value : String(end.reason))).sort();
}

const attempts = ({ userId }: Account) =>
  foyer.sql`SELECT outcome, second_factor FROM login_attempts WHERE user_id = ${userId} ORDER BY at, id`;

const sessionsOf = ({ userId }: Account) => foyer.sql`SELECT id FROM sessions WHERE user_id = ${userId}`;

describe("the second step of a sign-in", () => {
  test("makes a whole session of a half one, under an id that nobody knew before [S1.3]", async () => {
    const { ada, authenticator, browser } = await halfSignedIn();
    expect(await browser.api.auth.me()).toEqual({ user: null, mfa: "code", organizations: [], spaces: [] });
    const half = browser.cookieHeader();
    expect(await browser.api.auth.verifyMfa({ code: authenticator.code() })).toEqual({ status: "signed_in" });
    expect(await browser.api.auth.me()).toMatchObject({
      user: { id: ada.userId, mfaEnabled: true },
      mfa: "nothing",
    });
    expect(browser.cookieHeader()).not.toContain("__Host-foyer_mfa");
    expect(browser.cookieHeader()).not.toContain(half?.split("=")[1]);
    expect(await attempts(ada)).toEqual([{ outcome: "signed_in", second_factor: "totp" }]);
  });

  test("takes a code as the app shows it, with a space, and a recovery code in any spelling [S1.3]", async () => {
    const { ada, authenticator, browser } = await halfSignedIn();
    const code = authenticator.code();
    await browser.api.auth.verifyMfa({ code: ` ${code.slice(0, 3)} ${code.slice(3)}` });
    const [first = "", second = ""] = authenticator.recoveryCodes;
    for (const recoveryCode of [first.toLowerCase().replaceAll("-", " "), second.replaceAll("-", "")]) {
      const again = foyer.browser(ada, { half: true });
      expect(await endOf(again.api.auth.verifyMfa({ recoveryCode }))).toBe("done");
    }
    expect((await attempts(ada)).at(-1)).toEqual({ outcome: "signed_in", second_factor: "recovery_code" });
  });

  test("tells the owner of a recovery code that it was used, and writes it down [S1.3]", async () => {
    const { ada, authenticator, browser } = await halfSignedIn();
    await browser.api.auth.verifyMfa({ recoveryCode: authenticator.recoveryCodes[0] });
    expect(
      await foyer.sql`SELECT purpose, recipient FROM account_messages WHERE user_id = ${ada.userId}`,
    ).toEqual([{ purpose: "recovery_code_used", recipient: ada.email }]);
    expect(
      await foyer.sql`
      SELECT actor_id FROM audit_entries WHERE subject_id = ${ada.userId} AND act = 'account.recovery_code_used'`,
    ).toEqual([{ actor_id: ada.userId }]);
  });

  test("writes every wrong code down, in the history and in the audit [S1.9]", async () => {
    const { ada, authenticator, browser } = await halfSignedIn();
    expect(await refusalOf(browser.api.auth.verifyMfa({ code: wrongCode(authenticator) }))).toMatchObject({
      status: 400,
      reason: "invalid_code",
    });
    expect(await attempts(ada)).toEqual([{ outcome: "wrong_code", second_factor: null }]);
    expect(
      await foyer.sql`
      SELECT details FROM audit_entries WHERE subject_id = ${ada.userId} AND act = 'sign_in.refused'`,
    ).toEqual([{ details: { outcome: "wrong_code" } }]);
    // Another try is open to them.
    expect(await endOf(browser.api.auth.verifyMfa({ code: authenticator.code() }))).toBe("done");
  });

  test("is for those who are signed in by half, and by nothing more or less", async () => {
    const { ada, authenticator } = await halfSignedIn();
    const code = authenticator.code();
    expect(await endOf(foyer.callerFor(null).auth.verifyMfa({ code }))).toBe("unauthenticated");
    expect(await endOf(foyer.callerFor(ada).auth.verifyMfa({ code }))).toBe("conflict");
    expect(await attempts(ada)).toEqual([]);
  });

  test("wants one of the two, not both and not none", async () => {
    const { authenticator, browser } = await halfSignedIn();
    const [recoveryCode] = authenticator.recoveryCodes;
    for (const input of [
      {},
      { code: authenticator.code(), recoveryCode },
      { code: "12345" },
      { code: "abcdef" },
    ]) {
      expect(await endOf(browser.api.auth.verifyMfa(input))).toBe("invalid_input");
    }
    expect(await endOf(browser.api.auth.verifyMfa({ recoveryCode }))).toBe("done");
  });
});

describe("a half session", () => {
  test("opens nothing but the second step: the password alone is not enough [S1.3]", async () => {
    const { ada, browser } = await halfSignedIn();
    const { organizationId } = await foyer.owner({ email: foyer.address() });
    await foyer.services.database.read.membership.create({
      data: { organizationId, userId: ada.userId, role: "owner", active: true, joinedAt: new Date() },
    });
    const calls: [string, unknown][] = [
      ["account.profile", undefined],
      ["account.sessions", {}],
      ["account.changePassword", { currentPassword: password, newPassword: "another one of the tests" }],
      ["account.mfa.status", undefined],
      ["account.mfa.enroll", { password }],
      ["account.mfa.disable", { password, code: "123456" }],
      ["account.apiKeys.create", { organizationId, name: "A program" }],
      ["organizations.list", undefined],
      ["people.list", { organizationId }],
      ["invitations.list", { organizationId }],
    ];
    for (const [procedure, input] of calls) {
      expect([procedure, await endOf(browser.call(procedure, input))]).toEqual([procedure, "mfa_required"]);
    }
  });

  test("is used up by the sign-in that it led to: a copy of its cookie is worth nothing [S1.3]", async () => {
    const { authenticator, browser } = await halfSignedIn();
    const thief = await copyOf(browser);
    await browser.api.auth.verifyMfa({ code: authenticator.code() });
    const [recoveryCode] = authenticator.recoveryCodes;
    expect(await endOf(thief.api.auth.verifyMfa({ recoveryCode }))).toBe("unauthenticated");
  });

  test("that is used twice at once lets one in, and the other's code is not lost [S1.3]", async () => {
    const { ada, authenticator, browser } = await halfSignedIn();
    const [first, second] = authenticator.recoveryCodes;
    const thief = await copyOf(browser);
    const ends = await foyer.raceBehind(
      { text: "SELECT 1 FROM mfa_challenges WHERE user_id = $1 FOR UPDATE", values: [ada.userId] },
      [
        () => endOf(browser.api.auth.verifyMfa({ recoveryCode: first })),
        () => endOf(thief.api.auth.verifyMfa({ recoveryCode: second })),
      ],
    );
    expect(valuesOf(ends)).toEqual(["done", "unauthenticated"]);
    expect(await sessionsOf(ada)).toHaveLength(1);
    expect(
      await foyer.sql`SELECT 1 FROM recovery_codes WHERE user_id = ${ada.userId} AND used_at IS NOT NULL`,
    ).toHaveLength(1);
  });

  test("ends after ten minutes, by the database's clock", async () => {
    const { ada, authenticator, browser } = await halfSignedIn();
    await browser.api.auth.me();
    await foyer.sql`
      UPDATE mfa_challenges SET expires_at = expires_at - interval '599 seconds' WHERE user_id = ${ada.userId}`;
    expect(await browser.api.auth.me()).toMatchObject({ mfa: "code" });
    await foyer.sql`
      UPDATE mfa_challenges SET expires_at = expires_at - interval '1 second' WHERE user_id = ${ada.userId}`;
    expect(await endOf(browser.api.auth.verifyMfa({ code: authenticator.code() }))).toBe("unauthenticated");
  });

  test("of a password that is changed at the same moment becomes no session that lasts [S1.4]", async () => {
    const { ada, authenticator, browser } = await halfSignedIn();
    const owner = foyer.browser(ada);
    for (const { api } of [browser, owner]) await api.auth.me();
    const change = { currentPassword: password, newPassword: "quite another one of the tests" };
    // The second step is faster and holds the account; the change comes after it and ends what it has started.
    const ends = await foyer.raceBehind(
      { text: "SELECT 1 FROM mfa_challenges WHERE user_id = $1 FOR UPDATE", values: [ada.userId] },
      [
        () => endOf(browser.api.auth.verifyMfa({ code: authenticator.code() })),
        () => endOf(owner.api.account.changePassword(change)),
      ],
      { inTurn: true },
    );
    expect(valuesOf(ends)).toEqual(["done", "done"]);
    expect(await browser.api.auth.me()).toMatchObject({ user: null });
    expect(await owner.api.auth.me()).toMatchObject({ user: { id: ada.userId } });
  });

  test("ends when the password has been changed [S1.4]", async () => {
    const { ada, authenticator, browser } = await halfSignedIn();
    await browser.api.auth.me();
    await foyer
      .callerFor(ada)
      .account.changePassword({ currentPassword: password, newPassword: "quite another one of the tests" });
    expect(await endOf(browser.api.auth.verifyMfa({ code: authenticator.code() }))).toBe("unauthenticated");
  });
});

describe("a code", () => {
  test("replayed is refused, in another half session too [S1.3]", async () => {
    const { ada, authenticator, browser } = await halfSignedIn();
    const code = authenticator.code();
    await browser.api.auth.verifyMfa({ code });
    const again = foyer.browser(ada, { half: true });
    expect(await endOf(again.api.auth.verifyMfa({ code }))).toBe("invalid_code");
  });

  test("works once of 20 parallel tries [S1.3]", async () => {
    const { ada, authenticator } = await halfSignedIn();
    const code = authenticator.code();
    const ends = await foyer.raceBehind(
      { text: "SELECT 1 FROM totp WHERE user_id = $1 FOR UPDATE", values: [ada.userId] },
      Array.from({ length: 20 }, () => () => prove(ada, { code })),
    );
    expect(valuesOf(ends)).toEqual([...Array<string>(19).fill("invalid_code"), "totp"]);
  });

  test("works once of 20 parallel sign-ins, each with a half session of its own [S1.3]", async () => {
    const { ada, authenticator } = await halfSignedIn();
    const code = authenticator.code();
    const ends = await Promise.all(
      Array.from({ length: 20 }, () =>
        endOf(foyer.browser(ada, { half: true }).api.auth.verifyMfa({ code })),
      ),
    );
    expect(ends.filter((end) => end === "done")).toHaveLength(1);
    expect(await sessionsOf(ada)).toHaveLength(1);
  });

  test("of an older step is refused after a newer one [S1.3]", () =>
    withinOneStep(async () => {
      const { ada, authenticator } = await halfSignedIn();
      expect(await prove(ada, { code: authenticator.code(0) })).toBe("totp");
      expect(await prove(ada, { code: authenticator.code(-1) })).toBe("invalid_code");
      expect(await prove(ada, { code: authenticator.code(1) })).toBe("totp");
      expect(await prove(ada, { code: authenticator.code(0) })).toBe("invalid_code");
    }));

  test("may be one step early or late, and not two [S1.3]", () =>
    withinOneStep(async () => {
      for (const [steps, end] of [
        [-2, "invalid_code"],
        [-1, "totp"],
        [1, "totp"],
        [2, "invalid_code"],
      ] as const) {
        const { ada, authenticator } = await halfSignedIn();
        expect([steps, await prove(ada, { code: authenticator.code(steps) })]).toEqual([steps, end]);
      }
    }));

  test("of a device that is replaced at the same moment is refused [S1.3]", async () => {
    const { ada, authenticator } = await halfSignedIn();
    const another = seal(foyer.services.keys.sealing, generateSecret(), ada.userId);
    const ends = await foyer.raceBehind(
      { text: "UPDATE totp SET sealed_secret = $2 WHERE user_id = $1", values: [ada.userId, another] },
      [() => prove(ada, { code: authenticator.code() })],
    );
    expect(valuesOf(ends)).toEqual(["invalid_code"]);
  });

  test("is right also while the key is rotated at the same moment [S1.9]", async () => {
    const { ada, authenticator } = await halfSignedIn();
    const { sealing } = foyer.services.keys;
    const [row] = await foyer.sql<{ sealed: string }>`
      SELECT sealed_secret AS sealed FROM totp WHERE user_id = ${ada.userId}`;
    const again = seal(sealing, unseal(sealing, row?.sealed ?? "", ada.userId), ada.userId);
    const ends = await foyer.raceBehind(
      { text: "UPDATE totp SET sealed_secret = $2 WHERE user_id = $1", values: [ada.userId, again] },
      [() => prove(ada, { code: authenticator.code() })],
    );
    expect(valuesOf(ends)).toEqual(["totp"]);
  });

  test("of somebody else's authenticator is refused [S1.3]", async () => {
    const { browser } = await halfSignedIn();
    const other = await halfSignedIn();
    expect(await endOf(browser.api.auth.verifyMfa({ code: other.authenticator.code() }))).toBe(
      "invalid_code",
    );
  });

  test("in place of the password opens nothing [S1.3]", async () => {
    const { ada, authenticator } = await halfSignedIn();
    const { auth } = foyer.callerFor(null);
    for (const guess of [authenticator.code(), ...authenticator.recoveryCodes.slice(0, 1)]) {
      expect(await endOf(auth.signIn({ email: ada.email, password: guess }))).toBe("invalid_credentials");
    }
  });

  test("of an authenticator that is not confirmed is none", async () => {
    const ada = await foyer.stranger();
    expect(await prove(ada, { code: "123456" })).toBe("invalid_code");
    expect(await prove(ada, { recoveryCode: "0" })).toBe("invalid_code");
  });

  test("of a secret that can't be read is an error that says so, and no wrong code [S1.3]", async () => {
    const one = await halfSignedIn();
    const other = await halfSignedIn();
    // Somebody who may write to the database gives one person the authenticator of another.
    await foyer.sql`
      UPDATE totp SET sealed_secret = (SELECT sealed_secret FROM totp WHERE user_id = ${other.ada.userId})
      WHERE user_id = ${one.ada.userId}`;
    const refusal = await refusalOf(one.browser.api.auth.verifyMfa({ code: other.authenticator.code() }));
    expect(refusal).toMatchObject({ status: 500, reason: null });
    expect(JSON.stringify(refusal)).not.toMatch(/seal/i);
    await expect(prove(one.ada, { code: other.authenticator.code() })).rejects.toThrow(/sealed secret/);
    expect(await sessionsOf(one.ada)).toEqual([]);
  });
});

describe("a recovery code", () => {
  test("works once [S1.3]", async () => {
    const { ada, authenticator, browser } = await halfSignedIn();
    const [recoveryCode] = authenticator.recoveryCodes;
    await browser.api.auth.verifyMfa({ recoveryCode });
    const again = foyer.browser(ada, { half: true });
    expect(await endOf(again.api.auth.verifyMfa({ recoveryCode }))).toBe("invalid_code");
  });

  test("works once of 20 parallel tries [S1.3]", async () => {
    const { ada, authenticator } = await halfSignedIn();
    const [recoveryCode] = authenticator.recoveryCodes;
    const ends = await foyer.raceBehind(
      { text: "SELECT 1 FROM recovery_codes WHERE user_id = $1 FOR UPDATE", values: [ada.userId] },
      Array.from({ length: 20 }, () => () => prove(ada, { recoveryCode })),
    );
    expect(valuesOf(ends)).toEqual([...Array<string>(19).fill("invalid_code"), "recovery_code"]);
  });

  test("of another person is refused, and stays theirs [S1.3]", async () => {
    const { browser } = await halfSignedIn();
    const other = await halfSignedIn();
    const [recoveryCode] = other.authenticator.recoveryCodes;
    expect(await endOf(browser.api.auth.verifyMfa({ recoveryCode }))).toBe("invalid_code");
    expect(await endOf(other.browser.api.auth.verifyMfa({ recoveryCode }))).toBe("done");
  });
});

describe("guessing codes", () => {
  test("in bursts over many half sessions and addresses gets no more tries than the account has [S1.9]", async () => {
    const { ada, authenticator } = await halfSignedIn();
    const guess = wrongCode(authenticator);
    const ends = await Promise.all(
      Array.from({ length: 40 }, (_, number) =>
        endOf(
          foyer
            .browser(ada, { half: true, ip: `198.51.100.${number}` })
            .api.auth.verifyMfa(number % 2 === 0 ? { code: guess } : { recoveryCode: `guess ${number}` }),
        ),
      ),
    );
    // Five are free; the waits before the ninth alone are fifteen seconds.
    expect(ends.filter((end) => end === "invalid_code").length).toBeLessThanOrEqual(8);
    expect(new Set(ends)).toEqual(new Set(["invalid_code", "account_locked"]));
    expect(await attempts(ada)).toContainEqual({ outcome: "throttled", second_factor: null });
  });

  test("is answered with a wait, in which not even the right one is looked at [S1.9]", async () => {
    const { ada, authenticator } = await halfSignedIn();
    await lockOut(ada);
    const late = foyer.browser(ada, { half: true });
    const refusal = await refusalOf(late.api.auth.verifyMfa({ code: authenticator.code() }));
    expect(refusal).toMatchObject({ status: 429, reason: "account_locked" });
    expect(await attempts(ada)).toEqual([{ outcome: "throttled", second_factor: null }]);
  });

  test("in one batch of many calls gets no more either [S1.9]", async () => {
    const { authenticator, browser } = await halfSignedIn();
    const guess = wrongCode(authenticator);
    await browser.api.auth.me();
    const ends = await Promise.all(
      Array.from({ length: 40 }, () => endOf(browser.api.auth.verifyMfa({ code: guess }))),
    );
    expect(ends.filter((end) => end !== "account_locked").length).toBeLessThanOrEqual(8);
  });

  test("locks nobody out of the sessions that they have, nor out of a browser that is known [S1.9]", async () => {
    const { ada, authenticator } = await halfSignedIn();
    const victim = foyer.browser();
    await victim.api.auth.signIn({ email: ada.email, password });
    await victim.api.auth.verifyMfa({ code: authenticator.code() });
    await lockOut(ada);
    const stranger = foyer.browser(ada, { half: true });
    const [first, second] = authenticator.recoveryCodes;
    expect(await endOf(stranger.api.auth.verifyMfa({ recoveryCode: first }))).toBe("account_locked");
    expect(await endOf(victim.api.account.profile())).toBe("done");
    await victim.api.auth.signOut();
    await victim.api.auth.signIn({ email: ada.email, password });
    expect(await endOf(victim.api.auth.verifyMfa({ recoveryCode: second }))).toBe("done");
  });

  test("costs nothing when one is right: signing in often locks nobody out [S1.9]", async () => {
    const { ada, authenticator } = await halfSignedIn();
    for (const recoveryCode of authenticator.recoveryCodes) {
      const browser = foyer.browser(ada, { half: true });
      expect(await endOf(browser.api.auth.verifyMfa({ recoveryCode }))).toBe("done");
    }
  });
});

describe("a half session in a browser where somebody comes in another way", () => {
  test.each(["accepts an invitation", "signs out"])("is over when somebody %s", async (how) => {
    const { ada, browser } = await halfSignedIn();
    expect((await browser.api.auth.me()).mfa).toBe("code");
    if (how === "signs out") await browser.api.auth.signOut();
    else {
      const { id } = await foyer.invitation();
      const newcomer = { name: "Grace", password: "violet lighthouse orbit" };
      await browser.api.invitations.accept({ token: foyer.linkOf(id), ...newcomer });
    }
    expect(browser.cookieHeader() ?? "").not.toContain("foyer_mfa");
    expect(await foyer.sql`SELECT 1 FROM mfa_challenges WHERE user_id = ${ada.userId}`).toEqual([]);
  });
});
