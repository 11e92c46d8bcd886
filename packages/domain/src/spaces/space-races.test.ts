import type { Api } from "@foyer/testing/browser";
import type { Person } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer({ connections: 60 });

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

type On = { readonly spaceId: string; readonly userId: string };

/** Every way to lose a custodian. */
const ways = {
  demoted: ({ spaces }: Api, on: On) => spaces.members.setRole({ ...on, role: "viewer" }),
  removed: ({ spaces }: Api, on: On) => spaces.members.remove(on),
  left: ({ spaces }: Api, { spaceId }: On) => spaces.leave({ spaceId }),
} as const;
type Way = keyof typeof ways;

describe("the last custodian stays", () => {
  test.each<[Way, Way]>([
    ["left", "left"],
    ["left", "demoted"],
    ["removed", "demoted"],
    ["left", "removed"],
    ["demoted", "demoted"],
    ["removed", "removed"],
  ])("when of two one is %s and the other %s at once [S4.1]", async (first, second) => {
    for (let round = 0; round < 4; round++) {
      const { spaceId, one, another } = await twoCustodians();
      const lose = (way: Way, by: Person, whom: Person) => async () =>
        endOf(ways[way](foyer.callerFor(by), { spaceId, userId: whom.userId }));
      // In odd rounds each does it to themselves, in even ones to each other.
      const [a, b] = round % 2 === 0 ? [another, one] : [one, another];
      const ends = await foyer.race({ table: "spaces", id: spaceId }, [
        lose(first, one, first === "left" ? one : a),
        lose(second, another, second === "left" ? another : b),
      ]);
      const values = ends.map((end) => (end.status === "fulfilled" ? end.value : "defect"));
      expect(values.filter((end) => end === "done")).toHaveLength(1);
      // Who has gone by themselves meanwhile is not there to be taken out.
      expect(["conflict", "not_found"]).toContain(values.find((end) => end !== "done"));
      expect(await custodiansOf(spaceId)).toBe(1);
    }
  });

  test("of twelve who all go at once by one way or another", { timeout: 60_000 }, async () => {
    for (let round = 0; round < 3; round++) {
      const { spaceId, custodian } = await foyer.space();
      const all = [custodian];
      while (all.length < 12) all.push(await foyer.spaceMember(spaceId, "custodian"));
      const owner = await foyer.owner({ organizationId: custodian.organizationId });
      const ends = await Promise.all(
        all.map((person, place) => {
          const way = (["left", "demoted", "removed"] as const)[place % 3] ?? "left";
          const by = place % 2 === 0 || way === "left" ? person : owner;
          return endOf(ways[way](foyer.callerFor(by), { spaceId, userId: person.userId }));
        }),
      );
      expect(ends.filter((end) => end === "done")).toHaveLength(11);
      expect(ends.filter((end) => end === "conflict")).toHaveLength(1);
      expect(await custodiansOf(spaceId)).toBe(1);
    }
  });

  test("when the other one is being switched off, or removed, at the same time", async () => {
    for (const text of [
      "UPDATE memberships SET active = false WHERE user_id = $1",
      "DELETE FROM memberships WHERE user_id = $1",
    ]) {
      const { spaceId, one, another } = await twoCustodians();
      const ends = await foyer.raceBehind({ text, values: [another.userId] }, [
        () => endOf(foyer.callerFor(one).spaces.leave({ spaceId })),
      ]);
      expect(ends).toEqual([{ status: "fulfilled", value: "conflict" }]);
      expect(await custodiansOf(spaceId)).toBe(1);
    }
  });
});

