import type { Api } from "@foyer/testing/browser";
import type { Person } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

describe("changing a person", () => {
  test("gives a role that counts at their next request, in a session that is open [S0.8]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const admin = await foyer.admin({ organizationId });
    const { people } = foyer.callerFor(admin);
    await people.list({ organizationId });
    const change = { organizationId, userId: admin.userId, role: "member" } as const;
    expect(await foyer.callerFor(owner).people.update(change)).toMatchObject({
      userId: admin.userId,
      role: "member",
      status: "active",
    });
    expect(await endOf(people.list({ organizationId }))).toBe("forbidden");
    expect(await actsOn(owner, admin)).toMatchObject([
      {
        act: "person.updated",
        actor: { id: owner.userId },
        subject: { id: admin.userId, label: admin.email },
        details: { fields: ["role"], role: { from: "admin", to: "member" } },
        ip: "192.0.2.7",
      },
    ]);
  });

  test("sets name and profile of who belongs here alone, one audit row for what became another [S0.8]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { userId, ...member } = await foyer.member({ organizationId });
    const host = foyer.callerFor(owner);
    const profile = { position: "Programmer", phone: "+1 555 0100" };
    const change = { organizationId, userId, name: "Rear Admiral Hopper", ...profile };
    expect(await host.people.update(change)).toMatchObject({ name: "Rear Admiral Hopper", role: "member" });
    await host.people.update(change);
    await host.people.update({ organizationId, userId, phone: null });
    expect(await host.people.get({ organizationId, userId })).toMatchObject({
      name: "Rear Admiral Hopper",
      profile: { position: "Programmer", phone: null },
    });
    expect(await actsOn(owner, { userId })).toMatchObject([
      { act: "person.updated", details: { fields: ["phone"] } },
      { act: "person.updated", details: { fields: ["phone", "position", "name"] } },
    ]);
    expect(await foyer.sql`SELECT email FROM users WHERE id = ${userId}`).toEqual([{ email: member.email }]);
  });

  test("leaves the account alone of somebody who is in another organization too [S2.1]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    await join(member, (await foyer.owner()).organizationId, "member");
    const { people } = foyer.callerFor(owner);
    const { userId } = member;
    for (const change of [{ name: "Another" }, { department: "Another" }]) {
      const refusal = await refusalOf(people.update({ organizationId, userId, ...change }));
      expect(refusal).toMatchObject({ reason: "forbidden" });
      expect(refusal.message).toContain("another organization");
    }
    await expect(people.update({ organizationId, userId, role: "admin" })).resolves.toMatchObject({
      name: member.name,
      role: "admin",
    });
  });

  test("who has not joined changes what their invitations say, and nothing of an account", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const known = await foyer.stranger();
    const host = foyer.callerFor(owner);
    const created = await host.people.create({
      organizationId,
      email: known.email,
      name: "Grace",
      role: "admin",
    });
    const { userId } = created;
    const before = await foyer.sql`SELECT * FROM users WHERE id = ${userId}`;
    expect(await endOf(host.people.update({ organizationId, userId, phone: "1" }))).toBe("forbidden");
    expect(
      await host.people.update({ organizationId, userId, name: "Grace Hopper", role: "member" }),
    ).toMatchObject({ name: "Grace Hopper", role: "member", status: "invited" });
    expect(await foyer.sql`SELECT * FROM users WHERE id = ${userId}`).toEqual(before);

    const token = foyer.linkOf(created.invitation?.id ?? "");
    await foyer.callerFor(known).invitations.accept({ token });
    expect(await host.people.get({ organizationId, userId })).toMatchObject({
      name: known.name,
      role: "member",
      status: "active",
    });
  });

  test("takes the role back that an expired invitation would bring when it is renewed", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    await foyer.sql`UPDATE organizations SET renewal_rule = 'renew' WHERE id = ${organizationId}`;
    const host = foyer.callerFor(owner);
    const email = foyer.address();
    const { userId, invitation } = await host.people.create({
      organizationId,
      email,
      name: "Grace",
      role: "admin",
    });
    await foyer.letPass("169 hours", invitation?.id);
    await host.people.update({ organizationId, userId, role: "member" });
    const guest = foyer.callerFor(null);
    const token = foyer.linkOf(invitation?.id ?? "");
    await guest.invitations.requestLink({ token });
    await guest.invitations.accept({ token, ...newcomer });
    expect(await host.people.get({ organizationId, userId })).toMatchObject({
      role: "member",
      status: "active",
    });
  });
});

