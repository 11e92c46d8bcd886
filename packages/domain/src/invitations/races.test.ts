import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test, vi } from "vitest";
import { organizationTarget } from "./targets/organization.ts";

const foyer = testFoyer({ connections: 60 });

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

describe("one link", () => {
  test("of 50 racing accepts by 50 browsers one wins: one membership, one account, one session [S0.11]", async () => {
    const invitation = await foyer.invitation({ role: "admin" });
    const token = foyer.linkOf(invitation.id);
    const browsers = Array.from({ length: 50 }, () => foyer.browser());

    // All of them see it open: hashing their passwords takes longer than looking.
    const ends = await Promise.allSettled(
      browsers.map(({ api }) => endOf(api.invitations.accept({ token, ...newcomer }))),
    );

    expect(tally(ends)).toEqual({ done: 1, invitation_accepted: 49 });
    expect(await traces(invitation)).toEqual({
      status: "accepted",
      memberships: 1,
      users: 1,
      sessions: 1,
      answers: 1,
      acts: ["invitation.accepted", "invitation.created"],
    });
    expect(browsers.filter((browser) => browser.cookieHeader() !== undefined)).toHaveLength(1);
  });

  test("a guest who is a moment late learns that it was accepted, not that there is an account now", async () => {
    const invitation = await foyer.invitation();
    const token = foyer.linkOf(invitation.id);
    const { identify } = organizationTarget;
    // Between the look at the invitation and the one at the account somebody else gets in.
    const late = vi.spyOn(organizationTarget, "identify").mockImplementationOnce(async (...about) => {
      await foyer.callerFor(null).invitations.accept({ token, ...newcomer });
      return identify(...about);
    });
    const end = await endOf(foyer.callerFor(null).invitations.accept({ token, ...newcomer }));
    late.mockRestore();
    expect(end).toBe("invitation_accepted");
  });

  test("of 50 racing accepts in one signed-in browser one wins", async () => {
    const invitee = await foyer.stranger();
    const invitation = await foyer.invitation({ email: invitee.email });
    const token = foyer.linkOf(invitation.id);
    const { api } = foyer.browser(invitee);
    await api.auth.me();

    const ends = await foyer.race(
      { table: "invitations", id: invitation.id },
      Array.from({ length: 50 }, () => () => endOf(api.invitations.accept({ token }))),
    );

    expect(tally(ends)).toEqual({ done: 1, invitation_accepted: 49 });
    expect(await traces(invitation)).toMatchObject({
      status: "accepted",
      memberships: 1,
      users: 1,
      answers: 1,
    });
  });

  test("accept and decline race: one answer, one audit row", async () => {
    for (const first of ["accept", "decline"] as const) {
      const invitee = await foyer.stranger();
      const invitation = await foyer.invitation({ email: invitee.email });
      const { api } = foyer.browser(invitee);
      const token = foyer.linkOf(invitation.id);
      const accept = () => endOf(api.invitations.accept({ token }));
      const decline = () => endOf(api.invitations.decline({ token }));
      const ends = await foyer.race(
        { table: "invitations", id: invitation.id },
        first === "accept" ? [accept, decline] : [decline, accept],
        { inTurn: true },
      );
      const status = first === "accept" ? "accepted" : "declined";
      expect(values(ends)).toEqual(["done", `invitation_${status}`]);
      expect(await traces(invitation)).toMatchObject({
        status,
        memberships: first === "accept" ? 1 : 0,
        answers: 1,
        acts: [`invitation.${status}`, "invitation.created"].sort(),
      });
    }
  });
});

