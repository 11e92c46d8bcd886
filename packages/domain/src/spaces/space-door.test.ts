import type { SpaceRole } from "@foyer/contract/permissions";
import type { Account } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { expireInvitations } from "../invitations/expire-invitations.ts";

const foyer = testFoyer();

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

describe("inviting to a space", () => {
  test.each(["custodian", "contributor", "viewer"] as const)(
    "as a %s is a custodian's to do, and told in the space's own words [S4.1]",
    async (role) => {
      const { spaceId, organizationId, custodian } = await foyer.space({ name: "Tree" });
      const email = foyer.address();
      const invitation = await foyer.spaceInvitation({
        by: custodian,
        spaceId,
        role,
        email,
        message: "Come!",
      });
      expect(invitation).toMatchObject({
        organizationId,
        kind: "space",
        status: "pending",
        email,
        role,
        space: { id: spaceId, name: "Tree" },
        event: null,
        invitedBy: { id: custodian.userId, name: custodian.name },
        message: "Come!",
        delivery: { status: "queued" },
      });
      const { invitations } = foyer.callerFor(custodian);
      expect((await invitations.list({ organizationId, spaceId })).items).toEqual([invitation]);
      expect(await invitations.get({ invitationId: invitation.id })).toMatchObject(invitation);
      expect(
        await foyer.sql`SELECT act, details FROM audit_entries WHERE subject_id = ${invitation.id}`,
      ).toEqual([{ act: "invitation.created", details: { kind: "space", role, sent: true } }]);
    },
  );

  test("is for custodians and who manages the organization, through every act; for others in it it is forbidden, for the rest there is nothing [S4.1]", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const { id: invitationId } = await foyer.spaceInvitation({ by: custodian, spaceId });
    const another = await foyer.space({ by: await foyer.member({ organizationId }) });
    const callers = {
      "guest custodian": await foyer.spaceMember(spaceId, "custodian"),
      admin: await foyer.admin({ organizationId }),
      contributor: await foyer.spaceMember(spaceId, "contributor", { organizationRole: "member" }),
      viewer: await foyer.spaceMember(spaceId, "viewer"),
      "custodian of another space": another.custodian,
      "foreign owner": await foyer.owner(),
    };
    const ends: Record<string, Set<string>> = {};
    for (const [name, caller] of Object.entries(callers)) {
      const { invitations } = foyer.callerFor(caller);
      const target = { kind: "space", spaceId, role: "viewer" } as const;
      ends[name] = new Set([
        await endOf(invitations.create({ target, email: foyer.address() })),
        await endOf(invitations.list({ organizationId, spaceId })),
        await endOf(invitations.get({ invitationId })),
        await endOf(invitations.update({ invitationId, role: "contributor", message: "Come!" })),
        await endOf(invitations.remind({ invitationId })),
      ]);
      // Whoever holds a link can open the account of an address that has none: not in the hands of a guest.
      const copied = await endOf(invitations.copyLink({ invitationId }));
      if (name === "guest custodian") expect(copied).toBe("forbidden");
      else expect(ends[name]).toContain(copied);
    }
    expect(ends).toEqual({
      "guest custodian": new Set(["done"]),
      admin: new Set(["done"]),
      contributor: new Set(["forbidden"]),
      viewer: new Set(["forbidden"]),
      "custodian of another space": new Set(["not_found"]),
      "foreign owner": new Set(["not_found"]),
    });
    for (const caller of [callers.viewer, callers["custodian of another space"], callers["foreign owner"]]) {
      const { invitations } = foyer.callerFor(caller);
      expect(await endOf(invitations.cancel({ invitationId }))).not.toBe("done");
      expect(await endOf(invitations.resend({ invitationId }))).not.toBe("done");
    }
    const { invitations } = foyer.callerFor(callers["guest custodian"]);
    await invitations.cancel({ invitationId });
    expect(await invitations.get({ invitationId })).toMatchObject({
      status: "cancelled",
      role: "contributor",
    });
    // A space of one organization is not found in another.
    const elsewhere = await foyer.organization();
    expect(await endOf(invitations.list({ organizationId: elsewhere, spaceId }))).toBe("not_found");
  });

  test("shows those who manage the organization every invitation in one list", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const toSpace = await foyer.spaceInvitation({ by: custodian, spaceId });
    const owner = await foyer.owner({ organizationId });
    const inside = await foyer.invitation({ by: owner });
    const { items } = await foyer.callerFor(owner).invitations.list({ organizationId });
    expect(items.map(({ id }) => id)).toEqual([inside.id, toSpace.id]);
    const kind = "space";
    const narrowed = await foyer.callerFor(owner).invitations.list({ organizationId, kind });
    expect(narrowed.items.map(({ id }) => id)).toEqual([toSpace.id]);
    // Custodians see those to their own space alone.
    expect(await endOf(foyer.callerFor(custodian).invitations.list({ organizationId }))).toBe("forbidden");
    expect(await endOf(foyer.callerFor(custodian).invitations.get({ invitationId: inside.id }))).toBe(
      "forbidden",
    );
  });

  test("is refused for who is in already or waits for an answer, by each space for itself [S4.5]", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const { invitations } = foyer.callerFor(custodian);
    const invite = (email: string, role: SpaceRole = "viewer", to = spaceId) =>
      invitations.create({ target: { kind: "space", spaceId: to, role }, email });
    const member = await foyer.spaceMember(spaceId, "viewer");
    expect(await refusalOf(invite(member.email.toUpperCase(), "custodian"))).toMatchObject({
      reason: "already_member",
      status: 400,
    });
    const email = foyer.address();
    const { id } = await invite(email);
    expect(await refusalOf(invite(email, "contributor"))).toMatchObject({
      reason: "already_invited",
      status: 409,
      invitationId: id,
    });
    // Neither another space nor the organization itself is in its way.
    const another = await foyer.space({ by: custodian });
    await invite(email, "viewer", another.spaceId);
    const owner = await foyer.owner({ organizationId });
    await foyer.invitation({ by: owner, email });
    // Who manages the organization is a custodian without being in it, and may be let in.
    await invite(owner.email);
    // Once it has expired, swept or not, there can be a new one.
    await foyer.letPass("200 hours", id);
    await invite(email);
    await expireInvitations(foyer.services);
    expect(await endOf(invitations.resend({ invitationId: id }))).toBe("already_invited");
  });

  test("lets nobody in who was switched off in the organization, and tells who manages it at once, also where they are in the space [S4.5]", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const inside = await foyer.spaceMember(spaceId, "viewer");
    const outside = await foyer.member({ organizationId });
    const early = await foyer.spaceInvitation({ by: custodian, spaceId, email: outside.email });
    const late = await foyer.spaceInvitation({
      by: custodian,
      spaceId,
      email: (await foyer.guest({ organizationId })).email,
    });
    await foyer.sql`UPDATE memberships SET active = false, left_at = now()
      WHERE organization_id = ${organizationId} AND user_id <> ${custodian.userId}`;
    const owner = await foyer.owner({ organizationId });
    const refusals = [
      await refusalOf(foyer.spaceInvitation({ by: owner, spaceId, email: inside.email })),
      await refusalOf(foyer.spaceInvitation({ by: owner, spaceId, email: outside.email })),
      await refusalOf(foyer.callerFor(owner).invitations.resend({ invitationId: late.id })),
    ];
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ reason: "forbidden" });
      expect(refusal.message).toContain("kept out");
    }
    // A custodian is not told whom the organization keeps out, and what they send lets nobody in.
    const again = await foyer.spaceInvitation({ by: custodian, spaceId, email: inside.email });
    await foyer.callerFor(custodian).invitations.resend({ invitationId: late.id });
    for (const [who, { id }] of [
      [outside, early],
      [inside, again],
    ] as const) {
      const token = foyer.linkOf(id);
      expect(await refusalOf(foyer.callerFor(who).invitations.accept({ token }))).toMatchObject({
        reason: "account_disabled",
        status: 403,
      });
      expect(await foyer.callerFor(null).invitations.view({ token })).toMatchObject({ status: "pending" });
    }
  });

  test("knows the roles of a space alone", async () => {
    const { spaceId, custodian } = await foyer.space();
    const { id: invitationId } = await foyer.spaceInvitation({ by: custodian, spaceId });
    const browser = foyer.browser(custodian);
    for (const change of [{ role: "admin" }, { role: "guest" }, { isVip: true }, { bypassCapacity: false }])
      expect(await endOf(browser.call("invitations.update", { invitationId, ...change }))).toBe(
        "invalid_input",
      );
    const email = foyer.address();
    for (const role of ["owner", "member", "guest", null])
      expect(
        await endOf(browser.call("invitations.create", { target: { kind: "space", spaceId, role }, email })),
      ).toBe("invalid_input");
  });

  test("again and again ends at the organization's limit [S4.2]", async () => {
    const { spaceId, custodian } = await foyer.space();
    const { id: invitationId } = await foyer.spaceInvitation({ by: custodian, spaceId });
    const { invitations } = foyer.callerFor(custodian);
    for (let time = 0; time < 3; time++) await invitations.resend({ invitationId });
    expect(await refusalOf(invitations.resend({ invitationId }))).toMatchObject({
      reason: "resend_limit_reached",
      status: 400,
    });
    expect(await endOf(invitations.remind({ invitationId }))).toBe("resend_limit_reached");
  });
});

