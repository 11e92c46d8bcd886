import { totpNow } from "@foyer/testing/authenticator";
import type { Browser } from "@foyer/testing/browser";
import { dumpOf } from "@foyer/testing/dump";
import { type Account, password } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { generateSecret } from "otplib";
import { describe, expect, test } from "vitest";
import { seal } from "../../seal.ts";

const foyer = testFoyer();

/** Sets a second factor up as people do it, by the key that is shown; answers that key and the recovery codes. */
async function setUp(browser: Browser) {
  const { manualEntryKey } = await browser.api.account.mfa.enroll({ password });
  const { recoveryCodes } = await browser.api.account.mfa.confirm({ code: totpNow(manualEntryKey) });
  return { secret: manualEntryKey, recoveryCodes };
}

const acts = ({ userId }: Account) =>
  foyer.sql<{ act: string }>`SELECT act FROM audit_entries WHERE subject_id = ${userId} ORDER BY at, id`.then(
    (rows) => rows.map(({ act }) => act),
  );

const notices = ({ userId }: Account) =>
  foyer.sql<{
    purpose: string;
  }>`SELECT purpose FROM account_messages WHERE user_id = ${userId} ORDER BY queued_at, id`.then((rows) =>
    rows.map(({ purpose }) => purpose),
  );

/** What a sign-in by password leads to. */
const signIn = ({ email }: Account, browser = foyer.browser()) =>
  browser.api.auth.signIn({ email, password });

