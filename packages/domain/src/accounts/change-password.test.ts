import { password } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

const changed = { currentPassword: password, newPassword: "violet lighthouse orbit" };

describe("stale sessions after a password change", () => {
  test("all others end, half ones too, and the present one goes on under a new id, no longer than before", async () => {
    const known = await foyer.stranger();
    const [here, there] = [foyer.browser(known), foyer.browser(known)];
    await here.api.auth.me();
    await there.api.auth.me();
    await foyer.sql`UPDATE sessions SET created_at = created_at - interval '3 days' WHERE user_id = ${known.userId}`;
    await foyer.sql`
      INSERT INTO mfa_challenges (id, user_id, expires_at)
      VALUES ('half', ${known.userId}, now() + interval '10 minutes')`;
    const stolen = here.cookieHeader();
    await here.api.account.changePassword(changed);

    expect(here.cookieHeader()).toMatch(/^__Host-foyer_session=[\w-]{43}$/);
    expect(here.cookieHeader()).not.toBe(stolen);
    expect(await here.api.auth.me()).toMatchObject({ user: { id: known.userId } });
    expect(await there.api.auth.me()).toMatchObject({ user: null });
    const caller = await foyer.services.sessions.find({ ip: null, userAgent: null, cookies: stolen });
    expect(caller).toBeNull();
    expect(await foyer.sql`SELECT 1 FROM mfa_challenges WHERE user_id = ${known.userId}`).toEqual([]);
    expect(
      await foyer.sql`
      SELECT now() - created_at > interval '3 days' AS old FROM sessions WHERE user_id = ${known.userId}`,
    ).toEqual([{ old: true }]);
  });

  test("it is told by e-mail and in the audit, once", async () => {
    const known = await foyer.stranger();
    await foyer.callerFor(known).account.changePassword(changed);
    expect(
      await foyer.sql`
      SELECT m.purpose, m.recipient, j.name FROM account_messages m
      JOIN pgboss.job j ON j.data->>'messageId' = m.id::text WHERE m.user_id = ${known.userId}`,
    ).toEqual([{ purpose: "password_changed", recipient: known.email, name: "account_message.send" }]);
    expect(await foyer.sql`SELECT act FROM audit_entries WHERE subject_id = ${known.userId}`).toEqual([
      { act: "account.password_changed" },
    ]);
  });

  test("a session that is ended meanwhile changes nothing", async () => {
    const known = await foyer.stranger();
    const browser = foyer.browser(known);
    await browser.api.auth.me();
    const end = { text: "DELETE FROM sessions WHERE user_id = $1", values: [known.userId] };
    const [result] = await foyer.raceBehind(end, [() => endOf(browser.api.account.changePassword(changed))]);
    expect(result).toEqual({ status: "fulfilled", value: "unauthenticated" });
    expect(await endOf(foyer.callerFor(null).auth.signIn({ email: known.email, password }))).toBe("done");
    expect(await foyer.sql`SELECT 1 FROM account_messages WHERE user_id = ${known.userId}`).toEqual([]);
  });
});

describe("a weak password is refused, and the refusal points at it", () => {
  test.each(["too short", "123456789qwerty", "Acme Robotics 2026", "foyer foyer foyer"])(
    "%s",
    async (newPassword) => {
      const organizationId = await foyer.organization({ name: "Acme Robotics" });
      const known = await foyer.member({ organizationId });
      const { account, auth } = foyer.callerFor(known);
      expect(
        await refusalOf(account.changePassword({ currentPassword: password, newPassword })),
      ).toMatchObject({
        reason: "weak_password",
        issues: [{ path: "newPassword", message: expect.any(String) }],
      });
      expect(await endOf(auth.signIn({ email: known.email, password }))).toBe("done");
    },
  );
});

test("8 characters only where MFA is required: one that is set up of one's own will is no reason", async () => {
  const owner = await foyer.owner();
  await foyer.sql`INSERT INTO totp (user_id, sealed_secret, enabled_at) VALUES (${owner.userId}, 'sealed', now())`;
  const browser = foyer.browser(owner);
  const short = { currentPassword: password, newPassword: "gx7 plum" };
  expect(await endOf(browser.api.account.changePassword(short))).toBe("weak_password");
  await foyer.sql`UPDATE organizations SET mfa_policy = 'required' WHERE id = ${owner.organizationId}`;
  expect(await endOf(browser.api.account.changePassword(short))).toBe("done");
});
