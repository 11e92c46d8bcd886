import { password } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

describe("somebody new", () => {
  test("gets an account with name, password and profile, a place with the role, and a session [S0.2, S1.2, S2.2]", async () => {
    const invitation = await foyer.invitation({ role: "admin" });
    const browser = foyer.browser();
    const profile = {
      clientCompany: "Navy",
      zohoAccount: "navy-1",
      phone: "+1 555 0100",
      position: "Rear admiral",
      department: "Compilers",
    };

    const answer = await browser.api.invitations.accept({
      token: foyer.linkOf(invitation.id),
      ...newcomer,
      profile,
    });

    expect(answer).toEqual({
      kind: "organization",
      status: "accepted",
      redirectTo: `/o/${invitation.organizationId}`,
      signedIn: true,
      mfaEnrolmentRequired: false,
    });
    expect(await browser.api.auth.me()).toMatchObject({
      user: { email: invitation.email, name: "Grace Hopper" },
      organizations: [{ id: invitation.organizationId, role: "admin" }],
    });
    expect(await browser.api.account.profile()).toMatchObject(profile);
    const { email } = invitation;
    await expect(foyer.callerFor(null).auth.signIn({ email, password: newcomer.password })).resolves.toEqual({
      status: "signed_in",
    });
  });

  test("is told what is missing, and the invitation waits [S1.2]", async () => {
    const invitation = await foyer.invitation();
    const token = foyer.linkOf(invitation.id);
    const { invitations } = foyer.callerFor(null);

    expect(await refusalOf(invitations.accept({ token }))).toMatchObject({
      reason: "invalid_input",
      issues: [{ path: "name" }],
    });
    expect(await refusalOf(invitations.accept({ token, name: "Grace" }))).toMatchObject({
      reason: "invalid_input",
      issues: [{ path: "password" }],
    });
    for (const weak of [
      "",
      "short",
      "fourteen chars",
      "aaaaaaaaaaaaaaaaaaaa",
      "abababababababababab",
      "x".repeat(129),
    ]) {
      expect(await refusalOf(invitations.accept({ token, name: "Grace", password: weak }))).toMatchObject({
        reason: "weak_password",
        issues: [{ path: "password" }],
      });
    }
    expect(await invitations.view({ token })).toMatchObject({ status: "pending", canAccept: true });
  });

  test("may leave the name to the one that the inviter gave", async () => {
    const owner = await foyer.owner();
    const target = { kind: "organization", organizationId: owner.organizationId, role: "member" } as const;
    const email = foyer.address();
    const { id } = await foyer
      .callerFor(owner)
      .invitations.create({ target, email, fullName: "Grace Hopper" });
    const browser = foyer.browser();
    await browser.api.invitations.accept({ token: foyer.linkOf(id), password: newcomer.password });
    expect(await browser.api.auth.me()).toMatchObject({ user: { name: "Grace Hopper" } });
  });

  test("gets a session cookie that scripts can't read and other sites can't send", async () => {
    const { id } = await foyer.invitation();
    const browser = foyer.browser();
    await browser.api.invitations.accept({ token: foyer.linkOf(id), ...newcomer });
    expect(browser.received.map((cookie) => cookie.split("=")[0])).toEqual([
      "__Host-foyer_session",
      "__Host-foyer_device",
    ]);
    for (const cookie of browser.received) {
      expect(cookie).toMatch(/HttpOnly/i);
      expect(cookie).toMatch(/SameSite=Lax/i);
      expect(cookie).toMatch(/Path=\/(;|$)/i);
    }
  });

  test("finds the account that an administrator prepared, and opens it [S0.1, S0.2]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const host = foyer.callerFor(owner);
    const email = foyer.address();
    const { userId, invitation } = await host.people.create({
      organizationId,
      email,
      name: "G. Hopper",
      role: "member",
    });
    const token = foyer.linkOf(invitation?.id ?? "");
    expect(await foyer.callerFor(null).invitations.view({ token })).toMatchObject({ needs: "new_account" });

    const browser = foyer.browser();
    await browser.api.invitations.accept({ token, password: newcomer.password });

    expect(await browser.api.auth.me()).toMatchObject({ user: { id: userId, name: "G. Hopper" } });
    expect(await host.people.get({ organizationId, userId })).toMatchObject({
      status: "active",
      invitation: null,
    });
  });
});