describe("revoke racing accept", () => {
  test("of 150 pairs that start together each has one outcome, and everything agrees with it", {
    timeout: 60_000,
  }, async () => {
    for (let pair = 0; pair < 150; pair++) {
      const { invitation, accept, cancel } = await acceptAndCancel();
      const [accepted, cancelled] = await Promise.all([endOf(accept()), endOf(cancel())]);
      await expectOneOutcome(invitation, accepted === "done", [accepted, cancelled]);
    }
  });

  test("of 50 pairs that meet at the row the first one wins", { timeout: 60_000 }, async () => {
    for (let pair = 0; pair < 50; pair++) {
      const { invitation, accept, cancel } = await acceptAndCancel();
      const acceptFirst = pair % 2 === 0;
      const ends = await foyer.race(
        { table: "invitations", id: invitation.id },
        (acceptFirst ? [accept, cancel] : [cancel, accept]).map((call) => () => endOf(call())),
        { inTurn: true },
      );
      const [one = "", another = ""] = values(ends);
      await expectOneOutcome(invitation, acceptFirst, acceptFirst ? [one, another] : [another, one]);
    }
  });

  async function acceptAndCancel() {
    const invitee = await foyer.stranger();
    const owner = await foyer.owner();
    const invitation = await foyer.invitation({ by: owner, email: invitee.email });
    const token = foyer.linkOf(invitation.id);
    const [guest, host] = [foyer.callerFor(invitee), foyer.callerFor(owner)];
    return {
      invitation,
      accept: (): Promise<unknown> => guest.invitations.accept({ token }),
      cancel: (): Promise<unknown> => host.invitations.cancel({ invitationId: invitation.id }),
    };
  }

  async function expectOneOutcome(invitation: Invited, accepted: boolean, ends: readonly [string, string]) {
    expect(ends).toEqual(accepted ? ["done", "not_pending"] : ["invitation_cancelled", "done"]);
    expect(await traces(invitation)).toMatchObject({
      status: accepted ? "accepted" : "cancelled",
      memberships: accepted ? 1 : 0,
      answers: accepted ? 1 : 0,
      acts: [accepted ? "invitation.accepted" : "invitation.cancelled", "invitation.created"],
    });
  }
});

test("accept racing an update of the role grants the role that the row had when it was claimed", async () => {
  for (const updateFirst of [true, false]) {
    const invitee = await foyer.stranger();
    const owner = await foyer.owner();
    const invitation = await foyer.invitation({ by: owner, email: invitee.email, role: "admin" });
    const [guest, host] = [foyer.callerFor(invitee), foyer.callerFor(owner)];
    const accept = () => endOf(guest.invitations.accept({ token: foyer.linkOf(invitation.id) }));
    const update = () => endOf(host.invitations.update({ invitationId: invitation.id, role: "member" }));

    const ends = await foyer.race(
      { table: "invitations", id: invitation.id },
      updateFirst ? [update, accept] : [accept, update],
      { inTurn: true },
    );

    expect(values(ends)).toEqual(updateFirst ? ["done", "done"] : ["done", "not_pending"]);
    const role = updateFirst ? "member" : "admin";
    expect(await foyer.sql`SELECT role FROM memberships WHERE user_id = ${invitee.userId}`).toEqual([
      { role },
    ]);
    expect(await foyer.callerFor(owner).invitations.get({ invitationId: invitation.id })).toMatchObject({
      role,
    });
  }
});

test("two newcomers of one address, from two organizations: one opens the account, the other is asked to sign in", async () => {
  const email = foyer.address();
  const one = await foyer.invitation({ email });
  const another = await foyer.invitation({ email });
  const ends = await Promise.all(
    [one, another].map(({ id }) =>
      endOf(foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id), ...newcomer })),
    ),
  );
  expect(ends.sort()).toEqual(["done", "sign_in_required"]);
  const statuses = await foyer.sql`SELECT status FROM invitations WHERE email = ${email} ORDER BY status`;
  expect(statuses).toEqual([{ status: "pending" }, { status: "accepted" }]);
  expect(await foyer.sql`SELECT 1 FROM users WHERE email = ${email}`).toHaveLength(1);
});

