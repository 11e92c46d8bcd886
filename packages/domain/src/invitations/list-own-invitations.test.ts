import { type Account, password } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

describe("everything that waits for me", () => {
  test("comes from every door and every organization, the newest first, each with a link to answer by", async () => {
    const me = await provenStranger();
    const owner = await foyer.owner({ organizationId: await foyer.organization({ name: "Acme" }) });
    const { organizationId } = owner;
    const first = await foyer.invitation({ by: owner, email: me.email, role: "admin" });
    const { spaceId } = await foyer.space({ by: owner, name: "Family tree" });
    const second = await foyer.spaceInvitation({
      ...{ by: owner, spaceId, role: "contributor", email: me.email.toUpperCase() },
      message: "Add your side.",
    });
    const { eventId, organizer } = await foyer.event({ name: "Garden party" });
    const third = await foyer.eventInvitation({ by: organizer, eventId, email: me.email, isVip: true });
    await foyer.invitation({ by: owner });

    const api = foyer.callerFor(me);
    const { items, nextCursor, isAddressProven } = await api.account.invitations({});

    expect({ nextCursor, isAddressProven }).toEqual({ nextCursor: null, isAddressProven: true });
    const common = { message: null, isVip: false, bypassCapacity: false };
    expect(items.map(({ url: _, ...told }) => told)).toEqual([
      {
        ...common,
        ...{ invitationId: third.id, kind: "event", role: null, space: null, isVip: true },
        event: { id: eventId, name: "Garden party" },
        organization: { id: organizer.organizationId, name: expect.any(String) },
        invitedBy: { name: organizer.name },
        expiresAt: third.expiresAt,
        createdAt: third.createdAt,
      },
      {
        ...common,
        ...{ invitationId: second.id, kind: "space", role: "contributor", event: null },
        message: "Add your side.",
        space: { id: spaceId, name: "Family tree" },
        organization: { id: organizationId, name: "Acme" },
        invitedBy: { name: owner.name },
        expiresAt: second.expiresAt,
        createdAt: second.createdAt,
      },
      {
        ...common,
        ...{ invitationId: first.id, kind: "organization", role: "admin", space: null, event: null },
        organization: { id: organizationId, name: "Acme" },
        invitedBy: { name: owner.name },
        expiresAt: first.expiresAt,
        createdAt: first.createdAt,
      },
    ]);
    for (const { url, invitationId } of items) {
      expect(url).toMatch(/^https:\/\/foyer\.example\/accept#[\w-]+$/);
      expect(await api.invitations.view({ token: tokenIn(url) })).toMatchObject({
        invitationId,
        canAccept: true,
        needs: "nothing",
      });
    }
  });

  test("is gone once it is answered, cancelled or over, and so is what leads to where I am", async () => {
    const me = await provenStranger();
    const api = foyer.callerFor(me);
    const owner = await foyer.owner();
    const waiting = async () =>
      (await api.account.invitations({})).items.map(({ invitationId }) => invitationId);

    const declined = await foyer.invitation({ email: me.email });
    const cancelled = await foyer.invitation({ by: owner, email: me.email });
    expect(await waiting()).toEqual([cancelled.id, declined.id]);
    await api.invitations.decline({ token: foyer.linkOf(declined.id) });
    await foyer.callerFor(owner).invitations.cancel({ invitationId: cancelled.id });
    const over = await foyer.invitation({ email: me.email });
    await foyer.letPass("168 hours", over.id);
    expect(await waiting()).toEqual([]);

    const here = await foyer.invitation({ by: owner, email: me.email });
    const { spaceId } = await foyer.space({ by: owner });
    const there = await foyer.spaceInvitation({ by: owner, spaceId, email: me.email });
    expect(await waiting()).toEqual([there.id, here.id]);
    await foyer.sql`
      INSERT INTO memberships (id, organization_id, user_id, role, active, joined_at)
      VALUES (gen_random_uuid(), ${owner.organizationId}, ${me.userId}, 'guest', true, now())`;
    // A guest can still become more.
    expect(await waiting()).toEqual([there.id, here.id]);
    await foyer.sql`UPDATE memberships SET role = 'member' WHERE user_id = ${me.userId}`;
    expect(await waiting()).toEqual([there.id]);
    await foyer.sql`
      INSERT INTO space_members (id, organization_id, space_id, user_id, role)
      VALUES (gen_random_uuid(), ${owner.organizationId}, ${spaceId}, ${me.userId}, 'viewer')`;
    expect(await waiting()).toEqual([]);
  });

  test("leaves out what leads to a space that is gone and to an event that is over", async () => {
    const me = await provenStranger();
    const owner = await foyer.owner();
    const { spaceId } = await foyer.space({ by: owner });
    const { eventId } = await foyer.event({ by: owner });
    await foyer.spaceInvitation({ by: owner, spaceId, email: me.email });
    await foyer.eventInvitation({ by: owner, eventId, email: me.email });
    const api = foyer.callerFor(me);
    expect((await api.account.invitations({})).items).toHaveLength(2);
    await foyer.sql`UPDATE spaces SET removed_at = now() WHERE id = ${spaceId}`;
    await foyer.sql`UPDATE events SET starts_at = now(), ends_at = NULL WHERE id = ${eventId}`;
    expect((await api.account.invitations({})).items).toEqual([]);
  });

  test("comes in pages, without gaps and without anything twice", async () => {
    const me = await provenStranger();
    const made = [];
    for (let count = 0; count < 5; count++) made.unshift((await foyer.invitation({ email: me.email })).id);
    const { account } = foyer.callerFor(me);
    const seen = [];
    let cursor: string | undefined;
    do {
      const page = await account.invitations({ limit: 2, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ invitationId }) => invitationId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(made);
    expect(await refusalOf(account.invitations({ cursor: "nonsense" }))).toMatchObject({
      reason: "invalid_input",
    });
  });
});

describe("a link from that list", () => {
  test("lets in as a mailed one does, and the history says that no message brought the answer", async () => {
    const me = await provenStranger();
    const owner = await foyer.owner();
    const { id: invitationId, organizationId } = await foyer.invitation({ by: owner, email: me.email });
    const api = foyer.callerFor(me);
    const { items } = await api.account.invitations({});
    const token = tokenIn(items[0]?.url ?? "");
    await api.invitations.recordOpened({ token });
    expect(await api.invitations.accept({ token })).toMatchObject({ status: "accepted", signedIn: true });

    const host = foyer.callerFor(owner);
    const { timeline } = await host.invitations.get({ invitationId });
    expect(timeline.at(-1)).toMatchObject({ type: "accepted", message: null, actor: me.name });
    const { items: acts } = await host.audit.list({ organizationId, act: "invitation.accepted" });
    expect(acts).toMatchObject([{ actor: { name: me.name }, details: {} }]);
    expect(acts[0]?.details).not.toHaveProperty("message");
    expect(await foyer.sql`SELECT answered_by FROM invitations WHERE id = ${invitationId}`).toEqual([
      { answered_by: 0 },
    ]);
  });

  test("says no as well", async () => {
    const me = await provenStranger();
    const owner = await foyer.owner();
    const { id: invitationId } = await foyer.invitation({ by: owner, email: me.email });
    const api = foyer.callerFor(me);
    const { items } = await api.account.invitations({});
    await api.invitations.decline({ token: tokenIn(items[0]?.url ?? "") });
    const { timeline } = await foyer.callerFor(owner).invitations.get({ invitationId });
    expect(timeline.find(({ type }) => type === "declined")).toMatchObject({ message: null });
  });

  test("opens nothing for whoever it is passed on to", async () => {
    const me = await provenStranger();
    await foyer.invitation({ email: me.email });
    const { items } = await foyer.callerFor(me).account.invitations({});
    const token = tokenIn(items[0]?.url ?? "");
    const newcomer = { name: "Mallory", password: "a password of an intruder" };
    expect(await endOf(foyer.callerFor(null).invitations.accept({ token, ...newcomer }))).toBe(
      "sign_in_required",
    );
    expect(await endOf(foyer.callerFor(await foyer.stranger()).invitations.accept({ token }))).toBe(
      "email_mismatch",
    );
  });
});

describe("an address that nobody has shown to be theirs", () => {
  test("is shown nothing, and told so: whoever opened it by a copied link learns of no other invitation", async () => {
    const owner = await foyer.owner();
    const { id, email } = await foyer.invitation({ by: owner, send: false });
    await foyer.invitation({ email });
    const { url } = await foyer.callerFor(owner).invitations.copyLink({ invitationId: id });
    const browser = foyer.browser();
    const intruder = { name: "Mallory", password: "a password of an intruder" };
    await browser.api.invitations.accept({ token: tokenIn(url), ...intruder });
    expect(await browser.api.account.invitations({})).toEqual({
      items: [],
      nextCursor: null,
      isAddressProven: false,
    });
  });

  test("is shown everything once mail has reached it", async () => {
    const me = await foyer.stranger();
    const [one, another] = [
      await foyer.invitation({ email: me.email }),
      await foyer.invitation({ email: me.email }),
    ];
    const api = foyer.callerFor(me);
    expect((await api.account.invitations({})).isAddressProven).toBe(false);
    await api.invitations.accept({ token: foyer.linkOf(one.id) });
    expect(await api.account.invitations({})).toMatchObject({
      isAddressProven: true,
      items: [{ invitationId: another.id }],
    });
  });
});

test("nobody else may ask: no stranger, nobody who is signed in by half, no API key", async () => {
  const member = await foyer.member();
  const authorization = `Bearer ${await foyer.apiKey(member)}`;
  expect([
    await endOf(foyer.callerFor(null).account.invitations({})),
    await endOf(foyer.callerFor(member, { half: true }).account.invitations({})),
    await endOf(foyer.callerFor(null, { authorization }).account.invitations({})),
  ]).toEqual(["unauthenticated", "mfa_required", "forbidden"]);
});

test("somebody who signs in sees what was sent to them while they were away", async () => {
  const me = await provenStranger();
  const { id } = await foyer.invitation({ email: me.email });
  const { api } = foyer.browser();
  await api.auth.signIn({ email: me.email, password });
  expect((await api.account.invitations({})).items).toMatchObject([{ invitationId: id }]);
});

const tokenIn = (url: string) => url.split("#")[1] ?? "";

/** Somebody with an account whose address is known to be theirs. */
async function provenStranger(): Promise<Account> {
  const account = await foyer.stranger();
  await foyer.sql`UPDATE users SET address_proven_at = now() WHERE id = ${account.userId}`;
  return account;
}
