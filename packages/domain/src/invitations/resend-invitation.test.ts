import { refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { expireInvitations } from "./expire-invitations.ts";

const foyer = testFoyer();

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

describe("resending", () => {
  test("gives the full time anew, counted from now, and queues another message [S0.5, S0.7]", async () => {
    const owner = await foyer.owner();
    const { id: invitationId, email } = await foyer.invitation({ by: owner, expiresInHours: 100 });
    await foyer.letPass("60 hours", invitationId);
    const resent = await foyer.callerFor(owner).invitations.resend({ invitationId });
    expect(resent).toMatchObject({ status: "pending", resendCount: 1, delivery: { status: "queued" } });
    expect(await hoursLeft(invitationId)).toBe(100);
    expect(
      await foyer.sql`
      SELECT number, recipient, purpose, status FROM deliveries WHERE invitation_id = ${invitationId} ORDER BY number`,
    ).toEqual([
      { number: 1, recipient: email, purpose: "invitation", status: "queued" },
      { number: 2, recipient: email, purpose: "invitation", status: "queued" },
    ]);
  });

  test("revives an expired one, swept or not", async () => {
    for (const swept of [false, true]) {
      const owner = await foyer.owner();
      const { id: invitationId } = await foyer.invitation({ by: owner });
      await foyer.letPass("169 hours", invitationId);
      if (swept) await expireInvitations(foyer.services);
      const { invitations } = foyer.callerFor(owner);
      expect(await invitations.resend({ invitationId })).toMatchObject({ status: "pending" });
      await expect(
        foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(invitationId), ...newcomer }),
      ).resolves.toMatchObject({ status: "accepted" });
    }
  });

  test("revives one although a later one to the same address has expired too and was not swept yet", async () => {
    const owner = await foyer.owner();
    const { invitations } = foyer.callerFor(owner);
    const first = await foyer.invitation({ by: owner });
    await foyer.letPass("169 hours", first.id);
    const second = await foyer.invitation({ by: owner, email: first.email });
    await foyer.letPass("169 hours", second.id);

    expect(await invitations.resend({ invitationId: first.id })).toMatchObject({ status: "pending" });
    expect(await invitations.get({ invitationId: second.id })).toMatchObject({ status: "expired" });
  });

  test("keeps the link of every earlier message working", async () => {
    for (const number of [1, 2, 3]) {
      const owner = await foyer.owner();
      const { id: invitationId } = await foyer.invitation({ by: owner });
      const { invitations } = foyer.callerFor(owner);
      await invitations.resend({ invitationId });
      await invitations.remind({ invitationId });
      await foyer
        .callerFor(null)
        .invitations.accept({ token: foyer.linkOf(invitationId, number), ...newcomer });
      const { timeline } = await invitations.get({ invitationId });
      expect(timeline.find(({ type }) => type === "accepted")).toMatchObject({ message: number });
    }
  });

  test("is possible as often as the organization allows, reminders included; never for what has ended [S4.2]", async () => {
    const organizationId = await foyer.organization({ resendLimit: 2 });
    const owner = await foyer.owner({ organizationId });
    const { id: invitationId } = await foyer.invitation({ by: owner });
    const { invitations, organizations } = foyer.callerFor(owner);
    await invitations.remind({ invitationId });
    await invitations.resend({ invitationId });
    expect(await refusalOf(invitations.resend({ invitationId }))).toMatchObject({
      reason: "resend_limit_reached",
      status: 400,
    });
    expect(await refusalOf(invitations.remind({ invitationId }))).toMatchObject({
      reason: "resend_limit_reached",
    });
    await organizations.update({ organizationId, resendLimit: 3 });
    await expect(invitations.resend({ invitationId })).resolves.toMatchObject({
      resendCount: 3,
      resendLimit: 3,
    });
    await invitations.cancel({ invitationId });
    expect(await refusalOf(invitations.resend({ invitationId }))).toMatchObject({ reason: "not_pending" });
  });

  test("of an expired one is refused while a newer one to the address waits, and names it [S4.5]", async () => {
    const owner = await foyer.owner();
    const { invitations } = foyer.callerFor(owner);
    const first = await foyer.invitation({ by: owner });
    await foyer.letPass("169 hours", first.id);
    const second = await foyer.invitation({ by: owner, email: first.email });
    expect(await refusalOf(invitations.resend({ invitationId: first.id }))).toMatchObject({
      reason: "already_invited",
      status: 409,
      invitationId: second.id,
    });
    expect(await invitations.get({ invitationId: first.id })).toMatchObject({
      status: "expired",
      resendCount: 0,
    });
  });

  test("of an expired one is refused once the person is in", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { id: invitationId, email } = await foyer.invitation({ by: owner });
    await foyer.letPass("169 hours", invitationId);
    await foyer.member({ organizationId, email });
    expect(await refusalOf(foyer.callerFor(owner).invitations.resend({ invitationId }))).toMatchObject({
      reason: "already_member",
    });
  });
});

describe("reminding", () => {
  test("sends another message and changes nothing about the time [S3.11]", async () => {
    const owner = await foyer.owner();
    const { id: invitationId, expiresAt } = await foyer.invitation({ by: owner, expiresInHours: 100 });
    const reminded = await foyer.callerFor(owner).invitations.remind({ invitationId });
    expect(reminded).toMatchObject({ expiresAt, resendCount: 1 });
    expect(
      await foyer.sql`
      SELECT purpose FROM deliveries WHERE invitation_id = ${invitationId} ORDER BY number`,
    ).toEqual([{ purpose: "invitation" }, { purpose: "reminder" }]);
  });
});

async function hoursLeft(id: string): Promise<number> {
  const [row] = await foyer.sql<{ left: number }>`
    SELECT round(extract(epoch FROM expires_at - now()) / 360)::int / 10.0::float8 AS left FROM invitations WHERE id = ${id}`;
  return row?.left ?? Number.NaN;
}