describe("the link of a space", () => {
  test("shows what it is about without signing in, and says what stands between the invitee and yes [S4.3]", async () => {
    const { spaceId, custodian } = await foyer.space({ name: "Tree" });
    const known = await foyer.stranger();
    const { id } = await foyer.spaceInvitation({
      by: custodian,
      spaceId,
      email: known.email,
      message: "Come!",
    });
    const token = foyer.linkOf(id);
    const view = (who: Account | null) => foyer.callerFor(who).invitations.view({ token });
    expect(await view(null)).toMatchObject({
      kind: "space",
      status: "pending",
      canAccept: true,
      role: "viewer",
      message: "Come!",
      invitedBy: { name: custodian.name },
      space: { id: spaceId, name: "Tree" },
      event: null,
      needs: "sign_in",
    });
    expect(await view(known)).toMatchObject({ needs: "nothing", signedInAs: known.email });
    const fresh = await foyer.spaceInvitation({ by: custodian, spaceId });
    const freshView = await foyer.callerFor(null).invitations.view({ token: foyer.linkOf(fresh.id) });
    expect(freshView).toMatchObject({ needs: "new_account" });
    await foyer.letPass("200 hours", id);
    expect(await view(known)).toMatchObject({ status: "expired", canAccept: false });
  });

  test("makes the account on the way, and leads into the space as a guest who sees nothing else [S4.4]", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space({ name: "Tree" });
    const other = await foyer.space({ by: custodian });
    const { id, email } = await foyer.spaceInvitation({ by: custodian, spaceId, role: "contributor" });
    const browser = foyer.browser();
    expect(await browser.api.invitations.accept({ token: foyer.linkOf(id), ...newcomer })).toEqual({
      kind: "space",
      status: "accepted",
      redirectTo: `/o/${organizationId}/spaces/${spaceId}`,
      signedIn: true,
      mfaEnrolmentRequired: false,
    });

    const { user, organizations, spaces } = await browser.api.auth.me();
    expect(user).toMatchObject({ email, name: newcomer.name });
    expect(organizations).toMatchObject([{ id: organizationId, role: "guest" }]);
    expect(spaces).toEqual([{ id: spaceId, organizationId, name: "Tree", role: "contributor" }]);
    expect(await browser.api.spaces.get({ spaceId })).toMatchObject({ role: "contributor", memberCount: 2 });
    expect(await endOf(browser.api.spaces.get({ spaceId: other.spaceId }))).toBe("not_found");
    const { items } = await foyer.callerFor(custodian).spaces.members.list({ spaceId, search: email });
    expect(items).toMatchObject([{ name: newcomer.name, role: "contributor", organizationRole: "guest" }]);
    const acts = await foyer.sql`
      SELECT actor_id FROM audit_entries WHERE subject_id = ${id} AND act = 'invitation.accepted'`;
    expect(acts).toEqual([{ actor_id: user?.id }]);
    const told = await foyer.sql`
      SELECT recipient FROM deliveries WHERE invitation_id = ${id} AND purpose = 'answered'`;
    expect(told).toEqual([{ recipient: custodian.email }]);
    const [proven] = await foyer.sql`SELECT address_proven_at FROM users WHERE email = ${email}`;
    expect(proven?.address_proven_at).toBeInstanceOf(Date);
  });

  test("asks whoever has an account to sign in with it, and leaves that account as it is [S4.3, S4.4]", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const known = await foyer.stranger();
    const { id } = await foyer.spaceInvitation({ by: custodian, spaceId, email: known.email });
    const token = foyer.linkOf(id);
    const before = await foyer.sql`SELECT id, name, password_hash FROM users WHERE id = ${known.userId}`;
    expect(await refusalOf(foyer.callerFor(null).invitations.accept({ token, ...newcomer }))).toMatchObject({
      reason: "sign_in_required",
      status: 401,
    });
    await foyer.callerFor(known).invitations.accept({ token, ...newcomer });
    expect(await foyer.sql`SELECT id, name, password_hash FROM users WHERE id = ${known.userId}`).toEqual(
      before,
    );
    expect(await placesOf(organizationId, known)).toEqual(["guest", "viewer"]);
  });

  test("keeps who is in the organization what they are there [S4.4]", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    for (const role of ["owner", "admin", "member", "guest"] as const) {
      const person = await foyer.person(role, { organizationId });
      const { id } = await foyer.spaceInvitation({ by: custodian, spaceId, email: person.email });
      await foyer.callerFor(person).invitations.accept({ token: foyer.linkOf(id) });
      expect(await placesOf(organizationId, person)).toEqual([role, "viewer"]);
    }
  });

  test("makes a guest of whoever was prepared and never came; their own invitation still makes them more", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { spaceId } = await foyer.space({ by: owner });
    const email = foyer.address();
    const prepared = await foyer
      .callerFor(owner)
      .people.create({ organizationId, email, name: "Grace", role: "admin" });
    const { id } = await foyer.spaceInvitation({ by: owner, spaceId, email });
    const { api } = foyer.browser();
    await api.invitations.accept({ token: foyer.linkOf(id), ...newcomer });
    const person = { ...prepared, name: newcomer.name };
    expect(await placesOf(organizationId, person)).toEqual(["guest", "viewer"]);
    expect(await endOf(api.people.list({ organizationId }))).toBe("forbidden");
    await api.invitations.accept({ token: foyer.linkOf(prepared.invitation?.id ?? "") });
    expect(await placesOf(organizationId, person)).toEqual(["admin", "viewer"]);
  });

  test("is declined by whoever holds it", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const known = await foyer.stranger();
    const { id } = await foyer.spaceInvitation({ by: custodian, spaceId, email: known.email });
    const token = foyer.linkOf(id);
    await foyer.callerFor(null).invitations.decline({ token });
    expect(await endOf(foyer.callerFor(known).invitations.accept({ token }))).toBe("invitation_declined");
    expect(await placesOf(organizationId, known)).toEqual([]);
  });

  test("lets nobody decline after a yes: who has come in leaves", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const known = await foyer.stranger();
    const { id } = await foyer.spaceInvitation({ by: custodian, spaceId, email: known.email });
    const token = foyer.linkOf(id);
    const guest = foyer.callerFor(known);
    await guest.invitations.accept({ token });
    expect(await endOf(guest.invitations.decline({ token }))).toBe("invitation_accepted");
    await guest.spaces.leave({ spaceId });
    expect(await placesOf(organizationId, known)).toEqual(["guest"]);
  });

  test("answers already_member to who has come in by another way meanwhile [S4.5]", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const person = await foyer.member({ organizationId });
    const { id } = await foyer.spaceInvitation({
      by: custodian,
      spaceId,
      email: person.email,
      role: "custodian",
    });
    await foyer.sql`INSERT INTO space_members (id, organization_id, space_id, user_id, role)
      VALUES (gen_random_uuid(), ${organizationId}, ${spaceId}, ${person.userId}, 'viewer')`;
    const token = foyer.linkOf(id);
    expect(await refusalOf(foyer.callerFor(person).invitations.accept({ token }))).toMatchObject({
      reason: "already_member",
      status: 400,
    });
    expect(await placesOf(organizationId, person)).toEqual(["member", "viewer"]);
    expect(await endOf(foyer.callerFor(custodian).invitations.resend({ invitationId: id }))).toBe(
      "already_member",
    );
  });
});