describe("keeping people out", () => {
  test("is out at the next request, everywhere: no session is left, and none starts [S0.6]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const admin = await foyer.admin({ organizationId });
    const { userId } = admin;
    const [one, another] = [foyer.browser(admin), foyer.browser(admin)];
    for (const { api } of [one, another]) await api.people.list({ organizationId });
    const host = foyer.callerFor(owner);

    expect(await host.people.setActive({ organizationId, userIds: [userId], active: false })).toEqual({
      results: [{ userId, reason: null, message: null }],
    });

    for (const { api } of [one, another]) {
      expect(await endOf(api.people.list({ organizationId }))).toBe("unauthenticated");
      expect(await endOf(api.account.profile())).toBe("unauthenticated");
    }
    expect(await foyer.sql`SELECT 1 FROM sessions WHERE user_id = ${userId}`).toEqual([]);
    expect(await foyer.sql`SELECT 1 FROM memberships WHERE user_id = ${userId} AND active`).toEqual([]);
    expect(await host.people.get({ organizationId, userId })).toMatchObject({ status: "inactive" });

    await host.people.setActive({ organizationId, userIds: [userId], active: true });
    await expect(foyer.callerFor(admin).people.list({ organizationId })).resolves.toBeDefined();
    expect(await actsOn(owner, admin)).toMatchObject([
      { act: "person.activated", actor: { id: owner.userId } },
      { act: "person.deactivated", actor: { id: owner.userId }, ip: "192.0.2.7" },
    ]);
  });

  test("in one organization leaves the others open, in the same session", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    const elsewhere = await foyer.organization();
    await join(member, elsewhere, "member");
    const { organizations } = foyer.callerFor(member);
    await organizations.get({ organizationId });
    const { userId } = member;
    await foyer.callerFor(owner).people.setActive({ organizationId, userIds: [userId], active: false });
    expect(await endOf(organizations.get({ organizationId }))).toBe("account_disabled");
    await expect(organizations.get({ organizationId: elsewhere })).resolves.toMatchObject({
      role: "member",
    });
  });

  test("in two organizations at once ends the sessions", async () => {
    const hosts = [await foyer.owner(), await foyer.owner()];
    for (let round = 0; round < 10; round++) {
      const person = await foyer.stranger();
      const { userId } = person;
      for (const { organizationId } of hosts) await join(person, organizationId, "member");
      await foyer.callerFor(person).auth.me();
      // Both have looked at who it is, and now put them out at once.
      const ends = await foyer.raceBehind(
        { text: "SELECT 1 FROM memberships WHERE user_id = $1 FOR UPDATE", values: [userId] },
        hosts.map(
          (host) => () =>
            foyer.callerFor(host).people.setActive({
              organizationId: host.organizationId,
              userIds: [userId],
              active: false,
            }),
        ),
      );
      expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
      expect(await foyer.sql`SELECT 1 FROM sessions WHERE user_id = ${userId}`).toEqual([]);
    }
  });

  test("in bulk tells a result for each in the order of the input, and writes down what changed [S0.6]", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const owner = await foyer.owner({ organizationId });
    const member = await foyer.member({ organizationId });
    const out = await foyer.member({ organizationId, active: false });
    const foreigner = await foyer.member();
    const { people } = foyer.callerFor(admin);
    const named = [foreigner, member, owner, out, member].map(({ userId }) => userId);

    const { results } = await people.setActive({ organizationId, userIds: named, active: false });

    expect(results.map(({ userId }) => userId)).toEqual(named);
    expect(results.map(({ reason }) => reason)).toEqual(["not_found", null, "forbidden", null, null]);
    expect(results[2]?.message).toBe("Their role is above your own.");
    expect(
      await foyer.sql`SELECT user_id FROM memberships WHERE NOT active AND user_id = ANY(${named}) ORDER BY id`,
    ).toEqual([{ user_id: member.userId }, { user_id: out.userId }]);
    const acts = await foyer.sql`
      SELECT act, subject_id FROM audit_entries WHERE subject_id = ANY(${named}) AND act LIKE 'person.%'`;
    expect(acts).toEqual([{ act: "person.deactivated", subject_id: member.userId }]);
  });

  test("takes ids in any letter case, and answers as they were given", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    const userIds = [member.userId.toUpperCase(), member.userId];
    const { people } = foyer.callerFor(owner);
    expect(await people.setActive({ organizationId, userIds, active: false })).toEqual({
      results: userIds.map((userId) => ({ userId, reason: null, message: null })),
    });
    const { userId } = member;
    expect(await people.get({ organizationId, userId: userId.toUpperCase() })).toMatchObject({
      status: "inactive",
    });
  });
});