describe("racing invitations to one address", () => {
  test("of 20 creates one wins, the others learn which is in the way [S3.6, S4.5]", async () => {
    const owner = await foyer.owner();
    const admin = await foyer.admin({ organizationId: owner.organizationId });
    const email = foyer.address();
    const target = { kind: "organization", organizationId: owner.organizationId, role: "member" } as const;
    const callers = [foyer.callerFor(owner), foyer.callerFor(admin)];
    const create = async (api = callers[0]) => api?.invitations.create({ target, email });

    const ends = await foyer.race(
      { table: "organizations", id: owner.organizationId },
      Array.from({ length: 20 }, (_, number) => () => answerOf(create(callers[number % 2]))),
    );

    const winners = values(ends).filter((end) => end.reason === "done");
    expect(winners).toHaveLength(1);
    const losers = values(ends).filter((end) => end.reason !== "done");
    for (const { reason, id } of losers)
      expect({ reason, id }).toEqual({ reason: "already_invited", id: winners[0]?.id });
    expect(await foyer.sql`SELECT 1 FROM invitations WHERE email = ${email}`).toHaveLength(1);
    expect(await foyer.sql`SELECT 1 FROM deliveries WHERE recipient = ${email}`).toHaveLength(1);
  });

  test("of 10 creations of one person one wins, and leaves one account, one place, one invitation [S0.1]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const email = foyer.address();
    const { people } = foyer.callerFor(owner);
    const create = () => people.create({ organizationId, email, name: "Grace", role: "member" });

    const ends = await foyer.race(
      { table: "organizations", id: organizationId },
      Array.from({ length: 10 }, () => () => endOf(create())),
    );

    expect(tally(ends)).toEqual({ done: 1, already_invited: 9 });
    expect(await foyer.sql`SELECT 1 FROM users WHERE email = ${email}`).toHaveLength(1);
    expect(await foyer.sql`SELECT 1 FROM memberships WHERE organization_id = ${organizationId}`).toHaveLength(
      2,
    );
    expect(await foyer.sql`SELECT 1 FROM invitations WHERE email = ${email}`).toHaveLength(1);
    const acts = await foyer.sql`
      SELECT act FROM audit_entries WHERE organization_id = ${organizationId} ORDER BY act`;
    expect(acts).toEqual([{ act: "invitation.created" }, { act: "person.created" }]);
  });

  test("one person created by two organizations at once is one account with two places", async () => {
    const email = foyer.address();
    const owners = [await foyer.owner(), await foyer.owner()];
    const ends = await Promise.all(
      owners.map((owner) => {
        const { organizationId } = owner;
        return endOf(
          foyer.callerFor(owner).people.create({ organizationId, email, name: "Grace", role: "member" }),
        );
      }),
    );
    expect(ends).toEqual(["done", "done"]);
    expect(await foyer.sql`SELECT 1 FROM users WHERE email = ${email}`).toHaveLength(1);
  });

  test("a create that waited for an acceptance does not invite whoever has just come in", async () => {
    const inviter = await foyer.admin();
    const { organizationId } = inviter;
    const owner = await foyer.owner({ organizationId });
    const invitee = await foyer.stranger();
    const { id, email } = await foyer.invitation({ by: inviter, email: invitee.email });
    const [guest, host] = [foyer.callerFor(invitee), foyer.callerFor(owner)];
    const target = { kind: "organization", organizationId, role: "member" } as const;

    // The acceptance has claimed its row and waits for the inviter's; the create waits for what becomes of that claim.
    const ends = await foyer.raceBehind(
      { text: "SELECT 1 FROM memberships WHERE user_id = $1 FOR UPDATE", values: [inviter.userId] },
      [
        () => endOf(guest.invitations.accept({ token: foyer.linkOf(id) })),
        () => endOf(host.invitations.create({ target, email })),
      ],
      { inTurn: true },
    );

    expect(values(ends)).toEqual(["done", "already_member"]);
    expect(await foyer.sql`SELECT status FROM invitations WHERE email = ${email}`).toEqual([
      { status: "accepted" },
    ]);
  });

  test("accepting while the same person is being created: the guest is in, the creation is told why not", async () => {
    for (let pair = 0; pair < 20; pair++) {
      const owner = await foyer.owner();
      const { organizationId } = owner;
      const email = foyer.address();
      const { id } = await foyer.invitation({ by: owner, email });
      const host = foyer.callerFor(owner);
      const [accepted, created] = await Promise.all([
        endOf(foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id), ...newcomer })),
        endOf(host.people.create({ organizationId, email, name: "Grace", role: "member" })),
      ]);
      expect(accepted).toBe("done");
      expect(["already_invited", "already_member"]).toContain(created);
    }
  });
});