describe("nobody comes in who should not", () => {
  test("accept a space invitation signed in as another address [S4.3]", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    for (const email of [foyer.address(), (await foyer.stranger()).email]) {
      const { id } = await foyer.spaceInvitation({ by: custodian, spaceId, email });
      const token = foyer.linkOf(id);
      for (const other of [await foyer.stranger(), await foyer.owner({ organizationId }), custodian]) {
        const browser = foyer.browser(other);
        expect(await refusalOf(browser.api.invitations.accept({ token, ...newcomer }))).toMatchObject({
          reason: "email_mismatch",
          status: 400,
        });
        expect((await browser.api.auth.me()).user?.email).toBe(other.email);
      }
      expect(await foyer.callerFor(null).invitations.view({ token })).toMatchObject({ status: "pending" });
    }
    expect(await foyer.sql`SELECT 1 FROM space_members WHERE space_id = ${spaceId}`).toHaveLength(1);
  });

  test("mass assignment: what the guest says of role, space or status changes nothing", async () => {
    const { spaceId, custodian } = await foyer.space();
    const { id } = await foyer.spaceInvitation({ by: custodian, spaceId });
    const token = foyer.linkOf(id);
    for (const more of [
      { role: "custodian" },
      { spaceId },
      { organizationRole: "owner" },
      { kind: "organization" },
    ])
      expect(await endOf(foyer.browser().call("invitations.accept", { token, ...newcomer, ...more }))).toBe(
        "invalid_input",
      );
  });

  test.each<[string, (on: { spaceId: string; userId: string }) => Promise<unknown>]>([
    [
      "demoted in the space",
      ({ userId }) => foyer.sql`UPDATE space_members SET role = 'contributor' WHERE user_id = ${userId}`,
    ],
    [
      "taken out of the space",
      ({ userId }) => foyer.sql`DELETE FROM space_members WHERE user_id = ${userId}`,
    ],
    [
      "switched off",
      ({ userId }) => foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${userId}`,
    ],
    ["removed", ({ userId }) => foyer.sql`DELETE FROM memberships WHERE user_id = ${userId}`],
  ])("by a custodian who was %s before the answer; whoever resends vouches for it then", async (_, fall) => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const { id } = await foyer.spaceInvitation({ by: custodian, spaceId });
    await fall({ spaceId, userId: custodian.userId });
    const token = foyer.linkOf(id);
    const visitor = foyer.browser();
    expect(await refusalOf(visitor.api.invitations.accept({ token, ...newcomer }))).toMatchObject({
      reason: "inviter_lost_authority",
      status: 403,
    });
    expect(visitor.received).toEqual([]);
    expect(await visitor.api.invitations.view({ token })).toMatchObject({ status: "pending" });
    await foyer.callerFor(await foyer.admin({ organizationId })).invitations.resend({ invitationId: id });
    await visitor.api.invitations.accept({ token, ...newcomer });
  });

  test("by an admin who is a member by now; as a custodian of their own they still may", async () => {
    const { spaceId, organizationId } = await foyer.space();
    const admin = await foyer.admin({ organizationId });
    const { id } = await foyer.spaceInvitation({ by: admin, spaceId });
    await foyer.sql`UPDATE memberships SET role = 'member' WHERE user_id = ${admin.userId}`;
    const accept = () =>
      endOf(foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id), ...newcomer }));
    expect(await accept()).toBe("inviter_lost_authority");
    await foyer.sql`INSERT INTO space_members (id, organization_id, space_id, user_id, role)
      VALUES (gen_random_uuid(), ${organizationId}, ${spaceId}, ${admin.userId}, 'custodian')`;
    expect(await accept()).toBe("done");
  });

  test("by a renewal whose inviter has lost their authority", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    await foyer.sql`UPDATE organizations SET renewal_rule = 'renew' WHERE id = ${organizationId}`;
    const { id } = await foyer.spaceInvitation({ by: custodian, spaceId });
    await foyer.letPass("200 hours", id);
    const token = foyer.linkOf(id);
    const visitor = foyer.callerFor(null);
    await foyer.sql`UPDATE space_members SET role = 'viewer' WHERE user_id = ${custodian.userId}`;
    await visitor.invitations.requestLink({ token });
    expect(await visitor.invitations.view({ token })).toMatchObject({ status: "expired" });
    await foyer.sql`UPDATE space_members SET role = 'custodian' WHERE user_id = ${custodian.userId}`;
    await visitor.invitations.requestLink({ token });
    expect(await visitor.invitations.view({ token })).toMatchObject({ status: "pending" });
  });
});

/** What somebody is in an organization, and what in its spaces. */
async function placesOf(organizationId: string, { userId }: Pick<Account, "userId">): Promise<string[]> {
  const rows = await foyer.sql<{ role: string }>`
    SELECT role::text, 1 AS place FROM memberships
      WHERE organization_id = ${organizationId} AND user_id = ${userId} AND active AND joined_at IS NOT NULL
    UNION ALL
    SELECT role::text, 2 FROM space_members WHERE organization_id = ${organizationId} AND user_id = ${userId}
    ORDER BY place`;
  return rows.map(({ role }) => role);
}