describe("an address that has an account already", () => {
  test("must be signed in: neither password, name, profile nor sessions are touched by an invitation", async () => {
    const invitee = await foyer.stranger();
    const invitation = await foyer.invitation({ email: invitee.email });
    const token = foyer.linkOf(invitation.id);
    const browser = foyer.browser(invitee);
    await browser.api.account.updateProfile({ phone: "+1 555 0100" });
    const before = await everythingOf(invitee.userId);
    const attack = {
      name: "Mallory",
      password: "a password of the attacker",
      profile: { phone: "+1 555 0666" },
    };

    expect(await foyer.callerFor(null).invitations.view({ token })).toMatchObject({ needs: "sign_in" });
    for (const answers of [attack, {}]) {
      expect(await refusalOf(foyer.callerFor(null).invitations.accept({ token, ...answers }))).toMatchObject({
        reason: "sign_in_required",
        status: 401,
      });
    }
    expect(await everythingOf(invitee.userId)).toEqual(before);

    expect(await browser.api.invitations.view({ token })).toMatchObject({
      needs: "nothing",
      signedInAs: invitee.email,
    });
    expect(await browser.api.invitations.accept({ token, ...attack })).toMatchObject({ status: "accepted" });
    expect(await everythingOf(invitee.userId)).toEqual(before);
    expect(browser.received).toHaveLength(1); // the session that it came with
    expect(await browser.api.auth.me()).toMatchObject({ organizations: [{ id: invitation.organizationId }] });
  });

  test("may sign in on the way and come back [S4.4]", async () => {
    const invitee = await foyer.stranger();
    const invitation = await foyer.invitation({ email: invitee.email });
    const token = foyer.linkOf(invitation.id);
    const { auth, invitations } = foyer.callerFor(null);
    await auth.signIn({ email: invitee.email.toUpperCase(), password });
    await expect(invitations.accept({ token })).resolves.toMatchObject({ signedIn: true });
  });

  test("whoever is signed in as another is told so, stays signed in, and gets nothing [S4.3]", async () => {
    const invitee = await foyer.stranger();
    const somebodyElse = await foyer.stranger();
    for (const email of [invitee.email, foyer.address()]) {
      const invitation = await foyer.invitation({ email });
      const token = foyer.linkOf(invitation.id);
      const browser = foyer.browser(somebodyElse);

      expect(await refusalOf(browser.api.invitations.accept({ token, ...newcomer }))).toMatchObject({
        reason: "email_mismatch",
      });
      expect(await browser.api.invitations.view({ token })).toMatchObject({
        status: "pending",
        signedInAs: somebodyElse.email,
      });
      expect(await browser.api.auth.me()).toMatchObject({
        user: { id: somebodyElse.userId },
        organizations: [],
      });
      expect(browser.received).toHaveLength(1);
    }
  });
});

describe("MFA avoided by invitation", () => {
  test.each([
    ["off", "owner", false],
    ["optional", "owner", false],
    ["required_for_admins", "member", false],
    ["required_for_admins", "admin", true],
    ["required", "member", true],
  ] as const)("where the policy is %s, %s accepts: enrolment asked for: %s", async (policy, role, asked) => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { id } = await foyer.invitation({ by: owner, role });
    await foyer.sql`UPDATE organizations SET mfa_policy = ${policy}::mfa_policy WHERE id = ${organizationId}`;
    const browser = foyer.browser();
    expect(await browser.api.invitations.accept({ token: foyer.linkOf(id), ...newcomer })).toMatchObject({
      signedIn: true,
      mfaEnrolmentRequired: asked,
    });
    expect(await browser.api.auth.me()).toMatchObject({ mfa: asked ? "enrolment" : "nothing" });
    expect(await endOf(browser.api.organizations.get({ organizationId }))).toBe(
      asked ? "mfa_enrolment_required" : "done",
    );
  });

  test("who has a second factor already is not asked to set one up", async () => {
    const owner = await foyer.owner();
    await foyer.sql`UPDATE organizations SET mfa_policy = 'required' WHERE id = ${owner.organizationId}`;
    await giveMfa(owner.userId);
    const known = await foyer.stranger();
    await giveMfa(known.userId);
    const { id } = await foyer.invitation({ by: owner, email: known.email });
    expect(await foyer.callerFor(known).invitations.accept({ token: foyer.linkOf(id) })).toMatchObject({
      mfaEnrolmentRequired: false,
    });
  });

  async function giveMfa(userId: string): Promise<void> {
    await foyer.sql`INSERT INTO totp (user_id, sealed_secret, enabled_at) VALUES (${userId}, 'sealed', now())`;
  }
});