describe("whoever has just lost what they were", () => {
  test.each([
    ["demoted in the space", "UPDATE space_members SET role = 'viewer' WHERE user_id = $1"],
    ["taken out of it", "DELETE FROM space_members WHERE user_id = $1"],
    ["switched off", "UPDATE memberships SET active = false WHERE user_id = $1"],
  ])("because they were %s changes nothing any more", async (_, text) => {
    const acts: readonly ((api: Api, on: On) => Promise<unknown>)[] = [
      ({ spaces }, { spaceId }) => spaces.update({ spaceId, name: "Mine" }),
      ({ spaces }, { spaceId }) => spaces.remove({ spaceId }),
      ({ spaces }, on) => spaces.members.setRole({ ...on, role: "custodian" }),
      ({ spaces }, on) => spaces.members.remove(on),
    ];
    for (const act of acts) {
      const { spaceId, one, another } = await twoCustodians();
      const viewer = await foyer.spaceMember(spaceId, "viewer");
      const ends = await foyer.raceBehind({ text, values: [one.userId] }, [
        () => endOf(act(foyer.callerFor(one), { spaceId, userId: viewer.userId })),
      ]);
      expect(ends).toEqual([{ status: "fulfilled", value: "conflict" }]);
      expect(await foyer.callerFor(another).spaces.get({ spaceId })).toMatchObject({ role: "custodian" });
      expect(await foyer.callerFor(viewer).spaces.get({ spaceId })).toMatchObject({ role: "viewer" });
    }
  });

  test("because they manage the organization no more changes nothing any more", async () => {
    const { spaceId, organizationId } = await foyer.space();
    const admin = await foyer.admin({ organizationId });
    const ends = await foyer.raceBehind(
      { text: "UPDATE memberships SET role = 'member' WHERE user_id = $1", values: [admin.userId] },
      [() => endOf(foyer.callerFor(admin).spaces.remove({ spaceId }))],
    );
    expect(ends).toEqual([{ status: "fulfilled", value: "conflict" }]);
  });

  test("lets nobody in by what they sent: a custodian demoted in the very moment of the answer", async () => {
    for (const statement of [
      "UPDATE space_members SET role = 'viewer' WHERE user_id = $1",
      "DELETE FROM memberships WHERE user_id = $1",
    ]) {
      const { spaceId, custodian } = await foyer.space();
      const { id } = await foyer.spaceInvitation({ by: custodian, spaceId });
      const token = foyer.linkOf(id);
      const ends = await foyer.raceBehind({ text: statement, values: [custodian.userId] }, [
        () => endOf(foyer.callerFor(null).invitations.accept({ token, ...newcomer })),
      ]);
      expect(ends).toEqual([{ status: "fulfilled", value: "inviter_lost_authority" }]);
      expect(
        await foyer.sql`SELECT 1 FROM space_members WHERE space_id = ${spaceId} AND user_id <> ${custodian.userId}`,
      ).toEqual([]);
    }
  });
});

