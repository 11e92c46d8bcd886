import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

describe("creating a person", () => {
  test("makes an inactive account and place and sends the invitation, in one act [S0.1]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const host = foyer.callerFor(owner);
    const email = foyer.address();

    const created = await host.people.create({
      organizationId,
      email: `  ${email.toUpperCase()} `,
      name: " Grace Hopper ",
      role: "admin",
      expiresInHours: 24,
    });

    expect(created).toMatchObject({
      organizationId,
      email,
      name: "Grace Hopper",
      role: "admin",
      status: "invited",
      joinedAt: null,
      invitation: { status: "pending", resendCount: 0 },
    });
    expect(await host.invitations.get({ invitationId: created.invitation?.id ?? "" })).toMatchObject({
      email,
      fullName: "Grace Hopper",
      role: "admin",
      invitedBy: { id: owner.userId },
      inviterIp: "192.0.2.7",
      delivery: { status: "queued" },
    });
    expect(await foyer.sql`SELECT password_hash FROM users WHERE id = ${created.userId}`).toEqual([
      { password_hash: null },
    ]);
    const { items } = await host.audit.list({ organizationId });
    expect(items.map(({ act }) => act).sort()).toEqual(["invitation.created", "person.created"]);
  });

  test("of a guest invites them to become more: until they accept they are what they were, and the invitation is seen", async () => {
    const { spaceId, organizationId } = await foyer.space();
    const guest = await foyer.spaceMember(spaceId, "viewer");
    const { people, audit } = foyer.callerFor(await foyer.admin({ organizationId }));
    const wish = { organizationId, email: guest.email, name: "Another Name", role: "member" } as const;
    const created = await people.create(wish);
    expect(created).toMatchObject({
      userId: guest.userId,
      name: guest.name,
      role: "guest",
      status: "active",
      joinedAt: expect.any(String),
      invitation: { status: "pending" },
    });
    const { items } = await people.list({ organizationId, role: "guest" });
    expect(items).toEqual([created]);
    // Nobody was made: they were there.
    expect((await audit.list({ organizationId, act: "person.created" })).items).toEqual([]);
    const api = foyer.callerFor(guest);
    expect(await endOf(api.spaces.get({ spaceId }))).toBe("done");
    expect(await endOf(api.organizations.get({ organizationId }))).toBe("forbidden");
    expect(await endOf(people.create(wish))).toBe("already_invited");

    await api.invitations.accept({ token: foyer.linkOf(created.invitation?.id ?? "") });
    expect(await people.get({ organizationId, userId: guest.userId })).toMatchObject({
      role: "member",
      status: "active",
      invitation: null,
    });
    expect(await endOf(people.create(wish))).toBe("already_member");
  });

  test("of somebody who has an account elsewhere leaves that account as it is", async () => {
    const known = await foyer.stranger();
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { people } = foyer.callerFor(owner);
    const [before] = await foyer.sql`SELECT * FROM users WHERE id = ${known.userId}`;
    const created = await people.create({
      organizationId,
      email: known.email,
      name: "Another Name",
      role: "member",
    });
    expect(created).toMatchObject({ userId: known.userId, name: "Another Name", status: "invited" });
    expect(await foyer.sql`SELECT * FROM users WHERE id = ${known.userId}`).toEqual([before]);
  });

  test("shows nothing of what somebody told another organization, until they join [S2.1]", async () => {
    const known = await foyer.stranger();
    await foyer.callerFor(known).account.updateProfile({ name: "Secret Name", phone: "+1 555 0100" });
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { people } = foyer.callerFor(owner);
    await people.create({ organizationId, email: known.email, name: "Fishing", role: "member" });
    const person = await people.get({ organizationId, userId: known.userId });
    expect(person).toMatchObject({ name: "Fishing", profile: { phone: null } });
    expect((await people.list({ organizationId, search: "Secret" })).items).toEqual([]);
    expect((await people.list({ organizationId, search: "Fishing" })).items).toMatchObject([
      { name: "Fishing" },
    ]);
  });

  test("is refused for somebody who is in, and while an invitation waits [S4.5]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    const { people } = foyer.callerFor(owner);
    const wish = { organizationId, name: "Grace", role: "member" } as const;
    expect(await refusalOf(people.create({ ...wish, email: member.email }))).toMatchObject({
      reason: "already_member",
    });
    const invitation = await foyer.invitation({ by: owner });
    expect(await refusalOf(people.create({ ...wish, email: invitation.email }))).toMatchObject({
      reason: "already_invited",
      invitationId: invitation.id,
    });
  });

  test("again is possible for somebody inactive whose invitation is over, with another role", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const host = foyer.callerFor(owner);
    const wish = { organizationId, email: foyer.address(), name: "Grace" } as const;
    const first = await host.people.create({ ...wish, role: "admin" });
    await host.invitations.cancel({ invitationId: first.invitation?.id ?? "" });
    const second = await host.people.create({ ...wish, role: "member" });
    expect(second).toMatchObject({ userId: first.userId, role: "member", status: "invited" });
    expect(second.invitation?.id).not.toBe(first.invitation?.id);
  });
});

