import { password } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

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
    expect(browser.cookieHeader()).toMatch(/^__Host-foyer_session=[\w-]{43}; __Host-foyer_device=/);
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
      await foyer.sql`SELECT act, actor_id FROM audit_entries WHERE subject_id = ${known.userId} ORDER BY at`,
    ).toEqual([
      { act: "account.reauthentication_refused", actor_id: known.userId },
      { act: "account.password_changed", actor_id: known.userId },
      { act: "sign_in.refused", actor_id: null },
    ]);
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
