import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeEach, describe, expect, test } from "vitest";
import { setUpFirstOrganization, setUpOrganization } from "./set-up-organization.ts";

const foyer = testFoyer();

describe("set-up", () => {
  const wish = { organization: "Analytical Engines", ownerEmail: "ada@example.com" };
  const newcomer = { name: "Ada Lovelace", password: "a password for the owner" };

  beforeEach(async () => {
    // Audit rows stay, and what they tell of with them: so this starts on a table of organizations put aside.
    await foyer.sql`ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_append_only`;
    await foyer.sql`TRUNCATE organizations, users CASCADE`;
    await foyer.sql`ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_append_only`;
  });

  test("by several processes at their first start happens once: one organization, one owner's invitation [S1.8]", async () => {
    const results = await Promise.all(
      Array.from({ length: 5 }, () => setUpFirstOrganization(foyer.services, wish)),
    );
    const [made, ...others] = results.filter((result) => result !== null);
    expect(others).toEqual([]);
    expect(await foyer.sql`SELECT id, name FROM organizations`).toEqual([
      { id: made?.organizationId, name: "Analytical Engines" },
    ]);
    expect(await foyer.sql`SELECT id, role, status, inviter_id FROM invitations`).toEqual([
      { id: made?.invitationId, role: "owner", status: "pending", inviter_id: null },
    ]);
  });

  test("leads to a working installation: the owner accepts and invites a colleague [S0.11, S2.1]", async () => {
    const made = await setUpFirstOrganization(foyer.services, wish);
    const owner = foyer.browser();
    await owner.api.invitations.accept({ token: foyer.linkOf(made?.invitationId ?? ""), ...newcomer });
    const organizationId = made?.organizationId ?? "";
    expect(await owner.api.auth.me()).toMatchObject({
      organizations: [{ id: organizationId, role: "owner" }],
    });
    const target = { kind: "organization", organizationId, role: "admin" } as const;
    await expect(owner.api.invitations.create({ target, email: foyer.address() })).resolves.toMatchObject({
      status: "pending",
    });
  });

  test("by hand answers the invitation that is waiting, makes a new one when it is over, and refuses when the owner is in", async () => {
    const first = await setUpOrganization(foyer.services, wish);
    expect(await setUpOrganization(foyer.services, wish)).toEqual(first);
    await foyer.letPass("169 hours");
    const second = await setUpOrganization(foyer.services, wish);
    expect(second.organizationId).toBe(first.organizationId);
    expect(second.invitationId).not.toBe(first.invitationId);
    await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(second.invitationId), ...newcomer });
    await expect(setUpOrganization(foyer.services, wish)).rejects.toMatchObject({ reason: "already_member" });
    await foyer.organization({ name: wish.organization });
    await expect(setUpOrganization(foyer.services, wish)).rejects.toMatchObject({ reason: "conflict" });
  });

  test("the owner's expired link renews itself, because there is nobody to ask", async () => {
    const { invitationId } = await setUpOrganization(foyer.services, wish);
    await foyer.letPass("169 hours");
    const { invitations } = foyer.callerFor(null);
    const token = foyer.linkOf(invitationId);
    await invitations.requestLink({ token });
    expect(await invitations.view({ token })).toMatchObject({ status: "pending", invitedBy: null });
  });
});

describe("organizations", () => {
  test("are founded by those who own one already, and then hold nobody else", async () => {
    const owner = await foyer.owner();
    const host = foyer.callerFor(owner);
    const made = await host.organizations.create({ name: "Second" });
    expect(made).toMatchObject({
      name: "Second",
      role: "owner",
      defaultExpiryHours: 168,
      resendLimit: 3,
      renewalRule: "ask_inviter",
    });
    expect((await host.people.list({ organizationId: made.id })).items).toMatchObject([
      { userId: owner.userId },
    ]);
    for (const other of [
      await foyer.admin(),
      await foyer.member(),
      await foyer.stranger(),
      await foyer.owner({ active: false }),
    ]) {
      expect(await endOf(foyer.callerFor(other).organizations.create({ name: "Third" }))).toBe("forbidden");
    }
  });

  test("keep the settings that the owner names, and an audit row of each change", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const admin = await foyer.admin({ organizationId });
    const host = foyer.callerFor(owner);
    const change = {
      name: "New name",
      defaultExpiryHours: 24,
      resendLimit: 0,
      renewalRule: "renew",
    } as const;
    expect(await host.organizations.update({ organizationId, ...change })).toMatchObject(change);
    expect(await host.organizations.update({ organizationId, resendLimit: 1 })).toMatchObject({
      ...change,
      resendLimit: 1,
    });
    expect(await host.organizations.get({ organizationId })).toMatchObject({ resendLimit: 1 });
    expect(
      await refusalOf(foyer.callerFor(admin).organizations.update({ organizationId, name: "x" })),
    ).toMatchObject({
      reason: "forbidden",
    });
    const { items } = await host.audit.list({ organizationId });
    expect(items).toMatchObject([
      { act: "organization.updated", actor: { id: owner.userId }, details: { resendLimit: 1 } },
      { act: "organization.updated", details: change },
    ]);
  });

  test("say in which language they write, where they are, and whom they remind when [S3.11]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { organizations, audit } = foyer.callerFor(owner);
    const before = { language: "en", timeZone: "UTC", reminderRule: null };
    expect(await organizations.get({ organizationId })).toMatchObject(before);
    expect(await organizations.create({ name: "Second" })).toMatchObject(before);
    const change = {
      language: "fr",
      timeZone: "Pacific/Chatham",
      reminderRule: { afterDays: 30, atMost: 5 },
    } as const;
    expect(await organizations.update({ organizationId, ...change })).toMatchObject(change);
    const { items } = await organizations.list({});
    expect(items.find(({ id }) => id === organizationId)).toMatchObject(change);
    const off = { organizationId, reminderRule: null };
    expect(await organizations.update(off)).toMatchObject({ ...change, reminderRule: null });
    expect(await organizations.update({ organizationId, language: "de" })).toMatchObject({
      ...change,
      reminderRule: null,
      language: "de",
    });
    expect((await audit.list({ organizationId, act: "organization.updated" })).items).toMatchObject([
      { details: { language: "de" } },
      { details: { reminderRule: null } },
      { details: change },
    ]);
  });

  test.each([
    { timeZone: "Mars/Olympus_Mons" },
    { timeZone: "+02:00" },
    { timeZone: "" },
    { timeZone: "UTC'; DROP TABLE organizations" },
    { reminderRule: { afterDays: 0, atMost: 1 } },
    { reminderRule: { afterDays: 31, atMost: 1 } },
    { reminderRule: { afterDays: 1, atMost: 6 } },
    { reminderRule: { afterDays: 1.5, atMost: 1 } },
  ])("take no %j", async (change) => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { organizations } = foyer.callerFor(owner);
    expect(await endOf(organizations.update({ organizationId, ...change }))).toBe("invalid_input");
  });

  test("that somebody may not enter any more are not theirs to see", async () => {
    const member = await foyer.member();
    const { organizations, auth } = foyer.callerFor(member);
    expect((await organizations.list({})).items).toHaveLength(1);
    await foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${member.userId}`;
    expect((await organizations.list({})).items).toEqual([]);
    expect(await auth.me()).toMatchObject({ organizations: [] });
  });
});
