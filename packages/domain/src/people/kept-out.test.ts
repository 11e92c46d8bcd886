import { type Person, password } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { resetToken } from "../accounts/reset-link.ts";
import { expireInvitations } from "../invitations/expire-invitations.ts";

const foyer = testFoyer();

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

/** Two ways to keep somebody out. */
const ways = {
  deactivated: (by: Person, userId: string) =>
    foyer
      .callerFor(by)
      .people.setActive({ organizationId: by.organizationId, userIds: [userId], active: false }),
  removed: (by: Person, userId: string) =>
    foyer.callerFor(by).people.remove({ organizationId: by.organizationId, userId }),
} as const;

describe.each(["deactivated", "removed"] as const)("somebody who was %s", (way) => {
  const keepOut = ways[way];

  test("can't come back by an invitation from before, pending or expired, also renewed or resent [S0.6, S1.4]", async () => {
    for (const state of ["pending", "expired", "expired and swept"]) {
      const owner = await foyer.owner();
      const { organizationId } = owner;
      await foyer.sql`UPDATE organizations SET renewal_rule = 'renew' WHERE id = ${organizationId}`;
      const { person, invitationId } = await invited(owner);
      if (state !== "pending") await foyer.letPass("169 hours", invitationId);
      if (state === "expired and swept") await expireInvitations(foyer.services);
      await keepOut(owner, person.userId);

      const guest = foyer.callerFor(person);
      const token = foyer.linkOf(invitationId);
      expect(await guest.invitations.requestLink({ token })).toEqual({ status: "requested" });
      expect(await endOf(guest.invitations.accept({ token }))).toBe("invitation_cancelled");
      const host = foyer.callerFor(owner);
      expect(await endOf(host.invitations.resend({ invitationId }))).toBe("not_pending");
      expect(await guest.invitations.view({ token })).toMatchObject({ status: "cancelled" });
      expect(await isIn(owner, person)).toBe(false);
      const { timeline } = await host.invitations.get({ invitationId });
      expect(timeline.map(({ type }) => type)).toContain("cancelled");
      const { items } = await host.audit.list({ organizationId, subjectId: invitationId });
      expect(items).toMatchObject([
        { act: "invitation.cancelled", actor: { id: owner.userId }, subject: { label: person.email } },
        ...(state === "expired and swept" ? [{ act: "invitation.expired" }] : []),
        { act: "invitation.created" },
      ]);
    }
  });

  test("comes back by an invitation that somebody makes afterwards, on purpose [S1.4]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { person } = await invited(owner);
    await keepOut(owner, person.userId);
    const target = { kind: "organization", organizationId, role: "admin" } as const;
    const { id } = await foyer.callerFor(owner).invitations.create({ target, email: person.email });
    const guest = foyer.callerFor(person);
    await guest.invitations.accept({ token: foyer.linkOf(id) });
    await expect(guest.organizations.get({ organizationId })).resolves.toMatchObject({ role: "admin" });
  });

  test("while they accept is out, whichever comes first", async () => {
    for (const acceptFirst of [true, false]) {
      const owner = await foyer.owner();
      const { person, invitationId } = await invited(owner);
      const accept = () =>
        endOf(foyer.callerFor(person).invitations.accept({ token: foyer.linkOf(invitationId) }));
      const out = () => endOf(keepOut(owner, person.userId));
      const ends = await foyer.race(
        { table: "invitations", id: invitationId },
        acceptFirst ? [accept, out] : [out, accept],
        { inTurn: true },
      );
      expect(ends).toMatchObject(
        acceptFirst
          ? [{ value: "done" }, { value: "done" }]
          : [{ value: "done" }, { value: "invitation_cancelled" }],
      );
      expect(await isIn(owner, person)).toBe(false);
    }
  });

  test("of 30 who accept at the same time none is in, and nothing is refused for a lock", async () => {
    const owner = await foyer.owner();
    for (let pair = 0; pair < 30; pair++) {
      const { person, invitationId } = await invited(owner);
      const accept = endOf(foyer.callerFor(person).invitations.accept({ token: foyer.linkOf(invitationId) }));
      const [accepted, done] = await Promise.all([accept, endOf(keepOut(owner, person.userId))]);
      expect(["done", "invitation_cancelled"]).toContain(accepted);
      expect(done).toBe("done");
      expect(await isIn(owner, person)).toBe(false);
    }
  });
});