describe("enrolment", () => {
  test("shows a secret as URI, as QR code and to type, and counts from the first right code on [S1.3]", async () => {
    const ada = await foyer.stranger();
    const browser = foyer.browser(ada);
    const shown = await browser.api.account.mfa.enroll({ password });
    expect(shown.manualEntryKey).toMatch(/^[A-Z2-7]{32}$/); // 160 bits
    const uri = new URL(shown.otpauthUri);
    expect(decodeURIComponent(`${uri.host}${uri.pathname}`)).toBe(`totp/foyer.example:${ada.email}`);
    expect(uri.searchParams.get("issuer")).toBe("foyer.example");
    expect(uri.searchParams.get("secret")).toBe(shown.manualEntryKey);
    expect(shown.qrCodeSvg).toMatch(/^<svg [^]*<\/svg>\s*$/);

    // Not confirmed: nobody is asked for anything.
    expect(await signIn(ada)).toEqual({ status: "signed_in" });
    expect(await browser.api.account.mfa.status()).toMatchObject({ enabled: false, enabledAt: null });

    const code = totpNow(shown.manualEntryKey);
    const { recoveryCodes } = await browser.api.account.mfa.confirm({ code });
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const each of recoveryCodes)
      expect(each).toMatch(/^([0-9A-HJKMNP-TV-Z]{6}-){3}[0-9A-HJKMNP-TV-Z]{6}$/); // 120 bits
    expect(await browser.api.account.mfa.status()).toEqual({
      enabled: true,
      enabledAt: expect.stringMatching(/^\d{4}-.*Z$/),
      recoveryCodesLeft: 10,
      isRequired: false,
    });
    expect(await acts(ada)).toEqual(["account.mfa_enrolment_started", "account.mfa_enabled"]);
    expect(await notices(ada)).toEqual(["mfa_enabled"]);

    const next = foyer.browser();
    expect(await signIn(ada, next)).toEqual({ status: "mfa_required" });
    // The code that confirmed it is used up.
    expect(await endOf(next.api.auth.verifyMfa({ code }))).toBe("invalid_code");
    expect(await endOf(next.api.auth.verifyMfa({ recoveryCode: recoveryCodes[9] }))).toBe("done");
  });

  test("needs the password: who finds an open browser sets up nothing [S1.3]", async () => {
    const ada = await foyer.stranger();
    const { mfa } = foyer.callerFor(ada).account;
    expect(await endOf(mfa.enroll({ password: "not the right password" }))).toBe("invalid_credentials");
    expect(await foyer.sql`SELECT 1 FROM totp WHERE user_id = ${ada.userId}`).toEqual([]);
    expect(await acts(ada)).toEqual(["account.reauthentication_refused"]);
  });

  test("is to be confirmed within an hour, by the database's clock", async () => {
    const ada = await foyer.stranger();
    const { mfa } = foyer.callerFor(ada).account;
    const { manualEntryKey } = await mfa.enroll({ password });
    await foyer.sql`
      UPDATE totp SET pending_since = pending_since - interval '1 hour' WHERE user_id = ${ada.userId}`;
    expect(await refusalOf(mfa.confirm({ code: totpNow(manualEntryKey) }))).toMatchObject({
      reason: "conflict",
      message: expect.stringMatching(/start again/),
    });
    expect(await signIn(ada)).toEqual({ status: "signed_in" });
  });

  test("that was not begun can't be confirmed, and none twice", async () => {
    const ada = await foyer.stranger();
    const browser = foyer.browser(ada);
    expect(await endOf(browser.api.account.mfa.confirm({ code: "123456" }))).toBe("conflict");
    const { secret } = await setUp(browser);
    expect(await endOf(browser.api.account.mfa.confirm({ code: totpNow(secret, 1) }))).toBe("conflict");
  });

  test("begun anew makes the key that was shown before worthless", async () => {
    const ada = await foyer.stranger();
    const { mfa } = foyer.callerFor(ada).account;
    const first = await mfa.enroll({ password });
    const second = await mfa.enroll({ password });
    expect(await endOf(mfa.confirm({ code: totpNow(first.manualEntryKey) }))).toBe("invalid_code");
    expect(await endOf(mfa.confirm({ code: totpNow(second.manualEntryKey) }))).toBe("done");
  });

  test("begun anew at the same moment is not confirmed by a code of the earlier key", async () => {
    const ada = await foyer.stranger();
    const { mfa } = foyer.callerFor(ada).account;
    const { manualEntryKey } = await mfa.enroll({ password });
    const another = seal(foyer.services.keys.sealing, generateSecret(), ada.userId);
    const ends = await foyer.raceBehind(
      { text: "UPDATE totp SET pending_secret = $2 WHERE user_id = $1", values: [ada.userId, another] },
      [() => endOf(mfa.confirm({ code: totpNow(manualEntryKey) }))],
    );
    expect(ends).toEqual([{ status: "fulfilled", value: "invalid_code" }]);
    expect(await mfa.status()).toMatchObject({ enabled: false });
  });

  test("of two at once that are confirmed, one counts: ten recovery codes, not twenty", async () => {
    const ada = await foyer.stranger();
    const [one, other] = [foyer.browser(ada), foyer.browser(ada)];
    const { manualEntryKey } = await one.api.account.mfa.enroll({ password });
    await other.api.auth.me();
    const ends = await foyer.raceBehind(
      { text: "SELECT 1 FROM totp WHERE user_id = $1 FOR UPDATE", values: [ada.userId] },
      [one, other].map(
        ({ api }) =>
          () =>
            endOf(api.account.mfa.confirm({ code: totpNow(manualEntryKey) })),
      ),
    );
    const values = ends.map((end) => (end.status === "fulfilled" ? end.value : String(end.reason)));
    expect(values.filter((value) => value === "done")).toHaveLength(1);
    expect(await foyer.sql`SELECT 1 FROM recovery_codes WHERE user_id = ${ada.userId}`).toHaveLength(10);
    expect(await foyer.sql`SELECT 1 FROM sessions WHERE user_id = ${ada.userId}`).toHaveLength(1);
  });

  test("is not confirmed by guessing: wrong codes are counted [S1.9]", async () => {
    const ada = await foyer.stranger();
    const { mfa } = foyer.callerFor(ada).account;
    const { manualEntryKey } = await mfa.enroll({ password });
    const right = new Set([-2, -1, 0, 1, 2].map((steps) => totpNow(manualEntryKey, steps)));
    const guess = ["111111", "222222", "333333", "444444", "555555", "666666"].find(
      (code) => !right.has(code),
    );
    const ends = await Promise.all(
      Array.from({ length: 20 }, () => endOf(mfa.confirm({ code: guess ?? "" }))),
    );
    expect(ends.filter((end) => end === "invalid_code").length).toBeLessThanOrEqual(8);
    expect(new Set(ends)).toEqual(new Set(["invalid_code", "account_locked"]));
  });

  test("ends every other session, and goes on in this one under a new id [S1.4]", async () => {
    const ada = await foyer.stranger();
    const [here, there, half] = [foyer.browser(ada), foyer.browser(ada), foyer.browser(ada, { half: true })];
    for (const { api } of [here, there, half]) await api.auth.me();
    const before = here.cookieHeader();
    await setUp(here);
    expect(here.cookieHeader()).not.toBe(before);
    expect(await here.api.auth.me()).toMatchObject({ user: { id: ada.userId, mfaEnabled: true } });
    expect(await there.api.auth.me()).toMatchObject({ user: null });
    expect(await half.api.auth.me()).toMatchObject({ user: null, mfa: "nothing" });
    expect(await foyer.sql`SELECT 1 FROM sessions WHERE user_id = ${ada.userId}`).toHaveLength(1);
  });

  test("brings no session back that is ended at the same moment [S1.4]", async () => {
    const ada = await foyer.stranger();
    const browser = foyer.browser(ada);
    const { manualEntryKey } = await browser.api.account.mfa.enroll({ password });
    const ends = await foyer.raceBehind(
      { text: "DELETE FROM sessions WHERE user_id = $1", values: [ada.userId] },
      [() => endOf(browser.api.account.mfa.confirm({ code: totpNow(manualEntryKey) }))],
    );
    expect(ends).toEqual([{ status: "fulfilled", value: "unauthenticated" }]);
    expect(await browser.api.auth.me()).toMatchObject({ user: null });
    expect(await signIn(ada)).toEqual({ status: "signed_in" });
  });

  test("leaves no session of a sign-in that ran beside it and asked for no code [S1.3]", async () => {
    const ada = await foyer.stranger();
    const [here, there] = [foyer.browser(ada), foyer.browser()];
    const { manualEntryKey } = await here.api.account.mfa.enroll({ password });
    await foyer.raceBehind({ text: "SELECT 1 FROM users WHERE id = $1 FOR UPDATE", values: [ada.userId] }, [
      () => endOf(there.api.auth.signIn({ email: ada.email, password })),
      () => endOf(here.api.account.mfa.confirm({ code: totpNow(manualEntryKey) })),
    ]);
    expect(await there.api.auth.me()).toMatchObject({ user: null });
    expect(await here.api.auth.me()).toMatchObject({ user: { mfaEnabled: true } });
  });
});