describe("removing a person", () => {
  test("takes place, keys, sessions and invitations, and leaves the account and its history [S0.8]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    const { userId } = member;
    const browser = foyer.browser(member);
    await browser.api.account.updateProfile({ phone: "+1 555 0100" });
    await foyer.sql`
      INSERT INTO api_keys (id, user_id, organization_id, name, hash, hint, expires_at)
      VALUES (gen_random_uuid(), ${userId}, ${organizationId}, 'CI', ${`hash of ${userId}`}, 'foyer_x', now() + interval '1 day')`;
    const host = foyer.callerFor(owner);

    expect(await host.people.remove({ organizationId, userId })).toBeNull();

    expect(await endOf(browser.api.organizations.get({ organizationId }))).toBe("unauthenticated");
    expect(await endOf(host.people.get({ organizationId, userId }))).toBe("not_found");
    expect(await foyer.sql`SELECT 1 FROM api_keys WHERE user_id = ${userId}`).toEqual([]);
    expect(await foyer.sql`SELECT phone FROM users WHERE id = ${userId}`).toEqual([{ phone: "+1 555 0100" }]);
    expect(await actsOn(owner, member)).toMatchObject([
      { act: "person.removed", subject: { label: member.email } },
    ]);
    expect((await actsOn(owner, member)).map(({ details }) => details)).toEqual([
      { role: "member", apiKeys: ["foyer_x"] },
    ]);
  });

  test("keeps their sessions and keys for other organizations", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    const elsewhere = await foyer.organization();
    await join(member, elsewhere, "admin");
    const { userId } = member;
    await foyer.sql`
      INSERT INTO api_keys (id, user_id, organization_id, name, hash, hint, expires_at)
      VALUES (gen_random_uuid(), ${userId}, ${elsewhere}, 'CI', ${`hash of ${userId}`}, 'foyer_x', now() + interval '1 day')`;
    const { organizations } = foyer.callerFor(member);
    await organizations.get({ organizationId });
    await foyer.callerFor(owner).people.remove({ organizationId, userId });
    expect(await endOf(organizations.get({ organizationId }))).toBe("not_found");
    await expect(organizations.get({ organizationId: elsewhere })).resolves.toMatchObject({ role: "admin" });
    expect(await foyer.sql`SELECT 1 FROM api_keys WHERE user_id = ${userId}`).toHaveLength(1);
  });

  test("who is just making an API key leaves none behind for when they come back", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    const { userId } = member;
    const create = { organizationId, name: "CI" };
    const ends = await foyer.raceBehind(
      { text: "SELECT 1 FROM memberships WHERE user_id = $1 FOR UPDATE", values: [userId] },
      [
        () => endOf(foyer.callerFor(member).account.apiKeys.create(create)),
        () => endOf(foyer.callerFor(owner).people.remove({ organizationId, userId })),
      ],
      { inTurn: true },
    );
    expect(ends).toMatchObject([{ value: "done" }, { value: "done" }]);
    expect(await foyer.sql`SELECT 1 FROM api_keys WHERE user_id = ${userId}`).toEqual([]);
  });
});

