import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

describe("a copied link", () => {
  test("works, is told in the audit, and never stands in the answer of anything else", async () => {
    const owner = await foyer.owner();
    const { id: invitationId, organizationId } = await foyer.invitation({ by: owner, send: false });
    const host = foyer.callerFor(owner);
    const { url } = await host.invitations.copyLink({ invitationId });
    expect(url).toMatch(/^https:\/\/foyer\.example\/accept#[\w-]{48}$/);
    const token = url.split("#")[1] ?? "";

    const { items } = await host.audit.list({ organizationId });
    expect(items[0]).toMatchObject({
      act: "invitation.link_copied",
      actor: { id: owner.userId },
      subject: { id: invitationId },
    });
    const told = JSON.stringify([items, await host.invitations.get({ invitationId })]);
    expect(told).not.toContain(token);
    expect(told).not.toContain(token.slice(-22));
    await expect(foyer.callerFor(null).invitations.accept({ token, ...newcomer })).resolves.toMatchObject({
      status: "accepted",
    });
  });

  test("an invitation that is not sent has no message and no job", async () => {
    const { id, delivery } = await foyer.invitation({ send: false });
    expect(delivery).toBeNull();
    expect(await foyer.sql`SELECT 1 FROM deliveries WHERE invitation_id = ${id}`).toEqual([]);
  });
});

describe("asking for a fresh link", () => {
  test("asks the inviter, at most once a day, and answers the same whatever happens", async () => {
    const owner = await foyer.owner();
    const { id } = await foyer.invitation({ by: owner });
    const token = foyer.linkOf(id);
    const { invitations } = foyer.callerFor(null);
    const asked = async () => foyer.sql`
      SELECT recipient FROM deliveries WHERE invitation_id = ${id} AND purpose = 'link_requested'`;

    const whilePending = await invitations.requestLink({ token });
    expect(await asked()).toEqual([]);
    await foyer.letPass("169 hours", id);
    expect(await invitations.requestLink({ token })).toEqual(whilePending);
    expect(await invitations.requestLink({ token })).toEqual(whilePending);
    expect(await asked()).toEqual([{ recipient: owner.email }]);
    await foyer.letPass("25 hours", id);
    await invitations.requestLink({ token });
    expect(await asked()).toHaveLength(2);
    expect(await invitations.view({ token })).toMatchObject({ status: "expired" });
  });

  test("asks the owners where the inviter is gone", async () => {
    const admin = await foyer.admin();
    const owner = await foyer.owner({ organizationId: admin.organizationId });
    const { id } = await foyer.invitation({ by: admin });
    await foyer.letPass("169 hours", id);
    await foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${admin.userId}`;
    await foyer.callerFor(null).invitations.requestLink({ token: foyer.linkOf(id) });
    expect(
      await foyer.sql`
      SELECT recipient FROM deliveries WHERE invitation_id = ${id} AND purpose = 'link_requested'`,
    ).toEqual([{ recipient: owner.email }]);
  });

  test("asks nobody where a fresh link would lead nowhere, and answers the same", async () => {
    const { eventId, organizer } = await foyer.event();
    const { spaceId, custodian } = await foyer.space();
    const over = await foyer.eventInvitation({ by: organizer, eventId });
    const gone = await foyer.spaceInvitation({ by: custodian, spaceId });
    await foyer.letPass("9 days", over.id);
    await foyer.sql`UPDATE events SET starts_at = now() - interval '1 hour' WHERE id = ${eventId}`;
    await foyer.letPass("9 days", gone.id);
    await foyer.sql`UPDATE spaces SET removed_at = now() WHERE id = ${spaceId}`;
    for (const { id } of [over, gone]) {
      const answer = await foyer.callerFor(null).invitations.requestLink({ token: foyer.linkOf(id) });
      expect(answer).toEqual({ status: "requested" });
      expect(
        await foyer.sql`SELECT 1 FROM deliveries WHERE invitation_id = ${id} AND purpose = 'link_requested'`,
      ).toEqual([]);
    }
  });

  test("where Foyer may renew, a message goes to the invited address alone, within the limit and the inviter's authority", async () => {
    const organizationId = await foyer.organization({ renewalRule: "renew", resendLimit: 1 });
    const owner = await foyer.owner({ organizationId });
    const admin = await foyer.admin({ organizationId });
    const { id, email } = await foyer.invitation({ by: admin });
    const token = foyer.linkOf(id);
    const { invitations } = foyer.callerFor(await foyer.stranger());
    const purposes = async () =>
      (
        await foyer.sql<{ purpose: string; recipient: string }>`
        SELECT purpose, recipient FROM deliveries WHERE invitation_id = ${id} ORDER BY queued_at, number`
      ).slice(1);
    await foyer.letPass("169 hours", id);

    await foyer.sql`UPDATE memberships SET role = 'member' WHERE user_id = ${admin.userId}`;
    await invitations.requestLink({ token });
    expect(await purposes()).toEqual([{ purpose: "link_requested", recipient: admin.email }]);
    expect(await invitations.view({ token })).toMatchObject({ status: "expired" });

    await foyer.sql`UPDATE memberships SET role = 'admin' WHERE user_id = ${admin.userId}`;
    await invitations.requestLink({ token });
    expect(await purposes()).toContainEqual({ purpose: "invitation", recipient: email });
    expect(await invitations.view({ token })).toMatchObject({ status: "pending" });
    expect(await hoursLeft(id)).toBe(168);

    await foyer.letPass("169 hours", id);
    await invitations.requestLink({ token });
    expect(await invitations.view({ token })).toMatchObject({ status: "expired" });
    expect(await endOf(foyer.callerFor(owner).invitations.resend({ invitationId: id }))).toBe(
      "resend_limit_reached",
    );
  });

  test("revives nothing that was answered, and nothing while another one waits", async () => {
    const organizationId = await foyer.organization({ renewalRule: "renew" });
    const owner = await foyer.owner({ organizationId });
    const first = await foyer.invitation({ by: owner });
    await foyer.letPass("169 hours", first.id);
    const second = await foyer.invitation({ by: owner, email: first.email });
    const { invitations } = foyer.callerFor(null);
    const [expired, waiting] = [foyer.linkOf(first.id), foyer.linkOf(second.id)];
    await invitations.requestLink({ token: expired });
    expect(await invitations.view({ token: expired })).toMatchObject({ status: "expired" });
    await invitations.decline({ token: waiting });
    await foyer.letPass("169 hours", second.id);
    await invitations.requestLink({ token: waiting });
    expect(await invitations.view({ token: waiting })).toMatchObject({ status: "declined" });
  });
});

async function hoursLeft(id: string): Promise<number> {
  const [row] = await foyer.sql<{ left: number }>`
    SELECT round(extract(epoch FROM expires_at - now()) / 360)::int / 10.0::float8 AS left FROM invitations WHERE id = ${id}`;
  return row?.left ?? Number.NaN;
}