describe("the people of an organization", () => {
  test("are listed with the invitation of those who are not active, by every filter [S0.3, S0.4, S1.4]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const host = foyer.callerFor(owner);
    const create = (email: string, role: "admin" | "member") =>
      host.people.create({ organizationId, email, name: email, role });
    const member = await foyer.member({ organizationId });
    const disabled = await foyer.admin({ organizationId, active: false });
    const invited = await create(foyer.address(), "member");
    const expired = await create(foyer.address(), "admin");
    await foyer.letPass("169 hours", expired.invitation?.id);
    const cancelled = await create(foyer.address(), "member");
    await host.invitations.cancel({ invitationId: cancelled.invitation?.id ?? "" });
    const joined = await create(foyer.address(), "member");
    await foyer.callerFor(null).invitations.accept({
      token: foyer.linkOf(joined.invitation?.id ?? ""),
      password: "a password for the newcomer",
    });
    await foyer.member(); // of another organization

    const list = async (filter: Omit<Parameters<typeof host.people.list>[0], "organizationId">) => {
      const { items } = await host.people.list({ organizationId, ...filter });
      return items.map(({ userId }) => userId).sort();
    };
    const ids = (...people: { userId: string }[]) => people.map(({ userId }) => userId).sort();

    expect(await list({})).toEqual(ids(owner, member, disabled, invited, expired, cancelled, joined));
    expect(await list({ status: "active" })).toEqual(ids(owner, member, joined));
    expect(await list({ status: "inactive" })).toEqual(ids(disabled, invited, expired, cancelled));
    expect(await list({ status: "invited" })).toEqual(ids(invited));
    expect(await list({ role: "admin" })).toEqual(ids(disabled, expired));
    expect(await list({ role: "admin", status: "invited" })).toEqual([]);
    expect(await list({ search: invited.email })).toEqual(ids(invited));

    const { items } = await host.people.list({ organizationId, limit: 100 });
    const told = new Map(items.map((item) => [item.userId, [item.status, item.invitation?.status ?? null]]));
    expect(told.get(invited.userId)).toEqual(["invited", "pending"]);
    expect(told.get(expired.userId)).toEqual(["inactive", "expired"]);
    expect(told.get(cancelled.userId)).toEqual(["inactive", "cancelled"]);
    expect(told.get(disabled.userId)).toEqual(["inactive", null]);
    expect(told.get(joined.userId)).toEqual(["active", null]);
    expect(await host.people.get({ organizationId, userId: joined.userId })).toMatchObject({
      joinedAt: expect.any(String),
      profile: { phone: null },
    });
  });

  test("are not told to plain members: everybody sees their own profile only [S0.11]", async () => {
    const member = await foyer.member();
    const { organizationId, userId, email } = member;
    const api = foyer.callerFor(member);
    expect(await refusalOf(api.people.list({ organizationId }))).toMatchObject({
      reason: "forbidden",
      status: 403,
    });
    expect(await refusalOf(api.people.get({ organizationId, userId }))).toMatchObject({
      reason: "forbidden",
    });
    expect(await api.account.profile()).toMatchObject({ id: userId, email });
  });

  test("a person of another organization is not found", async () => {
    const owner = await foyer.owner();
    const stranger = await foyer.member();
    const { people } = foyer.callerFor(owner);
    expect(
      await refusalOf(people.get({ organizationId: owner.organizationId, userId: stranger.userId })),
    ).toMatchObject({ reason: "not_found", status: 404 });
  });
});
