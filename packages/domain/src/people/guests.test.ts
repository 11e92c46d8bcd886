import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

describe("a guest", () => {
  test("sees the spaces that let them in, and nothing else of the organization", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const guest = await foyer.spaceMember(spaceId, "viewer");
    const { id: invitationId } = await foyer.spaceInvitation({ by: custodian, spaceId });
    const { userId } = custodian;
    const api = foyer.callerFor(guest);
    const here = { organizationId };
    const target = { kind: "organization", organizationId, role: "member" } as const;
    const refused = await Promise.all(
      [
        api.organizations.get(here),
        api.organizations.update({ ...here, name: "Mine" }),
        api.organizations.create({ name: "Another" }),
        api.people.list(here),
        api.people.get({ ...here, userId }),
        api.people.get({ ...here, userId: guest.userId }),
        api.people.create({ ...here, email: foyer.address(), name: "Grace", role: "member" }),
        api.people.update({ ...here, userId: guest.userId, role: "owner" }),
        api.people.setActive({ ...here, userIds: [userId], active: false }),
        api.people.remove({ ...here, userId }),
        api.people.loginHistory({ ...here, userId }),
        api.people.resetMfa({ ...here, userId }),
        api.people.signOutEverywhere({ ...here, userId }),
        api.invitations.list(here),
        api.invitations.create({ target, email: foyer.address() }),
        api.invitations.list({ ...here, spaceId }),
        api.invitations.get({ invitationId }),
        api.audit.list(here),
        api.audit.export(here),
        api.security.policy.get(here),
        api.events.list(here),
        api.events.create({
          ...here,
          name: "Party",
          startsAt: new Date(Date.now() + 86_400_000).toISOString(),
        }),
        api.spaces.create({ ...here, name: "Mine" }),
        api.account.apiKeys.create({ ...here, name: "A program" }),
      ].map(endOf),
    );
    expect(new Set(refused)).toEqual(new Set(["forbidden"]));
    expect(await api.organizations.list({})).toEqual({ items: [], nextCursor: null });
    const me = await api.auth.me();
    expect(me.organizations).toMatchObject([{ id: organizationId, role: "guest" }]);
    expect(me.spaces).toMatchObject([{ id: spaceId, role: "viewer" }]);
    expect((await api.spaces.list(here)).items).toMatchObject([{ id: spaceId }]);
    // Nor of another space there.
    const another = await foyer.space({ by: custodian });
    expect(await endOf(api.spaces.get({ spaceId: another.spaceId }))).toBe("not_found");
    expect(await endOf(api.invitations.list({ ...here, spaceId: another.spaceId }))).toBe("not_found");
  });

  test("is among the people of the organization, and found as one", async () => {
    const { spaceId, organizationId } = await foyer.space();
    const guest = await foyer.spaceMember(spaceId, "viewer");
    const { people } = foyer.callerFor(await foyer.admin({ organizationId }));
    const { items } = await people.list({ organizationId, role: "guest" });
    expect(items).toMatchObject([{ userId: guest.userId, role: "guest", status: "active" }]);
  });

  test.each(["deactivated", "removed"] as const)(
    "who is %s is out of every space at once, for good",
    async (way) => {
      const { spaceId, organizationId, custodian } = await foyer.space();
      const guest = await foyer.spaceMember(spaceId, "custodian");
      const owner = await foyer.owner({ organizationId });
      const another = await foyer.space({ by: custodian });
      const pending = await foyer.spaceInvitation({
        by: custodian,
        spaceId: another.spaceId,
        email: guest.email,
      });
      const third = await foyer.space({ by: custodian });
      const expired = await foyer.spaceInvitation({
        by: custodian,
        spaceId: third.spaceId,
        email: guest.email,
      });
      await foyer.letPass("200 hours", expired.id);
      await foyer.sql`UPDATE organizations SET renewal_rule = 'renew' WHERE id = ${organizationId}`;
      const browser = foyer.browser(guest);
      expect(await endOf(browser.api.spaces.get({ spaceId }))).toBe("done");

      const { people } = foyer.callerFor(owner);
      const { userId } = guest;
      if (way === "removed") await people.remove({ organizationId, userId });
      else await people.setActive({ organizationId, userIds: [userId], active: false });

      // Nowhere else to go: the session has ended.
      expect(await endOf(browser.api.spaces.get({ spaceId }))).toBe("unauthenticated");
      const again = foyer.callerFor(guest);
      const gone = way === "removed" ? "not_found" : "account_disabled";
      expect(await endOf(again.spaces.get({ spaceId }))).toBe(gone);
      expect(await endOf(again.spaces.members.list({ spaceId }))).toBe(gone);
      expect(await endOf(again.spaces.update({ spaceId, name: "Mine" }))).toBe(gone);
      expect((await again.auth.me()).spaces).toEqual([]);
      for (const { id } of [pending, expired]) {
        const token = foyer.linkOf(id);
        await again.invitations.requestLink({ token });
        expect(await endOf(again.invitations.accept({ token }))).toBe("invitation_cancelled");
      }
      if (way === "removed") {
        expect(await foyer.sql`SELECT 1 FROM space_members WHERE user_id = ${userId}`).toEqual([]);
        // Invited again, they start anew.
        const { id } = await foyer.spaceInvitation({ by: custodian, spaceId, email: guest.email });
        await again.invitations.accept({ token: foyer.linkOf(id) });
        expect(await again.spaces.get({ spaceId })).toMatchObject({ role: "viewer" });
      } else {
        // Let in again, they are where they were.
        await people.setActive({ organizationId, userIds: [userId], active: true });
        expect(await again.spaces.get({ spaceId })).toMatchObject({ role: "custodian" });
      }
    },
  );

  test("needs the second factor that the organization asks of everybody", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const { id } = await foyer.spaceInvitation({ by: custodian, spaceId });
    await foyer.sql`UPDATE organizations SET mfa_policy = 'required' WHERE id = ${organizationId}`;
    const { api } = foyer.browser();
    expect(await api.invitations.accept({ token: foyer.linkOf(id), ...newcomer })).toMatchObject({
      mfaEnrolmentRequired: true,
    });
    expect((await api.auth.me()).mfa).toBe("enrolment");
    expect((await api.auth.me()).spaces).toEqual([]);
    expect(await refusalOf(api.spaces.get({ spaceId }))).toMatchObject({
      reason: "mfa_enrolment_required",
      status: 403,
    });
    expect(await endOf(api.spaces.list({ organizationId }))).toBe("mfa_enrolment_required");
    await foyer.sql`UPDATE organizations SET mfa_policy = 'required_for_admins' WHERE id = ${organizationId}`;
    expect(await endOf(api.spaces.get({ spaceId }))).toBe("done");
  });
});

