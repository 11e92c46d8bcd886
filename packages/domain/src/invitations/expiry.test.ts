import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { cleanUp } from "../clean-up.ts";
import { expireInvitations } from "./expire-invitations.ts";
import { effectiveStatus } from "./lifecycle.ts";

const foyer = testFoyer();

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

describe("expiry is effective by the database's clock, without any sweep [S2.4, S4.6]", () => {
  test("one second before it, an invitation is open; at the very moment and one second after, it is not", async () => {
    // In one transaction the database's clock stands still.
    const statuses = await foyer.services.database.transaction(async (tx) => {
      const seen: unknown[] = [];
      for (const left of [1, 0.000001, 0, -0.000001, -1]) {
        const [row] = await tx.$queryRaw<{ status: string }[]>`
          SELECT ${effectiveStatus} AS status
          FROM (SELECT 'pending' AS status, now() + make_interval(secs => ${left}) AS expires_at) i`;
        seen.push(row?.status);
      }
      return seen;
    });
    expect(statuses).toEqual(["pending", "pending", "expired", "expired", "expired"]);
  });

  test("one second after it, a link opens nothing, and says why", async () => {
    const { id, organizationId } = await invitationWithSecondsLeft(-1);
    const token = foyer.linkOf(id);
    const { invitations } = foyer.callerFor(null);

    expect(await refusalOf(invitations.accept({ token, ...newcomer }))).toMatchObject({
      reason: "invitation_expired",
    });
    expect(await refusalOf(invitations.decline({ token }))).toMatchObject({ reason: "invitation_expired" });
    expect(await invitations.view({ token })).toMatchObject({
      status: "expired",
      canAccept: false,
      isExpired: true,
    });
    expect(await foyer.sql`SELECT status FROM invitations WHERE id = ${id}`).toEqual([{ status: "pending" }]);
    expect(await foyer.sql`SELECT 1 FROM memberships WHERE organization_id = ${organizationId}`).toHaveLength(
      1,
    );
  });

  test("the team sees it expired in the list, its filters, and the invitation itself [S0.7]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const open = await foyer.invitation({ by: owner });
    const over = await foyer.invitation({ by: owner });
    await foyer.letPass("169 hours", over.id);
    const { invitations } = foyer.callerFor(owner);
    const ids = async (status: "pending" | "expired") =>
      (await invitations.list({ organizationId, status })).items.map(({ id }) => id);

    expect(await ids("pending")).toEqual([open.id]);
    expect(await ids("expired")).toEqual([over.id]);
    expect(await invitations.get({ invitationId: over.id })).toMatchObject({ status: "expired" });
  });

  test("what the team may do with an expired one: send it again, nothing else", async () => {
    const owner = await foyer.owner();
    const { id: invitationId } = await foyer.invitation({ by: owner });
    await foyer.letPass("169 hours", invitationId);
    const { invitations } = foyer.callerFor(owner);
    for (const call of [
      () => invitations.cancel({ invitationId }),
      () => invitations.remind({ invitationId }),
      () => invitations.copyLink({ invitationId }),
      () => invitations.update({ invitationId, expiresInHours: 100 }),
    ]) {
      expect(await refusalOf(call())).toMatchObject({ reason: "not_pending" });
    }
    expect(await invitations.resend({ invitationId })).toMatchObject({ status: "pending" });
  });

  test("an address whose invitation has expired can be invited again at once", async () => {
    const owner = await foyer.owner();
    const first = await foyer.invitation({ by: owner });
    await foyer.letPass("169 hours", first.id);
    const second = await foyer.invitation({ by: owner, email: first.email });
    const { invitations } = foyer.callerFor(owner);
    expect(await invitations.get({ invitationId: first.id })).toMatchObject({ status: "expired" });
    expect(await invitations.get({ invitationId: second.id })).toMatchObject({ status: "pending" });
  });

  test("accepting around the moment itself is decided by the moment alone", async () => {
    // Each is due some milliseconds from now, before and after the calls reach the database.
    for (let milliseconds = -20; milliseconds <= 20; milliseconds += 2) {
      const invitee = await foyer.stranger();
      const { id } = await foyer.invitation({ email: invitee.email });
      const api = foyer.callerFor(invitee);
      await api.auth.me();
      await foyer.sql`
        UPDATE invitations SET expires_at = clock_timestamp() + make_interval(secs => ${milliseconds / 1000})
        WHERE id = ${id}`;
      const end = await endOf(api.invitations.accept({ token: foyer.linkOf(id) }));
      const [row] = await foyer.sql<{ status: string; inTime: boolean | null }>`
        SELECT status, responded_at <= expires_at AS "inTime" FROM invitations WHERE id = ${id}`;
      expect(row).toEqual(
        end === "done" ? { status: "accepted", inTime: true } : { status: "pending", inTime: null },
      );
      expect(["done", "invitation_expired"]).toContain(end);
    }
  });
});