describe("moving to another device", () => {
  test("needs the old one or a recovery code, and the password alone is not enough [S1.3]", async () => {
    const ada = await foyer.stranger();
    const { recoveryCodes } = await foyer.authenticator(ada);
    const { mfa } = foyer.callerFor(ada).account;
    expect(await endOf(mfa.enroll({ password }))).toBe("invalid_input");
    expect(await endOf(mfa.enroll({ password, recoveryCode: "not a recovery code" }))).toBe("invalid_code");
    expect(await endOf(mfa.enroll({ password: "wrong", recoveryCode: recoveryCodes[0] }))).toBe(
      "invalid_credentials",
    );
    expect(
      await foyer.sql`SELECT 1 FROM totp WHERE user_id = ${ada.userId} AND pending_secret IS NOT NULL`,
    ).toEqual([]);
    // The wrong password has used nothing up.
    expect(await endOf(mfa.enroll({ password, recoveryCode: recoveryCodes[0] }))).toBe("done");
  });

  test("keeps the old one in force until the new one has shown a code, and not longer [S1.3]", async () => {
    const ada = await foyer.stranger();
    const old = await foyer.authenticator(ada);
    const browser = foyer.browser(ada);
    const { manualEntryKey } = await browser.api.account.mfa.enroll({
      password,
      recoveryCode: old.recoveryCodes[1],
    });
    const meanwhile = foyer.browser(ada, { half: true });
    expect(await endOf(meanwhile.api.auth.verifyMfa({ code: totpNow(manualEntryKey) }))).toBe("invalid_code");
    expect(await endOf(meanwhile.api.auth.verifyMfa({ code: old.code() }))).toBe("done");

    await browser.api.account.mfa.confirm({ code: totpNow(manualEntryKey) });
    const after = foyer.browser(ada, { half: true });
    expect(await endOf(after.api.auth.verifyMfa({ code: old.code(1) }))).toBe("invalid_code");
    expect(await endOf(after.api.auth.verifyMfa({ recoveryCode: old.recoveryCodes[0] }))).toBe(
      "invalid_code",
    );
    expect(await endOf(after.api.auth.verifyMfa({ code: totpNow(manualEntryKey, 1) }))).toBe("done");
  });

  test("is refused to an enrolment that began when there was no second factor", async () => {
    const ada = await foyer.stranger();
    const browser = foyer.browser(ada);
    const { manualEntryKey } = await browser.api.account.mfa.enroll({ password });
    const ends = await foyer.raceBehind(
      {
        text: `UPDATE totp SET sealed_secret = pending_secret, pending_secret = NULL, enabled_at = now()
          WHERE user_id = $1`,
        values: [ada.userId],
      },
      [() => endOf(browser.api.account.mfa.enroll({ password }))],
    );
    expect(ends).toEqual([{ status: "fulfilled", value: "conflict" }]);
    const half = foyer.browser(ada, { half: true });
    expect(await endOf(half.api.auth.verifyMfa({ code: totpNow(manualEntryKey) }))).toBe("done");
  });
});