test("an admin who accepts a space's invitation is told of the second factor that their own role asks for", async () => {
  const { spaceId, organizationId, custodian } = await foyer.space();
  const admin = await foyer.admin({ organizationId });
  const { id } = await foyer.spaceInvitation({ by: custodian, spaceId, email: admin.email });
  await foyer.sql`UPDATE organizations SET mfa_policy = 'required_for_admins' WHERE id = ${organizationId}`;
  expect(await foyer.callerFor(admin).invitations.accept({ token: foyer.linkOf(id) })).toMatchObject({
    mfaEnrolmentRequired: true,
  });
});

describe("from guest to member and back", () => {
  test("an invitation to the organization makes a guest what it says, and their spaces stay", async () => {
    const { spaceId, organizationId } = await foyer.space();
    const guest = await foyer.spaceMember(spaceId, "contributor");
    const owner = await foyer.owner({ organizationId });
    const { id } = await foyer.invitation({ by: owner, email: guest.email, role: "admin" });
    const api = foyer.callerFor(guest);
    await api.invitations.accept({ token: foyer.linkOf(id) });
    expect(await api.organizations.get({ organizationId })).toMatchObject({ role: "admin" });
    expect(await api.spaces.get({ spaceId })).toMatchObject({ role: "contributor" });
    // Who is a member is invited no more.
    expect(await endOf(foyer.invitation({ by: owner, email: guest.email }))).toBe("already_member");
  });

  test("whoever manages people makes a guest a member, and a member a guest, who then sees their spaces alone", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const { userId } = custodian;
    const { people } = foyer.callerFor(await foyer.admin({ organizationId }));
    const api = foyer.callerFor(custodian);
    const key = foyer.callerFor(null, { authorization: `Bearer ${await foyer.apiKey(custodian)}` });
    expect(await people.update({ organizationId, userId, role: "guest" })).toMatchObject({ role: "guest" });
    for (const caller of [api, key]) {
      expect(await endOf(caller.organizations.get({ organizationId }))).toBe("forbidden");
      expect(await endOf(caller.spaces.create({ organizationId, name: "Another" }))).toBe("forbidden");
      expect(await caller.spaces.get({ spaceId })).toMatchObject({ role: "custodian" });
    }
    await people.update({ organizationId, userId, role: "member" });
    expect(await endOf(api.organizations.get({ organizationId }))).toBe("done");
    const owner = await foyer.owner({ organizationId });
    expect(await endOf(people.update({ organizationId, userId: owner.userId, role: "guest" }))).toBe(
      "forbidden",
    );
    await foyer.callerFor(owner).people.update({ organizationId, userId, role: "admin" });
    await foyer.callerFor(owner).people.update({ organizationId, userId, role: "guest" });
    expect(
      await endOf(
        foyer.callerFor(owner).people.update({ organizationId, userId: owner.userId, role: "guest" }),
      ),
    ).toBe("conflict");
  });

  test("a member who was made a guest does not rise again by what was sent to them before", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    await foyer.sql`UPDATE organizations SET renewal_rule = 'renew' WHERE id = ${organizationId}`;
    const known = await foyer.stranger();
    const first = await foyer.invitation({ by: owner, email: known.email, role: "admin" });
    await foyer.letPass("200 hours", first.id);
    const second = await foyer.invitation({ by: owner, email: known.email, role: "member" });
    const api = foyer.callerFor(known);
    await api.invitations.accept({ token: foyer.linkOf(second.id) });
    const { spaceId } = await foyer.space({ by: owner });
    const toSpace = await foyer.spaceInvitation({ by: owner, spaceId, email: known.email });
    const { userId } = known;
    await foyer.callerFor(owner).people.update({ organizationId, userId, role: "guest" });

    const token = foyer.linkOf(first.id);
    await api.invitations.requestLink({ token });
    expect(await endOf(api.invitations.accept({ token }))).toBe("invitation_cancelled");
    expect(await endOf(foyer.callerFor(owner).invitations.resend({ invitationId: first.id }))).toBe(
      "not_pending",
    );
    // A space may still let them in.
    await api.invitations.accept({ token: foyer.linkOf(toSpace.id) });
    expect((await api.auth.me()).organizations).toMatchObject([{ role: "guest" }]);
  });

  test("no invitation to the organization ever says guest, whatever becomes of the role it was made for", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { people } = foyer.callerFor(owner);
    const { spaceId } = await foyer.space({ by: owner });
    const guest = await foyer.spaceMember(spaceId, "viewer");
    const wish = { organizationId, name: "Grace", role: "admin" } as const;
    const prepared = await people.create({ ...wish, email: foyer.address() });
    const invited = await people.create({ ...wish, email: guest.email });
    for (const { userId } of [prepared, invited])
      for (const role of ["member", "guest", "member", "guest"] as const)
        await people.update({ organizationId, userId, role });
    expect(
      await foyer.sql`SELECT role, status::text FROM invitations
        WHERE organization_id = ${organizationId} AND kind = 'organization' ORDER BY created_at`,
    ).toEqual([
      { role: "member", status: "cancelled" },
      { role: "admin", status: "cancelled" },
    ]);
  });

  test("of somebody who has not come yet: what was sent is withdrawn, and nothing else makes them more", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { people, invitations } = foyer.callerFor(owner);
    const { userId, invitation } = await people.create({
      organizationId,
      email: foyer.address(),
      name: "Grace",
      role: "admin",
    });
    expect(await people.update({ organizationId, userId, role: "guest" })).toMatchObject({
      role: "guest",
      status: "inactive",
    });
    expect(await invitations.get({ invitationId: invitation?.id ?? "" })).toMatchObject({
      status: "cancelled",
      role: "admin",
    });
    const token = foyer.linkOf(invitation?.id ?? "");
    expect(await endOf(foyer.callerFor(null).invitations.accept({ token, ...newcomer }))).toBe(
      "invitation_cancelled",
    );
  });

  test("made a guest at the moment in which they accept an invitation that makes them more, they are a guest", async () => {
    for (const acceptFirst of [true, false]) {
      const owner = await foyer.owner();
      const { organizationId } = owner;
      const email = foyer.address();
      const { people } = foyer.callerFor(owner);
      const { userId, invitation } = await people.create({
        organizationId,
        email,
        name: "Grace",
        role: "admin",
      });
      const { id = "" } = invitation ?? {};
      const accept = () =>
        endOf(foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id), ...newcomer }));
      const update = () => endOf(people.update({ organizationId, userId, role: "guest" }));
      const ends = await foyer.race(
        { table: "invitations", id },
        acceptFirst ? [accept, update] : [update, accept],
        { inTurn: true },
      );
      expect(ends).toMatchObject(
        acceptFirst
          ? [{ value: "done" }, { value: "done" }]
          : [{ value: "done" }, { value: "invitation_cancelled" }],
      );
      expect(await foyer.sql`SELECT role::text FROM memberships WHERE user_id = ${userId}`).toEqual([
        { role: "guest" },
      ]);
    }
  });

  test("made a member while they accept what makes them more, they end as one of the two", async () => {
    for (let pair = 0; pair < 10; pair++) {
      const { spaceId, organizationId } = await foyer.space();
      const person = await foyer.spaceMember(spaceId, "viewer");
      const owner = await foyer.owner({ organizationId });
      const { id } = await foyer.invitation({ by: owner, email: person.email, role: "admin" });
      const { userId } = person;
      const ends = await Promise.all([
        endOf(foyer.callerFor(person).invitations.accept({ token: foyer.linkOf(id) })),
        endOf(foyer.callerFor(owner).people.update({ organizationId, userId, role: "member" })),
      ]);
      const [membership] = await foyer.sql`SELECT role::text FROM memberships WHERE user_id = ${userId}`;
      expect([
        ["already_member", "done", "member"],
        ["done", "conflict", "admin"],
        // Read as what the invitation had made of them.
        ["done", "done", "member"],
      ]).toContainEqual([...ends, membership?.role]);
    }
  });
});