describe("the first password", () => {
  test("8 characters only where MFA is required of the role that the invitation gives", async () => {
    const owner = await foyer.owner();
    const [admin, member] = [
      await foyer.invitation({ by: owner, role: "admin" }),
      await foyer.invitation({ by: owner, role: "member" }),
    ];
    const accept = ({ id }: { readonly id: string }, password = "gx7 plum") =>
      endOf(
        foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id), name: "Grace Hopper", password }),
      );
    expect(await accept(admin)).toBe("weak_password");
    await foyer.sql`
      UPDATE organizations SET mfa_policy = 'required_for_admins' WHERE id = ${owner.organizationId}`;
    expect(await accept(member)).toBe("weak_password");
    expect(await accept(admin, "gx7 plu")).toBe("weak_password");
    expect(await accept(admin)).toBe("done");
  });

  test.each(["Acme Robotics 2026", "Grace Hopper 1906", "foyer foyer foyer", "123456789qwerty"])(
    "%s, which is common or made of what others know, is refused",
    async (password) => {
      const organizationId = await foyer.organization({ name: "Acme Robotics" });
      const { id } = await foyer.invitation({ by: await foyer.owner({ organizationId }) });
      expect(
        await refusalOf(
          foyer
            .callerFor(null)
            .invitations.accept({ token: foyer.linkOf(id), name: "Grace Hopper", password }),
        ),
      ).toMatchObject({
        reason: "weak_password",
        issues: [{ path: "password", message: expect.any(String) }],
      });
    },
  );
});

describe("a link that was used", () => {
  test("opens nothing again, with whatever cookies it is replayed", async () => {
    const invitation = await foyer.invitation();
    const token = foyer.linkOf(invitation.id);
    const winner = foyer.browser();
    await winner.api.invitations.accept({ token, ...newcomer });
    const [{ passwordHash } = { passwordHash: "" }] = await foyer.sql<{ passwordHash: string }>`
      SELECT password_hash AS "passwordHash" FROM users WHERE email = ${invitation.email}`;

    for (const browser of [winner, foyer.browser(), foyer.browser(await foyer.stranger())]) {
      const replay = browser.api.invitations.accept({
        token,
        name: "Mallory",
        password: "a password of the attacker",
      });
      expect(await refusalOf(replay)).toMatchObject({ reason: "invitation_accepted" });
      expect(await refusalOf(browser.api.invitations.decline({ token }))).toMatchObject({
        reason: "invitation_accepted",
      });
    }

    const after = await foyer.sql`
      SELECT u.name, u.password_hash AS "passwordHash", count(m.id)::int AS places
      FROM users u JOIN memberships m ON m.user_id = u.id WHERE u.email = ${invitation.email} GROUP BY u.id`;
    expect(after).toEqual([{ name: "Grace Hopper", passwordHash, places: 1 }]);
  });
});

describe("mass assignment", () => {
  test.each([
    ["role", { role: "owner" }],
    ["status", { status: "accepted" }],
    ["email", { email: "mallory@example.com" }],
    ["organizationId", { organizationId: crypto.randomUUID() }],
    ["isVip", { isVip: true }],
    ["a role in the profile", { profile: { role: "owner" } }],
    ["a password hash in the profile", { profile: { passwordHash: "x" } }],
    ["__proto__", JSON.parse('{"__proto__": {"role": "owner"}}')],
  ])("%s in accept is refused, not ignored", async (_, extra) => {
    const invitation = await foyer.invitation();
    const token = foyer.linkOf(invitation.id);
    const { invitations } = foyer.callerFor(null);
    expect(await refusalOf(invitations.accept({ token, ...newcomer, ...extra }))).toMatchObject({
      reason: "invalid_input",
    });
    expect(await invitations.view({ token })).toMatchObject({ status: "pending" });
  });
});

