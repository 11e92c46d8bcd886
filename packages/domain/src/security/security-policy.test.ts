import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

const usual = {
  mfaPolicy: "optional",
  lockout: { attempts: 5, maxDelayMinutes: 15 },
  session: { idleHours: 336, lifetimeHours: 720 },
};

describe("the security policy", () => {
  test("is seen by those who manage people, and changed by owners alone [S1.6]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const admin = foyer.callerFor(await foyer.admin({ organizationId }));
    const member = foyer.callerFor(await foyer.member({ organizationId }));
    expect(await admin.security.policy.get({ organizationId })).toEqual(usual);
    expect(await endOf(member.security.policy.get({ organizationId }))).toBe("forbidden");
    for (const other of [admin, member]) {
      expect(await endOf(other.security.policy.update({ organizationId, mfaPolicy: "off" }))).toBe(
        "forbidden",
      );
      expect(await endOf(other.organizations.update({ organizationId, mfaPolicy: "off" }))).toBe("forbidden");
    }
    const { organizationId: elsewhere } = await foyer.owner();
    const host = foyer.callerFor(owner);
    expect(await endOf(host.security.policy.update({ organizationId: elsewhere, mfaPolicy: "off" }))).toBe(
      "not_found",
    );
    expect(await host.security.policy.get({ organizationId })).toEqual(usual);
  });

  test("changes what is named and leaves the rest; one audit row says what became what", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { security, audit } = foyer.callerFor(owner);
    const first = {
      mfaPolicy: "required_for_admins",
      lockout: { attempts: 3 },
      session: { idleHours: 8 },
    } as const;
    await enrol(owner.userId);
    const expected = {
      mfaPolicy: "required_for_admins",
      lockout: { attempts: 3, maxDelayMinutes: 15 },
      session: { idleHours: 8, lifetimeHours: 720 },
    };
    expect(await security.policy.update({ organizationId, ...first })).toEqual(expected);
    expect(await security.policy.update({ organizationId, ...first })).toEqual(expected);
    expect(await security.policy.get({ organizationId })).toEqual(expected);
    const { items } = await audit.list({ organizationId, act: "security.policy_updated" });
    expect(items).toMatchObject([
      {
        actor: { id: owner.userId },
        subject: { kind: "organization", id: organizationId },
        details: {
          mfaPolicy: { from: "optional", to: "required_for_admins" },
          lockoutAttempts: { from: 5, to: 3 },
          sessionIdleHours: { from: 336, to: 8 },
        },
      },
    ]);
    expect(Object.keys(items[0]?.details ?? {})).toHaveLength(3);
  });

  test("that contradicts itself is refused, also in two halves at once", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { security } = foyer.callerFor(owner);
    for (const session of [{ idleHours: 721 }, { lifetimeHours: 335 }, { idleHours: 9, lifetimeHours: 8 }]) {
      expect(await refusalOf(security.policy.update({ organizationId, session }))).toMatchObject({
        reason: "invalid_input",
        issues: [{ path: "idleHours" in session ? "session.idleHours" : "session.lifetimeHours" }],
      });
    }
    const ends = await foyer.race({ table: "organizations", id: organizationId }, [
      () => endOf(security.policy.update({ organizationId, session: { idleHours: 500 } })),
      () => endOf(security.policy.update({ organizationId, session: { lifetimeHours: 400 } })),
    ]);
    expect(ends.map((end) => end.status === "fulfilled" && end.value).sort()).toEqual([
      "done",
      "invalid_input",
    ]);
  });

  test("is the one that an organization's settings change too", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { organizations, security, audit } = foyer.callerFor(owner);
    expect(await organizations.update({ organizationId, mfaPolicy: "off", name: "New name" })).toMatchObject({
      name: "New name",
      mfaPolicy: "off",
    });
    expect(await security.policy.get({ organizationId })).toEqual({ ...usual, mfaPolicy: "off" });
    await organizations.update({ organizationId, mfaPolicy: "optional" });
    const { items } = await audit.list({ organizationId });
    expect(items.map(({ act }) => act)).toEqual([
      "security.policy_updated",
      "organization.updated",
      "security.policy_updated",
    ]);
    expect((await organizations.list({})).items).toMatchObject([{ mfaPolicy: "optional" }]);
  });

  test("ends a session that is open by its new limits, at the next request", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    const { account } = foyer.callerFor(member);
    await account.profile();
    await foyer.sql`
      UPDATE sessions SET last_used_at = last_used_at - interval '3 hours' WHERE user_id = ${member.userId}`;
    const { security } = foyer.callerFor(owner);
    await security.policy.update({ organizationId, session: { idleHours: 2 } });
    expect(await endOf(account.profile())).toBe("unauthenticated");
  });

  test("that asks for a second factor closes the organization to who has none, at once, until they have one [S1.6]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    const [host, colleague] = [foyer.callerFor(owner), foyer.callerFor(member)];
    await colleague.organizations.get({ organizationId });

    // The owner has none either, and may ask for it all the same: they are led to it next.
    await host.security.policy.update({ organizationId, mfaPolicy: "required_for_admins" });
    expect(await endOf(host.security.policy.get({ organizationId }))).toBe("mfa_enrolment_required");
    await expect(colleague.organizations.get({ organizationId })).resolves.toBeDefined();
    expect(await host.auth.me()).toMatchObject({
      mfa: "enrolment",
      organizations: [{ id: organizationId, mfaEnrolmentRequired: true }],
    });
    expect((await host.organizations.list({})).items).toEqual([]);
    await expect(host.account.profile()).resolves.toMatchObject({ id: owner.userId });

    await enrol(owner.userId);
    await host.security.policy.update({ organizationId, mfaPolicy: "required" });
    expect(await host.auth.me()).toMatchObject({ mfa: "nothing" });
    expect(await endOf(colleague.organizations.get({ organizationId }))).toBe("mfa_enrolment_required");
    await enrol(member.userId);
    await expect(colleague.organizations.get({ organizationId })).resolves.toBeDefined();
  });

  test("is no API key's to change, whoever made it", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { key } = await foyer.callerFor(owner).account.apiKeys.create({ organizationId, name: "CI" });
    const { security, organizations } = foyer.callerFor(null, { authorization: `Bearer ${key}` });
    expect(await endOf(security.policy.update({ organizationId, mfaPolicy: "off" }))).toBe("forbidden");
    expect(await endOf(organizations.update({ organizationId, mfaPolicy: "off" }))).toBe("forbidden");
    await expect(organizations.update({ organizationId, resendLimit: 2 })).resolves.toMatchObject({
      mfaPolicy: "optional",
    });
  });
});

async function enrol(userId: string) {
  await foyer.sql`INSERT INTO totp (user_id, sealed_secret, enabled_at) VALUES (${userId}, 'sealed', now())`;
}