describe("one link of a space", () => {
  test("of 50 racing accepts by 50 browsers one wins: one account, one guest, one place, one session [S4.4]", {
    timeout: 60_000,
  }, async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const { id, email } = await foyer.spaceInvitation({ by: custodian, spaceId });
    const token = foyer.linkOf(id);
    const browsers = Array.from({ length: 50 }, () => foyer.browser());
    const ends = await Promise.all(
      browsers.map(({ api }) => endOf(api.invitations.accept({ token, ...newcomer }))),
    );
    expect(ends.filter((end) => end === "done")).toHaveLength(1);
    expect(ends.filter((end) => end === "invitation_accepted")).toHaveLength(49);
    const [counts] = await foyer.sql`
      SELECT (SELECT count(*)::int FROM users WHERE email = ${email}) AS users,
        (SELECT count(*)::int FROM memberships WHERE organization_id = ${organizationId} AND role = 'guest') AS guests,
        (SELECT count(*)::int FROM space_members WHERE space_id = ${spaceId}) AS places,
        (SELECT count(*)::int FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = ${email}) AS sessions,
        (SELECT count(*)::int FROM audit_entries WHERE subject_id = ${id} AND act = 'invitation.accepted') AS acts`;
    expect(counts).toEqual({ users: 1, guests: 1, places: 2, sessions: 1, acts: 1 });
  });

  test("of 50 racing accepts in one signed-in browser one wins", async () => {
    const { spaceId, custodian } = await foyer.space();
    const known = await foyer.stranger();
    const { id } = await foyer.spaceInvitation({ by: custodian, spaceId, email: known.email });
    const { api } = foyer.browser(known);
    await api.auth.me();
    const ends = await foyer.race(
      { table: "invitations", id },
      Array.from({ length: 50 }, () => () => endOf(api.invitations.accept({ token: foyer.linkOf(id) }))),
    );
    const values = ends.map((end) => (end.status === "fulfilled" ? end.value : "defect"));
    expect(values.toSorted()).toEqual(["done", ...Array.from({ length: 49 }, () => "invitation_accepted")]);
  });

  test("and another's: invitations to two spaces and the organization, all accepted at once, let in once each", async () => {
    for (let round = 0; round < 10; round++) {
      const owner = await foyer.owner();
      const { organizationId } = owner;
      const spaces = [await foyer.space({ by: owner }), await foyer.space({ by: owner })];
      const known = await foyer.stranger();
      const { email } = known;
      const sent = await Promise.all(
        spaces.map(({ spaceId }) => foyer.spaceInvitation({ by: owner, spaceId, email })),
      );
      const inside = await foyer.invitation({ by: owner, email, role: "member" });
      const guest = foyer.callerFor(known);
      const ends = await Promise.all(
        [...sent, inside].map(({ id }) => endOf(guest.invitations.accept({ token: foyer.linkOf(id) }))),
      );
      expect(ends).toEqual(["done", "done", "done"]);
      const rows = await foyer.sql`
        SELECT role::text FROM memberships WHERE organization_id = ${organizationId} AND user_id = ${known.userId}`;
      expect(rows).toEqual([{ role: "member" }]);
      expect((await guest.auth.me()).spaces).toHaveLength(2);
    }
  });

  test("two who invited each other and accept at once both come in", async () => {
    for (let round = 0; round < 10; round++) {
      const organizationId = await foyer.organization();
      const one = await foyer.space({ by: await foyer.member({ organizationId }) });
      const another = await foyer.space({ by: await foyer.member({ organizationId }) });
      const invite = (from: typeof one, to: typeof one) =>
        foyer.spaceInvitation({ by: from.custodian, spaceId: from.spaceId, email: to.custodian.email });
      const [toAnother, toOne] = [await invite(one, another), await invite(another, one)];
      const accept = (who: typeof one, { id }: { readonly id: string }) =>
        endOf(foyer.callerFor(who.custodian).invitations.accept({ token: foyer.linkOf(id) }));
      expect(await Promise.all([accept(one, toOne), accept(another, toAnother)])).toEqual(["done", "done"]);
    }
  });

  test("of 30 who are taken out while they accept again none is in, nor has a way left", async () => {
    for (let pair = 0; pair < 30; pair++) {
      const { spaceId, custodian } = await foyer.space();
      const known = await foyer.stranger();
      const { id } = await foyer.spaceInvitation({ by: custodian, spaceId, email: known.email });
      const guest = foyer.callerFor(known);
      const { members } = foyer.callerFor(custodian).spaces;
      const [accepted, removed] = await Promise.all([
        endOf(guest.invitations.accept({ token: foyer.linkOf(id) })),
        endOf(members.remove({ spaceId, userId: known.userId })),
      ]);
      // Whoever is not in yet is not there to be taken out.
      expect(accepted).toBe("done");
      expect(["done", "not_found"]).toContain(removed);
      const places = await foyer.sql`SELECT 1 FROM space_members WHERE user_id = ${known.userId}`;
      expect(places).toHaveLength(removed === "done" ? 0 : 1);
    }
  });
});