describe("switching somebody on who has never joined", () => {
  test("keeps their invitation open: accepting it sets the password and lets them in [S0.6]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const host = foyer.callerFor(owner);
    const { userId, invitation } = await host.people.create({
      organizationId,
      email: foyer.address(),
      name: "Grace",
      role: "member",
    });
    const { results } = await host.people.setActive({ organizationId, userIds: [userId], active: true });
    expect(results).toMatchObject([{ reason: null }]);
    expect(await host.people.get({ organizationId, userId })).toMatchObject({
      name: "Grace",
      status: "active",
      joinedAt: null,
      invitation: { id: invitation?.id, status: "pending" },
    });
    const guest = foyer.browser();
    const token = foyer.linkOf(invitation?.id ?? "");
    expect(await guest.api.invitations.view({ token })).toMatchObject({ needs: "new_account" });
    await guest.api.invitations.accept({ token, ...newcomer });
    await expect(guest.api.organizations.get({ organizationId })).resolves.toMatchObject({ role: "member" });
    expect(await host.people.get({ organizationId, userId })).toMatchObject({
      status: "active",
      joinedAt: expect.any(String),
      invitation: null,
    });
  });

  test("opens nothing to a reset of the password that they never had: it would ask nobody whether they may still come", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const host = foyer.callerFor(owner);
    const wish = { organizationId, email: foyer.address(), name: "Grace", role: "admin" } as const;
    const { userId } = await host.people.create(wish);
    await host.people.setActive({ organizationId, userIds: [userId], active: true });
    const { auth } = foyer.callerFor(null);
    await auth.requestPasswordReset({ email: wish.email });
    const [message] = await foyer.sql<{
      id: string;
    }>`SELECT id FROM account_messages WHERE user_id = ${userId}`;
    const token = resetToken(foyer.services.keys.passwordReset, message?.id ?? "");
    expect(await endOf(auth.resetPassword({ token, password: newcomer.password }))).toBe("not_found");
  });

  test("lets them be invited again when the invitation is over", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const host = foyer.callerFor(owner);
    const wish = { organizationId, email: foyer.address(), name: "Grace", role: "member" } as const;
    const { userId, invitation } = await host.people.create(wish);
    await host.people.setActive({ organizationId, userIds: [userId], active: true });
    await host.invitations.cancel({ invitationId: invitation?.id ?? "" });
    const again = await host.people.create(wish);
    await foyer
      .callerFor(null)
      .invitations.accept({ token: foyer.linkOf(again.invitation?.id ?? ""), ...newcomer });
    expect(await host.people.get({ organizationId, userId })).toMatchObject({ status: "active" });
  });

  test("opens nothing to whoever gets that address's account by another organization's link [S2.1]", async () => {
    const [here, elsewhere] = [await foyer.owner(), await foyer.owner()];
    const { organizationId } = here;
    const email = foyer.address();
    const host = foyer.callerFor(here);
    const { userId } = await host.people.create({ organizationId, email, name: "Grace", role: "admin" });
    await host.people.setActive({ organizationId, userIds: [userId], active: true });
    // Whoever holds the link of a new account's invitation opens it, without ever reading the address's mail.
    const { id } = await foyer.invitation({ by: elsewhere, email });
    const thief = foyer.browser();
    await thief.api.invitations.accept({ token: foyer.linkOf(id), ...newcomer });
    expect(await endOf(thief.api.organizations.get({ organizationId }))).toBe("account_disabled");
    expect(await endOf(thief.api.people.list({ organizationId }))).toBe("account_disabled");
    expect((await thief.api.organizations.list({})).items).toHaveLength(1);
  });

  test("lets nobody's session, and no rule for it, depend on who has only named their address", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    await foyer.sql`UPDATE organizations SET session_idle_hours = 1, session_hours = 1 WHERE id = ${organizationId}`;
    const known = await foyer.member();
    const browser = foyer.browser(known);
    await browser.api.account.profile();
    await foyer.sql`
      UPDATE sessions SET created_at = created_at - interval '2 hours' WHERE user_id = ${known.userId}`;
    const host = foyer.callerFor(owner);
    const { userId } = await host.people.create({
      organizationId,
      email: known.email,
      name: "X",
      role: "member",
    });
    await host.people.setActive({ organizationId, userIds: [userId], active: true });
    await expect(browser.api.account.profile()).resolves.toMatchObject({ id: known.userId });
  });
});

test("an organization that has switched somebody off learns nothing more of their account, and again when they are back [S2.1]", async () => {
  const owner = await foyer.owner();
  const { organizationId } = owner;
  const person = await foyer.member({ organizationId });
  const elsewhere = await foyer.organization();
  await foyer.services.database.read.membership.create({
    data: {
      organizationId: elsewhere,
      userId: person.userId,
      role: "member",
      active: true,
      joinedAt: new Date(),
    },
  });
  const { people, audit } = foyer.callerFor(owner);
  const known = { organizationId, userId: person.userId };
  const told = async () => ({
    signIns: (await people.loginHistory(known)).items.length,
    changes: (await audit.list({ organizationId, act: "account.profile_updated" })).items.length,
    phone: (await people.get(known)).profile.phone,
    hasMfa: (await people.get(known)).mfaEnabled,
  });
  const setActive = (active: boolean) =>
    people.setActive({ organizationId, userIds: [person.userId], active });

  await setActive(false);
  await foyer.callerFor(person).account.updateProfile({ phone: "+49 555 0100" });
  await foyer.authenticator(person);
  await foyer.callerFor(null).auth.signIn({ email: person.email, password });
  expect(await told()).toEqual({ signIns: 0, changes: 0, phone: null, hasMfa: false });
  await setActive(true);
  expect(await told()).toMatchObject({ signIns: 1, changes: 1, phone: "+49 555 0100", hasMfa: true });
});

/** Somebody with an account who was here, is out, and has an invitation to come back. */
async function invited(by: Person): Promise<{ person: Person; invitationId: string }> {
  const { organizationId } = by;
  const person = await foyer.member({ organizationId, active: false });
  const { id } = await foyer.invitation({ by, email: person.email });
  await foyer.callerFor(person).auth.me();
  return { person, invitationId: id };
}

async function isIn({ organizationId }: Person, { userId }: Person): Promise<boolean> {
  const rows = await foyer.sql`
    SELECT 1 FROM memberships WHERE organization_id = ${organizationId} AND user_id = ${userId} AND active`;
  return rows.length > 0;
}