describe("somebody who is in already", () => {
  test("is told so, keeps their role, and the invitation waits", async () => {
    const member = await foyer.member();
    const { organizationId, email, userId } = member;
    await foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${userId}`;
    const owner = await foyer.owner({ organizationId });
    const invitation = await foyer.invitation({ by: owner, email, role: "admin" });
    await foyer.sql`UPDATE memberships SET active = true WHERE user_id = ${userId}`;
    const { invitations } = foyer.callerFor(member);
    const token = foyer.linkOf(invitation.id);
    expect(await refusalOf(invitations.accept({ token }))).toMatchObject({ reason: "already_member" });
    expect(await foyer.sql`SELECT role FROM memberships WHERE user_id = ${userId}`).toEqual([
      { role: "member" },
    ]);
    expect(await invitations.view({ token })).toMatchObject({ status: "pending" });
  });
});

describe("declining", () => {
  test("needs nothing but the link, is final, and tells the inviter", async () => {
    const owner = await foyer.owner();
    const invitation = await foyer.invitation({ by: owner });
    const token = foyer.linkOf(invitation.id);
    const { invitations } = foyer.callerFor(null);
    await expect(invitations.decline({ token })).resolves.toEqual({ status: "declined" });
    expect(await refusalOf(invitations.decline({ token }))).toMatchObject({ reason: "invitation_declined" });
    expect(await refusalOf(invitations.accept({ token, ...newcomer }))).toMatchObject({
      reason: "invitation_declined",
    });
    expect(await foyer.sql`SELECT 1 FROM users WHERE email = ${invitation.email}`).toEqual([]);
    expect(
      await foyer.sql`SELECT recipient FROM deliveries WHERE invitation_id = ${invitation.id} AND purpose = 'answered'`,
    ).toEqual([{ recipient: owner.email }]);
  });
});

describe("looking at a link", () => {
  test("ten times, by scanners and previews, changes nothing [S4.3]", async () => {
    const invitation = await foyer.invitation();
    const token = foyer.linkOf(invitation.id);
    const snapshot = () => foyer.sql`
      SELECT i.*, (SELECT json_agg(d) FROM deliveries d WHERE d.invitation_id = i.id) AS deliveries,
        (SELECT count(*) FROM audit_entries) AS acts, (SELECT count(*) FROM users) AS users
      FROM invitations i WHERE i.id = ${invitation.id}`;
    const before = await snapshot();
    for (let look = 0; look < 10; look++) await foyer.callerFor(null).invitations.view({ token });
    expect(await snapshot()).toEqual(before);
  });

  test("shows who invites, to what, as what and until when, and nothing that is for the team alone", async () => {
    const owner = await foyer.owner();
    const target = { kind: "organization", organizationId: owner.organizationId, role: "admin" } as const;
    const created = await foyer.callerFor(owner).invitations.create({
      target,
      email: foyer.address(),
      fullName: "Grace Hopper",
      message: "We need you.",
      note: "for our eyes",
      metadata: { crm: "for our programs" },
    });
    const view = await foyer.callerFor(null).invitations.view({ token: foyer.linkOf(created.id) });
    expect(view).toMatchObject({
      invitationId: created.id,
      kind: "organization",
      status: "pending",
      canAccept: true,
      isExpired: false,
      expiresAt: created.expiresAt,
      email: created.email,
      fullName: "Grace Hopper",
      message: "We need you.",
      role: "admin",
      invitedBy: { name: owner.name },
      organization: { id: owner.organizationId },
      needs: "new_account",
      signedInAs: null,
    });
    expect(JSON.stringify(view)).not.toMatch(/for our|192\.0\.2/);
  });

  test("is told apart from a link that belongs to nothing, though it is signed", async () => {
    const token = foyer.linkOf(crypto.randomUUID());
    const { invitations } = foyer.callerFor(null);
    for (const call of [
      () => invitations.view({ token }),
      () => invitations.accept({ token, ...newcomer }),
      () => invitations.decline({ token }),
      () => invitations.requestLink({ token }),
      () => invitations.recordOpened({ token }),
    ]) {
      expect(await refusalOf(call())).toMatchObject({ reason: "invitation_not_found", status: 404 });
    }
  });
});

/** All that an account keeps, but since when its address is known to be theirs: accepting is what shows that. */
async function everythingOf(userId: string) {
  const users = await foyer.sql`
    SELECT to_jsonb(u) - 'address_proven_at' AS user FROM users u WHERE id = ${userId}`;
  const sessions = await foyer.sql`SELECT * FROM sessions WHERE user_id = ${userId} ORDER BY id`;
  return { users, sessions };
}
