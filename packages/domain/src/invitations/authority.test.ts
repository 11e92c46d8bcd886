import type { MemberRole } from "@foyer/contract/permissions";
import type { Person } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

describe("an inviter who lost their authority before the answer", () => {
  test.each<[string, MemberRole, (inviter: Person) => Promise<unknown>]>([
    [
      "demoted below inviting",
      "member",
      ({ userId }) => foyer.sql`UPDATE memberships SET role = 'member' WHERE user_id = ${userId}`,
    ],
    [
      "demoted below the role that was promised",
      "owner",
      ({ userId }) => foyer.sql`UPDATE memberships SET role = 'admin' WHERE user_id = ${userId}`,
    ],
    [
      "deactivated",
      "member",
      ({ userId }) => foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${userId}`,
    ],
    ["removed", "member", ({ userId }) => foyer.sql`DELETE FROM memberships WHERE user_id = ${userId}`],
  ])("%s lets nobody in, and nothing changes", async (_, role, fall) => {
    const inviter = await foyer.owner();
    const invitation = await foyer.invitation({ by: inviter, role });
    const token = foyer.linkOf(invitation.id);
    await fall(inviter);
    const before = await everything();
    const browser = foyer.browser();

    expect(await refusalOf(browser.api.invitations.accept({ token, ...newcomer }))).toMatchObject({
      reason: "inviter_lost_authority",
      status: 403,
    });

    expect(await everything()).toEqual(before);
    expect(browser.received).toEqual([]);
    expect(await browser.api.invitations.view({ token })).toMatchObject({ status: "pending" });
  });

  test("demoted in the very moment of the answer lets nobody in", async () => {
    const inviter = await foyer.admin();
    const invitation = await foyer.invitation({ by: inviter });
    const ends = await foyer.raceBehind(
      { text: "UPDATE memberships SET role = 'member' WHERE user_id = $1", values: [inviter.userId] },
      [
        () =>
          endOf(
            foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(invitation.id), ...newcomer }),
          ),
      ],
    );
    expect(ends).toEqual([{ status: "fulfilled", value: "inviter_lost_authority" }]);
  });

  test("is replaced by whoever resends: they vouch for it from then on", async () => {
    const inviter = await foyer.admin();
    const { organizationId } = inviter;
    const owner = await foyer.owner({ organizationId });
    const invitation = await foyer.invitation({ by: inviter });
    await foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${inviter.userId}`;

    await foyer.callerFor(owner).invitations.resend({ invitationId: invitation.id });

    const token = foyer.linkOf(invitation.id);
    await expect(foyer.callerFor(null).invitations.accept({ token, ...newcomer })).resolves.toMatchObject({
      status: "accepted",
    });
  });
});

describe("nobody gives a role above their own", () => {
  const above = "owner";

  test("by creating an invitation or a person [S0.11]", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const { invitations, people } = foyer.callerFor(admin);
    const email = foyer.address();
    const target = { kind: "organization", organizationId, role: above } as const;
    const before = await everything();
    expect(await refusalOf(invitations.create({ target, email }))).toMatchObject({ reason: "forbidden" });
    expect(
      await refusalOf(people.create({ organizationId, email, name: "Grace", role: above })),
    ).toMatchObject({
      reason: "forbidden",
    });
    expect(await everything()).toEqual(before);
  });

  test("by raising, resending, reminding of, or copying the link of one that does", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const owner = await foyer.owner({ organizationId });
    const { id: invitationId } = await foyer.invitation({ by: owner, role: above });
    const modest = await foyer.invitation({ by: admin, role: "member" });
    const { invitations } = foyer.callerFor(admin);
    await invitations.list({ organizationId });
    const before = await everything();

    for (const attempt of [
      () => invitations.update({ invitationId: modest.id, role: above }),
      () => invitations.update({ invitationId, message: "changed" }),
      () => invitations.update({ invitationId, role: "member" }),
      () => invitations.resend({ invitationId }),
      () => invitations.remind({ invitationId }),
      () => invitations.copyLink({ invitationId }),
    ]) {
      expect(await refusalOf(attempt())).toMatchObject({ reason: "forbidden" });
    }
    expect(await everything()).toEqual(before);

    await foyer.letPass("8 days", invitationId);
    expect(await refusalOf(invitations.resend({ invitationId }))).toMatchObject({ reason: "forbidden" });
    // Taking back is no giving.
    const { id: another } = await foyer.invitation({ by: owner, role: above });
    await expect(invitations.cancel({ invitationId: another })).resolves.toBeNull();
  });

  test("an owner may, and whoever raised the role answers for it at acceptance", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const owner = await foyer.owner({ organizationId });
    await foyer.owner({ organizationId });
    const invitation = await foyer.invitation({ by: admin, role: "member" });
    const host = foyer.callerFor(owner);
    await host.invitations.update({ invitationId: invitation.id, role: "owner" });
    const token = foyer.linkOf(invitation.id);

    await foyer.sql`UPDATE memberships SET role = 'admin' WHERE user_id = ${owner.userId}`;
    expect(await refusalOf(foyer.callerFor(null).invitations.accept({ token, ...newcomer }))).toMatchObject({
      reason: "inviter_lost_authority",
    });
    await foyer.sql`UPDATE memberships SET role = 'owner' WHERE user_id = ${owner.userId}`;
    const browser = foyer.browser();
    await browser.api.invitations.accept({ token, ...newcomer });
    expect(await browser.api.auth.me()).toMatchObject({ organizations: [{ role: "owner" }] });
  });

  test("a demotion counts at the next call of the same session", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const { invitations } = foyer.callerFor(admin);
    await invitations.list({ organizationId });
    await foyer.sql`UPDATE memberships SET role = 'member' WHERE user_id = ${admin.userId}`;
    expect(await refusalOf(invitations.list({ organizationId }))).toMatchObject({ reason: "forbidden" });
    await foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${admin.userId}`;
    expect(await refusalOf(invitations.list({ organizationId }))).toMatchObject({
      reason: "account_disabled",
    });
  });
});

test("what Foyer itself sent at set-up needs nobody's authority", async () => {
  const organizationId = await foyer.organization();
  const owner = await foyer.owner({ organizationId });
  const invitation = await foyer.invitation({ by: owner, role: "owner" });
  await foyer.sql`UPDATE invitations SET inviter_id = NULL WHERE id = ${invitation.id}`;
  await foyer.sql`DELETE FROM memberships WHERE user_id = ${owner.userId}`;
  const token = foyer.linkOf(invitation.id);
  await expect(foyer.callerFor(null).invitations.accept({ token, ...newcomer })).resolves.toMatchObject({
    status: "accepted",
  });
});

/** How many rows there are of everything, and what every invitation and membership says. */
async function everything() {
  return foyer.sql`
    SELECT (SELECT json_agg(i ORDER BY i.id) FROM invitations i) AS invitations,
      (SELECT json_agg(m ORDER BY m.id) FROM memberships m) AS memberships,
      (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM audit_entries) AS acts,
      (SELECT count(*) FROM deliveries) AS deliveries, (SELECT count(*) FROM pgboss.job) AS jobs`;
}
