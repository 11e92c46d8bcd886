import { refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

describe("creating an invitation", () => {
  test("keeps what was given, and from where, and queues its message [S1.2, S2.5]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const email = foyer.address();
    const { invitations } = foyer.callerFor(owner, { ip: "2001:db8::7" });
    const given = {
      fullName: "Grace Hopper",
      message: "We need you.\n\nReally.",
      note: "met at the conference",
      metadata: { crm: 7 },
    };
    const created = await invitations.create({
      target: { kind: "organization", organizationId, role: "admin" },
      email: ` ${email.toUpperCase()}  `,
      expiresInHours: 48,
      ...given,
    });
    expect(created).toMatchObject({
      ...given,
      organizationId,
      kind: "organization",
      status: "pending",
      email,
      role: "admin",
      invitedBy: { id: owner.userId, name: owner.name },
      inviterIp: "2001:db8::7",
      openedAt: null,
      respondedAt: null,
      resendCount: 0,
      resendLimit: 3,
      delivery: { status: "queued", attempts: 0, detail: null },
    });
    const { timeline, ...told } = await invitations.get({ invitationId: created.id });
    expect(told).toEqual(created);
    expect(timeline.map(({ type }) => type)).toEqual(["created", "queued"]);
    expect(await foyer.sql`SELECT recipient FROM deliveries WHERE invitation_id = ${created.id}`).toEqual([
      { recipient: email },
    ]);
  });

  test("for somebody who is in, or invited already, is refused in any letter case [S4.5]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const target = { kind: "organization", organizationId, role: "member" } as const;
    const member = await foyer.member({ organizationId });
    const invited = await foyer.invitation({ by: owner });
    const { invitations } = foyer.callerFor(owner);
    expect(await refusalOf(invitations.create({ target, email: member.email.toUpperCase() }))).toMatchObject({
      reason: "already_member",
      status: 400,
    });
    expect(await refusalOf(invitations.create({ target, email: invited.email.toUpperCase() }))).toMatchObject(
      {
        reason: "already_invited",
        status: 409,
        invitationId: invited.id,
      },
    );
    expect(await refusalOf(invitations.create({ target, email: owner.email }))).toMatchObject({
      reason: "already_member",
    });
  });

  test("for somebody who declined, was cancelled or has left is possible again", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const host = foyer.callerFor(owner);
    const target = { kind: "organization", organizationId, role: "member" } as const;
    const declined = await foyer.invitation({ by: owner });
    await foyer.callerFor(null).invitations.decline({ token: foyer.linkOf(declined.id) });
    const cancelled = await foyer.invitation({ by: owner });
    await host.invitations.cancel({ invitationId: cancelled.id });
    const left = await foyer.member({ organizationId, active: false });
    for (const { email } of [declined, cancelled, left]) {
      await expect(host.invitations.create({ target, email })).resolves.toMatchObject({ status: "pending" });
    }
  });

  test("in one organization says nothing about another: both may invite one address", async () => {
    const email = foyer.address();
    const [one, another] = [await foyer.invitation({ email }), await foyer.invitation({ email })];
    expect(one.id).not.toBe(another.id);
  });
});

describe("the list of invitations", () => {
  test("has every status, told as it is now, by every filter [S0.7]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const host = foyer.callerFor(owner);
    const made = {
      pending: await foyer.invitation({ by: owner }),
      accepted: await foyer.invitation({ by: owner }),
      declined: await foyer.invitation({ by: owner }),
      cancelled: await foyer.invitation({ by: owner }),
      expired: await foyer.invitation({ by: owner }),
    };
    const newcomer = { name: "Grace", password: "a password for the newcomer" };
    await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(made.accepted.id), ...newcomer });
    await foyer.callerFor(null).invitations.decline({ token: foyer.linkOf(made.declined.id) });
    await host.invitations.cancel({ invitationId: made.cancelled.id });
    await foyer.letPass("169 hours", made.expired.id);

    for (const [status, { id }] of Object.entries(made)) {
      const known = (await host.invitations.list({ organizationId })).items.find((item) => item.id === id);
      expect(known?.status).toBe(status);
      const filtered = await host.invitations.list({
        organizationId,
        kind: "organization",
        status: known?.status,
      });
      expect(filtered.items.map((item) => item.id)).toEqual([id]);
    }
  });

  test("shows first what needs somebody: pending ones whose message failed or is stuck, or that expire within a day", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const host = foyer.callerFor(owner);
    const ids: Record<string, string> = {};
    for (const name of [
      "fine",
      "failed",
      "retrying",
      "sent",
      "stuck",
      "failed but cancelled",
      "soon",
      "expired",
    ]) {
      ids[name] = (await foyer.invitation({ by: owner })).id;
    }
    const message = (name: string, status: string) => foyer.sql`
      UPDATE deliveries SET status = ${status}::delivery_status WHERE invitation_id = ${ids[name]}`;
    await message("failed", "failed");
    await message("retrying", "retrying");
    await message("sent", "sent");
    await foyer.sql`
      UPDATE deliveries SET changed_at = now() - interval '6 minutes' WHERE invitation_id = ${ids.stuck}`;
    await message("failed but cancelled", "failed");
    await host.invitations.cancel({ invitationId: ids["failed but cancelled"] ?? "" });
    await foyer.letPass("145 hours", ids.soon);
    await foyer.letPass("169 hours", ids.expired);

    const attention = async () => {
      const { items } = await host.invitations.list({ organizationId, attention: true });
      return items.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id)).sort();
    };
    expect(await attention()).toEqual(["failed", "retrying", "soon", "stuck"]);
    // A newer message that went out settles it.
    await host.invitations.resend({ invitationId: ids.failed ?? "" });
    expect(await attention()).toEqual(["retrying", "soon", "stuck"]);
    expect((await host.invitations.list({ organizationId, attention: false })).items).toHaveLength(8);
  });
});