describe("racing messages", () => {
  test("of 12 resends and reminders no more get through than the organization allows [S4.2]", async () => {
    const organizationId = await foyer.organization({ resendLimit: 3 });
    const owner = await foyer.owner({ organizationId });
    const { id: invitationId } = await foyer.invitation({ by: owner });
    const { invitations } = foyer.callerFor(owner);

    const ends = await foyer.race(
      { table: "invitations", id: invitationId },
      Array.from({ length: 12 }, (_, number) => () => {
        return endOf(
          number % 2 === 0 ? invitations.resend({ invitationId }) : invitations.remind({ invitationId }),
        );
      }),
    );

    expect(tally(ends)).toEqual({ done: 3, resend_limit_reached: 9 });
    expect(await invitations.get({ invitationId })).toMatchObject({ resendCount: 3, resendLimit: 3 });
    const numbers = await foyer.sql<{ number: number }>`
      SELECT number FROM deliveries WHERE invitation_id = ${invitationId} ORDER BY number`;
    expect(numbers.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  test("a resend racing a cancel never leaves a cancelled invitation that was sent again", async () => {
    for (const resendFirst of [true, false]) {
      const owner = await foyer.owner();
      const invitation = await foyer.invitation({ by: owner });
      const { invitations } = foyer.callerFor(owner);
      const resend = () => endOf(invitations.resend({ invitationId: invitation.id }));
      const cancel = () => endOf(invitations.cancel({ invitationId: invitation.id }));
      const ends = await foyer.race(
        { table: "invitations", id: invitation.id },
        resendFirst ? [resend, cancel] : [cancel, resend],
        { inTurn: true },
      );
      expect(values(ends)).toEqual(resendFirst ? ["done", "done"] : ["done", "not_pending"]);
      expect(await traces(invitation)).toMatchObject({ status: "cancelled" });
      const messages = await foyer.sql`SELECT 1 FROM deliveries WHERE invitation_id = ${invitation.id}`;
      expect(messages).toHaveLength(resendFirst ? 2 : 1);
    }
  });

  test("20 racing requests for a fresh link ask the inviter once", async () => {
    const invitation = await foyer.invitation();
    await foyer.letPass("8 days", invitation.id);
    const { invitations } = foyer.callerFor(null);
    const token = foyer.linkOf(invitation.id);

    const ends = await foyer.race(
      { table: "invitations", id: invitation.id },
      Array.from({ length: 20 }, () => () => endOf(invitations.requestLink({ token }))),
    );

    expect(tally(ends)).toEqual({ done: 20 });
    expect(await traces(invitation)).toMatchObject({
      status: "pending", // not swept yet, and not revived
      acts: ["invitation.created", "invitation.link_requested"],
    });
    const asked = await foyer.sql`
      SELECT 1 FROM deliveries WHERE invitation_id = ${invitation.id} AND purpose = 'link_requested'`;
    expect(asked).toHaveLength(1);
  });

  test("20 racing requests where Foyer may renew give one fresh message, and nobody is asked", async () => {
    const organizationId = await foyer.organization({ renewalRule: "renew" });
    const owner = await foyer.owner({ organizationId });
    const invitation = await foyer.invitation({ by: owner });
    await foyer.letPass("8 days", invitation.id);
    const { invitations } = foyer.callerFor(null);
    const token = foyer.linkOf(invitation.id);

    const ends = await foyer.race(
      { table: "invitations", id: invitation.id },
      Array.from({ length: 20 }, () => () => endOf(invitations.requestLink({ token }))),
    );

    expect(tally(ends)).toEqual({ done: 20 });
    expect(await traces(invitation)).toMatchObject({
      acts: ["invitation.created", "invitation.expired", "invitation.renewed"],
    });
    const purposes = await foyer.sql`SELECT purpose FROM deliveries WHERE invitation_id = ${invitation.id}`;
    expect(purposes).toEqual([{ purpose: "invitation" }, { purpose: "invitation" }]);
  });
});

type Invited = { readonly id: string; readonly organizationId: string; readonly email: string };

/** What an invitation has left behind in every table. */
async function traces({ id, organizationId, email }: Invited) {
  const [counts] = await foyer.sql`
    SELECT
      (SELECT status FROM invitations WHERE id = ${id}) AS status,
      (SELECT count(*)::int FROM memberships m JOIN users u ON u.id = m.user_id
        WHERE u.email = ${email} AND m.organization_id = ${organizationId} AND m.active) AS memberships,
      (SELECT count(*)::int FROM users WHERE email = ${email}) AS users,
      (SELECT count(*)::int FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = ${email}) AS sessions,
      (SELECT count(*)::int FROM deliveries WHERE invitation_id = ${id} AND purpose = 'answered') AS answers,
      (SELECT array_agg(act ORDER BY act) FROM audit_entries WHERE subject_id = ${id}) AS acts`;
  return counts;
}

function values<Value>(ends: readonly PromiseSettledResult<Value>[]): Value[] {
  return ends.map((end) => {
    if (end.status === "rejected") throw end.reason;
    return end.value;
  });
}

/** How many ended in which way. */
function tally(ends: readonly PromiseSettledResult<string>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const end of values(ends)) counts[end] = (counts[end] ?? 0) + 1;
  return counts;
}

/** The id that a call answered or was refused with. */
async function answerOf(call: Promise<{ id: string } | undefined>) {
  const created = await call.catch(() => undefined);
  if (created) return { reason: "done", id: created.id };
  const { reason, invitationId } = await refusalOf(call);
  return { reason, id: invitationId };
}