describe("recovery codes", () => {
  test("made anew replace the earlier ones, and ask for a code of the authenticator [S1.3]", async () => {
    const ada = await foyer.stranger();
    const { code, recoveryCodes } = await foyer.authenticator(ada);
    const { mfa } = foyer.callerFor(ada).account;
    await foyer.browser(ada, { half: true }).api.auth.verifyMfa({ recoveryCode: recoveryCodes[0] });
    expect(await mfa.status()).toMatchObject({ recoveryCodesLeft: 9 });

    const right = code();
    const renewed = await mfa.regenerateRecoveryCodes({ code: right });
    expect(await mfa.status()).toMatchObject({ recoveryCodesLeft: 10 });
    expect(await endOf(mfa.regenerateRecoveryCodes({ code: right }))).toBe("invalid_code");
    const again = foyer.browser(ada, { half: true });
    expect(await endOf(again.api.auth.verifyMfa({ recoveryCode: recoveryCodes[1] }))).toBe("invalid_code");
    expect(await endOf(again.api.auth.verifyMfa({ recoveryCode: renewed.recoveryCodes[0] }))).toBe("done");
    expect(await acts(ada)).toContain("account.recovery_codes_regenerated");
    expect(await notices(ada)).toEqual([
      ...["recovery_code_used", "recovery_codes_replaced", "recovery_code_used"],
    ]);
  });

  test("made anew end every other session, and go on in this one under a new id; a wrong code ends none [S1.4]", async () => {
    const ada = await foyer.stranger();
    const { code } = await foyer.authenticator(ada);
    const [here, there, half] = [foyer.browser(ada), foyer.browser(ada), foyer.browser(ada, { half: true })];
    for (const { api } of [here, there, half]) await api.auth.me();
    const before = here.cookieHeader();
    const { mfa } = here.api.account;
    expect(await endOf(mfa.regenerateRecoveryCodes({ code: "000000" }))).toBe("invalid_code");
    expect(here.cookieHeader()).toBe(before);
    expect(await there.api.auth.me()).toMatchObject({ user: { id: ada.userId } });

    expect(await endOf(mfa.regenerateRecoveryCodes({ code: code() }))).toBe("done");
    expect(here.cookieHeader()).not.toBe(before);
    expect(await here.api.auth.me()).toMatchObject({ user: { id: ada.userId, mfaEnabled: true } });
    expect(await there.api.auth.me()).toMatchObject({ user: null });
    expect(await half.api.auth.me()).toMatchObject({ user: null, mfa: "nothing" });
    expect(await foyer.sql`SELECT 1 FROM sessions WHERE user_id = ${ada.userId}`).toHaveLength(1);
  });

  test("are nothing for somebody without a second factor", async () => {
    const { mfa } = foyer.callerFor(await foyer.stranger()).account;
    expect(await endOf(mfa.regenerateRecoveryCodes({ code: "123456" }))).toBe("invalid_code");
  });
});