describe("a guest of one organization who owns another", () => {
  test("is nobody's to manage there beyond what people of two organizations are", async () => {
    const { spaceId, organizationId } = await foyer.space();
    const host = await foyer.owner({ organizationId });
    const guest = await foyer.owner();
    const { userId } = guest;
    const authenticator = await foyer.authenticator(guest);
    expect(authenticator.recoveryCodes).toHaveLength(10);
    const { id } = await foyer.spaceInvitation({ by: host, spaceId, email: guest.email });
    const browser = foyer.browser(guest);
    await browser.api.invitations.accept({ token: foyer.linkOf(id) });

    const { people, audit } = foyer.callerFor(host);
    const on = { organizationId, userId };
    for (const call of [
      () => people.update({ ...on, name: "Another" }),
      () => people.update({ ...on, phone: "1" }),
      () => people.resetMfa(on),
      () => people.signOutEverywhere(on),
    ])
      expect(await refusalOf(call())).toMatchObject({ reason: "forbidden" });
    // What was before they came here is not told.
    expect((await people.loginHistory(on)).items).toEqual([]);
    const { items } = await audit.list({ organizationId, subjectId: userId });
    expect(items).toEqual([]);

    await people.remove(on);
    // Their account and its session are somebody else's too.
    expect((await browser.api.auth.me()).organizations).toMatchObject([
      { id: guest.organizationId, role: "owner" },
    ]);
    expect(await endOf(browser.api.spaces.get({ spaceId }))).toBe("not_found");
  });

  test("reaches the other one's spaces by no key of theirs", async () => {
    const { spaceId, organizationId } = await foyer.space();
    const owner = await foyer.owner();
    const { userId } = owner;
    await foyer.sql`INSERT INTO memberships (id, organization_id, user_id, role, active, joined_at)
      VALUES (gen_random_uuid(), ${organizationId}, ${userId}, 'guest', true, now())`;
    await foyer.sql`INSERT INTO space_members (id, organization_id, space_id, user_id, role)
      VALUES (gen_random_uuid(), ${organizationId}, ${spaceId}, ${userId}, 'custodian')`;
    const key = foyer.callerFor(null, { authorization: `Bearer ${await foyer.apiKey(owner)}` });
    expect(await endOf(key.spaces.get({ spaceId }))).toBe("not_found");
    expect(await endOf(key.spaces.list({ organizationId }))).toBe("not_found");
    expect((await key.spaces.list({ organizationId: owner.organizationId })).items).toEqual([]);
  });
});