describe("signing somebody out everywhere", () => {
  test("ends all their sessions, and only theirs", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const member = await foyer.member({ organizationId });
    const browsers = [foyer.browser(member), foyer.browser(member)];
    for (const { api } of browsers) await api.account.profile();
    const { people } = foyer.callerFor(admin);
    await people.signOutEverywhere({ organizationId, userId: member.userId });
    for (const { api } of browsers) expect(await endOf(api.account.profile())).toBe("unauthenticated");
    await expect(people.list({ organizationId })).resolves.toBeDefined();
    expect(await actsOn(admin, member)).toMatchObject([
      { act: "person.signed_out", actor: { id: admin.userId }, details: { sessions: 2 } },
    ]);
  });

  test("does nothing to somebody whom an organization has only invited, or keeps out", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { people } = foyer.callerFor(owner);
    const known = await foyer.member();
    const session = foyer.callerFor(known);
    await session.account.profile();
    const { userId } = await people.create({ organizationId, email: known.email, name: "X", role: "member" });
    for (const active of [false, true]) {
      await people.setActive({ organizationId, userIds: [userId], active });
      await people.signOutEverywhere({ organizationId, userId });
    }
    await people.remove({ organizationId, userId });
    await expect(session.account.profile()).resolves.toMatchObject({ id: known.userId });
  });
});

describe("resetting a second factor", () => {
  test("takes it off, ends all sessions and tells the person [S1.6]", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const member = await foyer.member({ organizationId });
    await enrol(member);
    const { userId } = member;
    const browser = foyer.browser(member);
    await browser.api.account.profile();
    const { people } = foyer.callerFor(admin);
    expect((await people.list({ organizationId, mfaEnabled: true })).items).toMatchObject([
      { userId, mfaEnabled: true },
    ]);

    await people.resetMfa({ organizationId, userId });
    await people.resetMfa({ organizationId, userId });

    expect(await foyer.sql`SELECT 1 FROM totp WHERE user_id = ${userId}`).toEqual([]);
    expect(await endOf(browser.api.account.profile())).toBe("unauthenticated");
    expect(
      await foyer.sql`SELECT purpose, recipient FROM account_messages WHERE user_id = ${userId}`,
    ).toEqual([{ purpose: "mfa_reset", recipient: member.email }]);
    expect(await actsOn(admin, member)).toMatchObject([
      { act: "person.mfa_reset", actor: { id: admin.userId } },
    ]);
    expect((await people.list({ organizationId, mfaEnabled: true })).items).toEqual([]);
    const without = await people.list({ organizationId, mfaEnabled: false });
    expect(without.items.map((item) => item.userId).sort()).toEqual([admin.userId, userId].sort());
  });

  test("weakens no account that guards another organization, unless they may do it there too [S1.6]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    const { userId } = member;
    const there = await foyer.owner();
    await join(member, there.organizationId, "admin");
    await enrol(member);
    const reset = () => foyer.callerFor(owner).people.resetMfa({ organizationId, userId });

    const refusal = await refusalOf(reset());
    expect(refusal).toMatchObject({ reason: "forbidden" });
    expect(refusal.message).toContain("another organization");
    await join(owner, there.organizationId, "member");
    expect(await endOf(reset())).toBe("forbidden");
    expect(await foyer.sql`SELECT 1 FROM totp WHERE user_id = ${userId}`).toHaveLength(1);

    await foyer.sql`
      UPDATE memberships SET role = 'admin'
      WHERE user_id = ${owner.userId} AND organization_id = ${there.organizationId}`;
    expect(await endOf(reset())).toBe("done");
    expect(await foyer.sql`SELECT 1 FROM totp WHERE user_id = ${userId}`).toEqual([]);
  });

  test("tells and touches nothing of somebody who has not joined", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { people } = foyer.callerFor(owner);
    const known = await foyer.stranger();
    await enrol(known);
    const { userId } = await people.create({ organizationId, email: known.email, name: "X", role: "member" });
    await people.resetMfa({ organizationId, userId });
    expect(await foyer.sql`SELECT 1 FROM totp WHERE user_id = ${userId}`).toHaveLength(1);
    expect(await people.get({ organizationId, userId })).toMatchObject({ mfaEnabled: false });
    expect((await people.list({ organizationId, mfaEnabled: true })).items).toEqual([]);
  });

  test("is no way round the password and the code for one's own", async () => {
    const owner = await foyer.owner();
    await enrol(owner);
    const { organizationId, userId } = owner;
    const own = foyer.callerFor(owner).people.resetMfa({ organizationId, userId });
    expect(await endOf(own)).toBe("forbidden");
    expect(await foyer.sql`SELECT 1 FROM totp WHERE user_id = ${userId}`).toHaveLength(1);
  });
});

