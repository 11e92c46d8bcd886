import type { Person } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { copyLinkByHand } from "../invitations/copy-link-by-hand.ts";

const foyer = testFoyer();

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

describe("a place in the organization that was prepared for somebody who has not come yet", () => {
  test("is not taken by a space's link that somebody copied, whoever that was", async () => {
    const { owner, spaceId, organizationId, custodian } = await aSpace();
    const prepared = await prepare(owner);
    const { id } = await foyer.spaceInvitation({
      by: custodian,
      spaceId,
      email: prepared.email,
      role: "custodian",
      send: false,
    });
    const links = [
      await copied(custodian, id),
      await copied(owner, id),
      tokenOf(await copyLinkByHand(foyer.services, id)),
    ];
    for (const token of links) {
      const visitor = foyer.browser();
      const refusal = await refusalOf(visitor.api.invitations.accept({ token, ...newcomer }));
      expect(refusal).toMatchObject({ reason: "forbidden", status: 403 });
      expect(refusal.message).toContain("mailed");
      expect(visitor.received).toEqual([]);
      expect(await visitor.api.invitations.view({ token })).toMatchObject({
        status: "pending",
        needs: "new_account",
      });
    }
    const { people } = foyer.callerFor(owner);
    const { userId } = prepared;
    expect(await people.get({ organizationId, userId })).toMatchObject(prepared);
    // Whoever reads that address's mail takes it, as what was meant.
    const boss = foyer.browser();
    await boss.api.invitations.accept({ token: foyer.linkOf(prepared.invitation?.id ?? ""), ...newcomer });
    expect(await people.get({ organizationId, userId })).toMatchObject({ role: "admin", status: "active" });
    // And is let into the space by whichever link then.
    await boss.api.invitations.accept({ token: links[0] ?? "" });
    expect(await people.get({ organizationId, userId })).toMatchObject({ role: "admin" });
  });

  test("nor by somebody signed in who opened that address's account by another organization's copied link", async () => {
    const { owner, spaceId, custodian } = await aSpace();
    const elsewhere = await foyer.owner();
    const prepared = await prepare(owner);
    const { id: first } = await foyer.invitation({ by: elsewhere, email: prepared.email });
    const thief = foyer.browser();
    await thief.api.invitations.accept({ token: await copied(elsewhere, first), ...newcomer });
    const { id } = await foyer.spaceInvitation({ by: custodian, spaceId, email: prepared.email });
    expect(await endOf(thief.api.invitations.accept({ token: await copied(custodian, id) }))).toBe(
      "forbidden",
    );
  });

  test("is joined as a guest by the space's own mail, and the invitation that makes them more still waits where people are managed", async () => {
    const { owner, spaceId, organizationId, custodian } = await aSpace();
    const prepared = await prepare(owner);
    const { id } = await foyer.spaceInvitation({ by: custodian, spaceId, email: prepared.email });
    const visitor = foyer.browser();
    await visitor.api.invitations.accept({ token: foyer.linkOf(id), ...newcomer });
    const { people } = foyer.callerFor(owner);
    const { userId, invitation } = prepared;
    const joined = {
      role: "guest",
      status: "active",
      name: newcomer.name,
      invitation: { id: invitation?.id, status: "pending" },
    };
    expect(await people.get({ organizationId, userId })).toMatchObject(joined);
    expect((await people.list({ organizationId, role: "guest" })).items).toMatchObject([joined]);
    await foyer.letPass("169 hours", invitation?.id);
    expect(await people.get({ organizationId, userId })).toMatchObject({ role: "guest", invitation: null });
  });
});

describe("somebody who was switched off before they ever joined", () => {
  test.each([
    ["as they were prepared", [false]],
    ["after they were switched on", [true, false]],
    ["twice", [false, false]],
  ] as const)("%s, is let into no space, and it is written down once", async (_, steps) => {
    const { owner, spaceId, organizationId, custodian } = await aSpace();
    const guestCustodian = await foyer.spaceMember(spaceId, "custodian");
    const { userId, email } = await prepare(owner);
    const { people, audit } = foyer.callerFor(owner);
    for (const active of steps) await people.setActive({ organizationId, userIds: [userId], active });
    const { items } = await audit.list({ organizationId, act: "person.deactivated" });
    expect(items).toMatchObject([{ actor: { id: owner.userId }, subject: { id: userId, label: email } }]);

    expect(await endOf(foyer.spaceInvitation({ by: owner, spaceId, email }))).toBe("forbidden");
    const { id } = await foyer.spaceInvitation({ by: guestCustodian, spaceId, email });
    for (const token of [foyer.linkOf(id), await copied(custodian, id)])
      expect(await endOf(foyer.callerFor(null).invitations.accept({ token, ...newcomer }))).toBe(
        "account_disabled",
      );
    expect(await people.get({ organizationId, userId })).toMatchObject({
      role: "admin",
      status: "inactive",
      joinedAt: null,
    });
  });

  test.each<[string, (on: { owner: Person; userId: string; email: string }) => Promise<unknown>]>([
    [
      "switched on again",
      ({ owner, userId }) =>
        foyer
          .callerFor(owner)
          .people.setActive({ organizationId: owner.organizationId, userIds: [userId], active: true }),
    ],
    ["prepared anew", ({ owner, email }) => prepare(owner, email)],
    [
      "let in by the organization's own invitation",
      async ({ owner, email }) => {
        const { id } = await foyer.invitation({ by: owner, email });
        await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id), ...newcomer });
      },
    ],
  ])("comes into a space once they were %s", async (_, comeBack) => {
    const { owner, spaceId, organizationId, custodian } = await aSpace();
    const { userId, email } = await prepare(owner);
    const { people } = foyer.callerFor(owner);
    await people.setActive({ organizationId, userIds: [userId], active: false });
    await comeBack({ owner, userId, email });
    const { id } = await foyer.spaceInvitation({ by: custodian, spaceId, email });
    const [account] = await foyer.sql<{ opened: boolean }>`
      SELECT password_hash IS NOT NULL AS opened FROM users WHERE id = ${userId}`;
    const who = account?.opened ? { userId, email, name: newcomer.name } : null;
    const token = foyer.linkOf(id);
    expect(await endOf(foyer.callerFor(who).invitations.accept({ token, ...newcomer }))).toBe("done");
  });
});

/** A space, its custodian, who is a member, and the owner of the organization. */
async function aSpace() {
  const owner = await foyer.owner();
  const custodian = await foyer.member({ organizationId: owner.organizationId });
  return { owner, ...(await foyer.space({ by: custodian })) };
}

function prepare(owner: Person, email = foyer.address()) {
  const { organizationId } = owner;
  return foyer.callerFor(owner).people.create({ organizationId, email, name: "The Boss", role: "admin" });
}

async function copied(by: Person, invitationId: string): Promise<string> {
  return tokenOf((await foyer.callerFor(by).invitations.copyLink({ invitationId })).url);
}

function tokenOf(url: string): string {
  return new URL(url).hash.slice(1);
}