describe("a space that is removed", () => {
  test("while somebody accepts holds nobody afterwards, whichever comes first", async () => {
    for (const acceptFirst of [true, false]) {
      const { spaceId, custodian } = await foyer.space();
      const known = await foyer.stranger();
      const { id } = await foyer.spaceInvitation({ by: custodian, spaceId, email: known.email });
      const accept = () => endOf(foyer.callerFor(known).invitations.accept({ token: foyer.linkOf(id) }));
      const remove = () => endOf(foyer.callerFor(custodian).spaces.remove({ spaceId }));
      const ends = await foyer.race(
        { table: "invitations", id },
        acceptFirst ? [accept, remove] : [remove, accept],
        { inTurn: true },
      );
      expect(ends).toMatchObject(
        acceptFirst
          ? [{ value: "done" }, { value: "done" }]
          : [{ value: "done" }, { value: "invitation_cancelled" }],
      );
      await expectGone(spaceId);
    }
  });

  test("of 40 that are removed while people accept, are invited, resent to and made custodians, nothing is left", {
    timeout: 60_000,
  }, async () => {
    for (let round = 0; round < 40; round++) {
      const { spaceId, organizationId, custodian } = await foyer.space();
      const admin = foyer.callerFor(await foyer.admin({ organizationId }));
      const viewer = await foyer.spaceMember(spaceId, "viewer");
      const known = await foyer.stranger();
      const { id } = await foyer.spaceInvitation({ by: custodian, spaceId, email: known.email });
      const expired = await foyer.spaceInvitation({ by: custodian, spaceId });
      await foyer.letPass("200 hours", expired.id);
      const target = { kind: "space", spaceId, role: "viewer" } as const;
      const ends = await Promise.all([
        endOf(foyer.callerFor(known).invitations.accept({ token: foyer.linkOf(id) })),
        endOf(admin.invitations.create({ target, email: foyer.address() })),
        endOf(admin.invitations.resend({ invitationId: expired.id })),
        endOf(foyer.callerFor(custodian).spaces.remove({ spaceId })),
        endOf(admin.spaces.members.setRole({ spaceId, userId: viewer.userId, role: "custodian" })),
        endOf(admin.invitations.create({ target, email: foyer.address() })),
      ]);
      expect(ends[3]).toBe("done");
      expect(["done", "invitation_cancelled"]).toContain(ends[0]);
      for (const end of [ends[1], ends[5]]) expect(["done", "not_found"]).toContain(end);
      expect(["done", "not_found", "not_pending"]).toContain(ends[2]);
      expect(["done", "not_found"]).toContain(ends[4]);
      await expectGone(spaceId);
    }
  });

  test("while an invitation to it is on its way leaves none pending", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const admin = foyer.callerFor(await foyer.admin({ organizationId }));
    const target = { kind: "space", spaceId, role: "viewer" } as const;
    // The invitation is written, and waits for the space; the removal has looked for invitations, and does too.
    const ends = await foyer.race(
      { table: "spaces", id: spaceId },
      [
        () => endOf(admin.invitations.create({ target, email: foyer.address() })),
        () => endOf(foyer.callerFor(custodian).spaces.remove({ spaceId })),
      ],
      { inTurn: true },
    );
    expect(ends).toMatchObject([{ value: "done" }, { value: "done" }]);
    await expectGone(spaceId);
    const [removed] = await foyer.sql`
      SELECT details FROM audit_entries WHERE act = 'space.removed' AND subject_id = ${spaceId}`;
    expect(removed).toEqual({ details: { members: 1, invitations: 1 } });
  });

  test("twice at once is removed once", async () => {
    const { spaceId, one, another } = await twoCustodians();
    const ends = await foyer.race(
      { table: "spaces", id: spaceId },
      [one, another].map((by) => () => endOf(foyer.callerFor(by).spaces.remove({ spaceId }))),
      { inTurn: true },
    );
    expect(ends).toMatchObject([{ value: "done" }, { value: "not_found" }]);
  });
});

async function twoCustodians() {
  const { spaceId, custodian } = await foyer.space();
  return { spaceId, one: custodian, another: await foyer.spaceMember(spaceId, "custodian") };
}

async function custodiansOf(spaceId: string): Promise<number> {
  const rows = await foyer.sql`
    SELECT 1 FROM space_members s JOIN memberships m ON m.organization_id = s.organization_id AND m.user_id = s.user_id
    WHERE s.space_id = ${spaceId} AND s.role = 'custodian' AND m.active`;
  return rows.length;
}

async function expectGone(spaceId: string): Promise<void> {
  const [left] = await foyer.sql`
    SELECT (SELECT count(*)::int FROM space_members WHERE space_id = ${spaceId}) AS members,
      (SELECT count(*)::int FROM invitations WHERE place_id = ${spaceId} AND status IN ('pending', 'expired')) AS open,
      (SELECT removed_at IS NOT NULL FROM spaces WHERE id = ${spaceId}) AS removed`;
  expect(left).toEqual({ members: 0, open: 0, removed: true });
}