describe("how long an invitation is open", () => {
  test("is seven days, or what the organization says, or what the inviter says [S0.11, S1.2]", async () => {
    const organizationId = await foyer.organization({ defaultExpiryHours: 48 });
    const patient = await foyer.owner();
    const hasty = await foyer.owner({ organizationId });
    expect(hoursOf(await foyer.invitation({ by: patient }))).toBe(168);
    expect(hoursOf(await foyer.invitation({ by: hasty }))).toBe(48);
    expect(hoursOf(await foyer.invitation({ by: hasty, expiresInHours: 2160 }))).toBe(2160);
    expect(hoursOf(await foyer.invitation({ by: hasty, expiresInHours: 1 }))).toBe(1);
  });

  test.each([0, -1, 2161, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    "can't be %s hours",
    async (expiresInHours) => {
      expect(await refusalOf(foyer.invitation({ expiresInHours }))).toMatchObject({
        reason: "invalid_input",
        issues: [{ path: "expiresInHours" }],
      });
    },
  );
});

describe("the sweep", () => {
  test("writes down what is over, once, with one audit row each, and touches nothing else [S2.4]", async () => {
    const owner = await foyer.owner();
    const { invitations } = foyer.callerFor(owner);
    const over = [await foyer.invitation({ by: owner }), await foyer.invitation({ by: owner })];
    for (const { id } of over) await foyer.letPass("169 hours", id);
    const open = await foyer.invitation({ by: owner });
    const cancelled = await foyer.invitation({ by: owner });
    await invitations.cancel({ invitationId: cancelled.id });
    await foyer.letPass("169 hours", cancelled.id);
    const declined = await foyer.invitation({ by: owner });
    await foyer.callerFor(null).invitations.decline({ token: foyer.linkOf(declined.id) });
    await foyer.letPass("169 hours", declined.id);
    const untouched = () => foyer.sql`
      SELECT * FROM invitations WHERE id IN (${open.id}, ${cancelled.id}, ${declined.id}) ORDER BY id`;
    const before = await untouched();

    const swept = await expireInvitations(foyer.services);

    expect(swept).toBeGreaterThanOrEqual(2); // of this file's other tests, some are over too
    expect(await untouched()).toEqual(before);
    for (const { id } of over) {
      expect(await foyer.sql`SELECT status FROM invitations WHERE id = ${id}`).toEqual([
        { status: "expired" },
      ]);
      expect(await actsOf(id)).toEqual(["invitation.created", "invitation.expired"]);
    }
    expect(await expireInvitations(foyer.services)).toBe(0);
    for (const { id } of over) expect(await actsOf(id)).toEqual(["invitation.created", "invitation.expired"]);
  });

  test("by several workers at once writes nothing down twice", async () => {
    const owner = await foyer.owner();
    const over = await Promise.all(Array.from({ length: 20 }, () => foyer.invitation({ by: owner })));
    await foyer.letPass("169 hours");
    await Promise.all(Array.from({ length: 4 }, () => expireInvitations(foyer.services)));
    for (const { id } of over) expect(await actsOf(id)).toEqual(["invitation.created", "invitation.expired"]);
  });

  test("tells in the timeline the moment of expiry, not that of the sweep", async () => {
    const owner = await foyer.owner();
    const { id: invitationId } = await foyer.invitation({ by: owner });
    await foyer.letPass("169 hours", invitationId);
    const { invitations } = foyer.callerFor(owner);
    const expired = async () => {
      const { timeline, expiresAt } = await invitations.get({ invitationId });
      return { expiresAt, told: timeline.filter(({ type }) => type === "expired").map(({ at }) => at) };
    };
    const before = await expired();
    await expireInvitations(foyer.services);
    expect(await expired()).toEqual(before);
    expect(before.told).toEqual([before.expiresAt]);
  });
});

describe("the nightly clean-up", () => {
  test("removes only sessions that had ended, revives nothing, and is harmless twice [S4.6]", async () => {
    const account = await foyer.stranger();
    const { userId } = account;
    const [ended, alive] = [foyer.browser(account), foyer.browser(account)];
    await ended.api.auth.me();
    await foyer.sql`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id = ${userId}`;
    await alive.api.auth.me();
    const owner = await foyer.owner();
    const expired = await foyer.invitation({ by: owner });
    await foyer.letPass("169 hours", expired.id);

    const cleaned = await cleanUp(foyer.services);

    expect(cleaned.invitations).toBeGreaterThanOrEqual(1);
    expect(cleaned.sessions).toBe(1);
    expect(await ended.api.auth.me()).toMatchObject({ user: null });
    expect(await alive.api.auth.me()).toMatchObject({ user: { id: userId } });
    expect(await cleanUp(foyer.services)).toEqual({
      invitations: 0,
      sessions: 0,
      accountMessages: 0,
      loginAttempts: 0,
      leftovers: 0,
    });
    expect(await foyer.callerFor(owner).invitations.get({ invitationId: expired.id })).toMatchObject({
      status: "expired",
    });
  });
});

async function invitationWithSecondsLeft(seconds: number) {
  const invitation = await foyer.invitation();
  await foyer.sql`
    UPDATE invitations SET expires_at = now() + make_interval(secs => ${seconds}) WHERE id = ${invitation.id}`;
  return invitation;
}

async function actsOf(id: string) {
  const rows = await foyer.sql<{
    act: string;
  }>`SELECT act FROM audit_entries WHERE subject_id = ${id} ORDER BY act`;
  return rows.map(({ act }) => act);
}

function hoursOf({ createdAt, expiresAt }: { createdAt: string; expiresAt: string }): number {
  return (Date.parse(expiresAt) - Date.parse(createdAt)) / 3_600_000;
}