/** Every act on a person, as a program may call it. */
const acts: Record<
  string,
  (people: Api["people"], on: { organizationId: string; userId: string }) => Promise<unknown>
> = {
  update: (people, on) => people.update({ ...on, role: "member" }),
  "update of the name": (people, on) => people.update({ ...on, name: "Changed" }),
  remove: (people, on) => people.remove(on),
  resetMfa: (people, on) => people.resetMfa(on),
  signOutEverywhere: (people, on) => people.signOutEverywhere(on),
};

describe("people.*", () => {
  test.each(Object.entries(acts))("%s: an admin can't touch an owner [S0.8]", async (_, act) => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    for (const active of [true, false]) {
      const owner = await foyer.owner({ organizationId, active });
      await enrol(owner);
      await foyer.callerFor(owner).auth.me();
      const { people } = foyer.callerFor(admin);
      await people.list({ organizationId });
      const before = await everything();
      expect(await endOf(act(people, { organizationId, userId: owner.userId }))).toBe("forbidden");
      expect(await everything()).toEqual(before);
    }
  });

  test.each(Object.entries(acts))("%s: ids of another organization are not found", async (_, act) => {
    const owner = await foyer.owner();
    const foreigner = await foyer.member();
    await enrol(foreigner);
    const { people } = foyer.callerFor(owner);
    await people.list({ organizationId: owner.organizationId });
    const before = await everything();
    const { organizationId } = owner;
    expect(await endOf(act(people, { organizationId, userId: foreigner.userId }))).toBe("not_found");
    const there = { organizationId: foreigner.organizationId, userId: foreigner.userId };
    expect(await endOf(act(people, there))).toBe("not_found");
    expect(await everything()).toEqual(before);
  });

  test("an admin lets no deactivated owner in again: not by activating, creating or inviting them anew", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const owner = await foyer.owner({ organizationId });
    const { userId, email } = await foyer.owner({ organizationId, active: false });
    const { people, invitations } = foyer.callerFor(admin);
    const target = { kind: "organization", organizationId, role: "member" } as const;
    const { results } = await people.setActive({ organizationId, userIds: [userId], active: true });
    expect(results).toMatchObject([{ reason: "forbidden" }]);
    expect(await endOf(people.create({ organizationId, email, name: "X", role: "member" }))).toBe(
      "forbidden",
    );
    expect(await endOf(invitations.create({ target, email }))).toBe("forbidden");
    const { id } = await foyer.callerFor(owner).invitations.create({ target, email });
    expect(await endOf(invitations.resend({ invitationId: id }))).toBe("forbidden");
    expect(await foyer.sql`SELECT role, active FROM memberships WHERE user_id = ${userId}`).toEqual([
      { role: "owner", active: false },
    ]);
    await expect(people.list({ organizationId })).resolves.toBeDefined();
  });

  test("nobody gives a role above their own by changing a person", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const member = await foyer.member({ organizationId });
    const { people } = foyer.callerFor(admin);
    for (const { userId } of [member, admin])
      expect(await endOf(people.update({ organizationId, userId, role: "owner" }))).toBe("forbidden");
  });
});

async function join(person: { userId: string }, organizationId: string, role: Person["role"]) {
  const data = { organizationId, userId: person.userId, role, active: true, joinedAt: new Date() };
  await foyer.services.database.read.membership.create({ data });
}

async function enrol({ userId }: { userId: string }) {
  await foyer.sql`INSERT INTO totp (user_id, sealed_secret, enabled_at) VALUES (${userId}, 'sealed', now())`;
}

async function actsOn(by: Person, { userId }: { userId: string }) {
  const { organizationId } = by;
  return (await foyer.callerFor(by).audit.list({ organizationId, subjectId: userId })).items.filter(
    ({ act }) => act.startsWith("person."),
  );
}

async function everything() {
  return foyer.sql`
    SELECT (SELECT json_agg(u ORDER BY u.id) FROM users u) AS users,
      (SELECT json_agg(m ORDER BY m.id) FROM memberships m) AS memberships,
      (SELECT json_agg(s ORDER BY s.id) FROM sessions s) AS sessions,
      (SELECT json_agg(t ORDER BY t.user_id) FROM totp t) AS totp,
      (SELECT count(*) FROM account_messages) AS messages,
      (SELECT count(*) FROM audit_entries) AS acts`;
}
