import type { Api } from "@foyer/testing/browser";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

type On = { readonly organizationId: string; readonly userId: string };

/** Every way to lose an owner; a refusal in bulk is thrown like any other. */
const ways: Record<string, (people: Api["people"], on: On) => Promise<unknown>> = {
  demoted: (people, on) => people.update({ ...on, role: "admin" }),
  removed: (people, on) => people.remove(on),
  deactivated: async (people, { organizationId, userId }) => {
    const { results } = await people.setActive({ organizationId, userIds: [userId], active: false });
    if (results[0]?.reason) throw new Error(results[0].reason);
  },
};

describe("the last owner", () => {
  test.each(Object.entries(ways))("can't be %s, whoever else is around [S0.8]", async (way, lose) => {
    const owner = await foyer.owner();
    const { organizationId, userId } = owner;
    await foyer.admin({ organizationId });
    await foyer.owner({ organizationId, active: false });
    const host = foyer.callerFor(owner);
    // Invited as an owner, and even switched on: who has not joined owns nothing yet.
    const invited = await host.people.create({
      organizationId,
      email: foyer.address(),
      name: "Grace",
      role: "owner",
    });
    await host.people.setActive({ organizationId, userIds: [invited.userId], active: true });

    if (way === "deactivated") {
      const { results } = await host.people.setActive({ organizationId, userIds: [userId], active: false });
      expect(results).toMatchObject([{ userId, reason: "conflict" }]);
      expect(results[0]?.message).toContain("last owner");
    } else {
      const refusal = await refusalOf(lose(host.people, { organizationId, userId }));
      expect(refusal).toMatchObject({ reason: "conflict", status: 409 });
      expect(refusal.message).toContain("last owner");
    }
    expect(await ownersOf(organizationId)).toEqual([userId]);

    const { userId: another } = await foyer.owner({ organizationId });
    await lose(host.people, { organizationId, userId });
    expect(await ownersOf(organizationId)).toEqual([another]);
  });

  test.each(Object.entries(ways))("of two who are %s by each other at once stays [S0.8]", async (_, lose) => {
    for (let round = 0; round < 5; round++) {
      const one = await foyer.owner();
      const { organizationId } = one;
      const another = await foyer.owner({ organizationId });
      const calls = [
        [one, another],
        [another, one],
      ] as const;
      const ends = await foyer.race(
        { table: "organizations", id: organizationId },
        calls.map(
          ([by, { userId }]) =>
            () =>
              lose(foyer.callerFor(by).people, { organizationId, userId }),
        ),
      );
      expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await ownersOf(organizationId)).toHaveLength(1);
    }
  });

  test("stays too when each of two leaves by another door at the same time", async () => {
    for (const [first, second] of [
      ["demoted", "removed"],
      ["deactivated", "demoted"],
      ["removed", "deactivated"],
    ] as const) {
      const one = await foyer.owner();
      const { organizationId } = one;
      const another = await foyer.owner({ organizationId });
      await foyer.race({ table: "organizations", id: organizationId }, [
        async () => ways[first]?.(foyer.callerFor(one).people, { organizationId, userId: one.userId }),
        async () =>
          ways[second]?.(foyer.callerFor(another).people, { organizationId, userId: another.userId }),
      ]);
      expect(await ownersOf(organizationId)).toHaveLength(1);
    }
  });

  test("is left by a call that names them all: the last one named", async () => {
    const one = await foyer.owner();
    const { organizationId } = one;
    const owners = [one, await foyer.owner({ organizationId }), await foyer.owner({ organizationId })];
    const userIds = owners.map(({ userId }) => userId);
    const { people } = foyer.callerFor(one);
    const { results } = await people.setActive({ organizationId, userIds, active: false });
    expect(results.map(({ reason }) => reason)).toEqual([null, null, "conflict"]);
    expect(await ownersOf(organizationId)).toEqual([owners[2]?.userId]);
  });

  test("who was demoted a moment ago demotes nobody any more", async () => {
    const one = await foyer.owner();
    const { organizationId } = one;
    const another = await foyer.owner({ organizationId });
    const third = await foyer.owner({ organizationId });
    const demote =
      (by: typeof one, { userId }: typeof one) =>
      () =>
        endOf(foyer.callerFor(by).people.update({ organizationId, userId, role: "member" }));
    const ends = await foyer.race(
      { table: "organizations", id: organizationId },
      [demote(one, another), demote(another, third)],
      { inTurn: true },
    );
    expect(ends).toMatchObject([{ value: "done" }, { value: "conflict" }]);
    expect(await ownersOf(organizationId)).toEqual([one.userId, third.userId].sort());
  });
});

async function ownersOf(organizationId: string): Promise<string[]> {
  const rows = await foyer.sql<{ user_id: string }>`
    SELECT user_id FROM memberships WHERE organization_id = ${organizationId} AND role = 'owner' AND active
      AND joined_at IS NOT NULL`;
  return rows.map(({ user_id }) => user_id).sort();
}