describe("turning it off", () => {
  test("needs the password and the factor; then nobody is asked for a code any more [S1.3]", async () => {
    const ada = await foyer.stranger();
    const { code, recoveryCodes } = await foyer.authenticator(ada);
    const [here, there] = [foyer.browser(ada), foyer.browser(ada)];
    for (const { api } of [here, there]) await api.auth.me();
    const { mfa } = here.api.account;
    expect(await endOf(mfa.disable({ password }))).toBe("invalid_input");
    expect(await endOf(mfa.disable({ password: "wrong", code: code() }))).toBe("invalid_credentials");
    expect(await endOf(mfa.disable({ password, recoveryCode: "wrong" }))).toBe("invalid_code");
    expect(await signIn(ada)).toEqual({ status: "mfa_required" });

    const before = here.cookieHeader();
    expect(await mfa.disable({ password, recoveryCode: recoveryCodes[3] })).toBeNull();
    expect(here.cookieHeader()).not.toBe(before);
    expect(await here.api.auth.me()).toMatchObject({ user: { id: ada.userId, mfaEnabled: false } });
    expect(await there.api.auth.me()).toMatchObject({ user: null });
    expect(await mfa.status()).toMatchObject({ enabled: false, recoveryCodesLeft: 0 });
    expect(await signIn(ada)).toEqual({ status: "signed_in" });
    expect(await acts(ada)).toEqual(
      expect.arrayContaining(["account.recovery_code_used", "account.mfa_disabled"]),
    );
    expect(await notices(ada)).toEqual(["recovery_code_used", "mfa_disabled"]);
  });

  test("is refused where an organization asks for it, and only while it does [S1.3]", async () => {
    const organizationId = await foyer.organization({ mfaPolicy: "required" });
    const ada = await foyer.member({ organizationId });
    const { code } = await foyer.authenticator(ada);
    const { mfa } = foyer.callerFor(ada).account;
    const ask = { password, code: code() };
    expect(await refusalOf(mfa.disable(ask))).toMatchObject({
      status: 403,
      reason: "forbidden",
      message: expect.stringMatching(/organization/),
    });
    expect(await mfa.status()).toMatchObject({ enabled: true, isRequired: true });
    await foyer.sql`UPDATE organizations SET mfa_policy = 'required_for_admins' WHERE id = ${organizationId}`;
    expect(await mfa.status()).toMatchObject({ isRequired: false });
    expect(await endOf(mfa.disable(ask))).toBe("done");
  });
});

describe("a policy that asks for a second factor", () => {
  test("keeps everything of the organization closed until it is set up, and opens it then [S1.3]", async () => {
    const organizationId = await foyer.organization({ mfaPolicy: "required_for_admins" });
    const ada = await foyer.admin({ organizationId });
    const browser = foyer.browser();
    expect(await signIn(ada, browser)).toEqual({ status: "signed_in" });
    const { api } = browser;
    expect(await api.auth.me()).toMatchObject({
      mfa: "enrolment",
      organizations: [{ id: organizationId, mfaEnrolmentRequired: true }],
    });
    for (const call of [
      () => api.people.list({ organizationId }),
      () => api.invitations.list({ organizationId }),
      () => api.audit.list({ organizationId }),
    ]) {
      expect(await endOf(call())).toBe("mfa_enrolment_required");
    }
    await setUp(browser);
    expect(await api.auth.me()).toMatchObject({
      mfa: "nothing",
      organizations: [{ id: organizationId, mfaEnrolmentRequired: false }],
    });
    expect(await endOf(api.people.list({ organizationId }))).toBe("done");
  });
});

describe("nobody but the person", () => {
  test("changes a second factor: no API key, no stranger [S1.10]", async () => {
    const ada = await foyer.member();
    const { code } = await foyer.authenticator(ada);
    const key = await foyer.apiKey(ada);
    const callers = [
      ["forbidden", foyer.callerFor(null, { authorization: `Bearer ${key}` })],
      ["unauthenticated", foyer.callerFor(null)],
      ["mfa_required", foyer.callerFor(ada, { half: true })],
    ] as const;
    for (const [reason, { account }] of callers) {
      const { mfa } = account;
      for (const call of [
        () => mfa.status(),
        () => mfa.enroll({ password, code: code() }),
        () => mfa.confirm({ code: code() }),
        () => mfa.regenerateRecoveryCodes({ code: code() }),
        () => mfa.disable({ password, code: code() }),
      ]) {
        expect(await endOf(call())).toBe(reason);
      }
    }
  });

  test("can read secrets or recovery codes out of the database [S1.3]", async () => {
    const ada = await foyer.stranger();
    const browser = foyer.browser(ada);
    const { secret, recoveryCodes } = await setUp(browser);
    const pending = await browser.api.account.mfa.enroll({ password, recoveryCode: recoveryCodes[0] });
    const { text, bytes } = await dumpOf(foyer.url);
    const codes = recoveryCodes.flatMap((code) => [code, code.replaceAll("-", "")]);
    for (const each of [secret, pending.manualEntryKey, ...codes]) {
      expect(text.toUpperCase()).not.toContain(each);
      expect(bytes.includes(each)).toBe(false);
    }
  });
});
