import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

describe("making a space", () => {
  test.each(["owner", "admin", "member"] as const)(
    "makes the %s who does it its custodian, and writes it down [S4.1]",
    async (role) => {
      const maker = await foyer.person(role);
      const { organizationId } = maker;
      const { spaces } = foyer.callerFor(maker);
      const made = await spaces.create({ organizationId, name: "  The Lovelace tree " });
      expect(made).toMatchObject({
        organizationId,
        name: "The Lovelace tree",
        role: "custodian",
        memberCount: 1,
      });
      expect(await spaces.get({ spaceId: made.id })).toEqual(made);
      const { items } = await spaces.members.list({ spaceId: made.id });
      expect(items).toMatchObject([
        { userId: maker.userId, email: maker.email, role: "custodian", organizationRole: role, active: true },
      ]);
      expect(await actsOf(organizationId)).toEqual([
        {
          act: "space.created",
          actor: maker.userId,
          kind: "space",
          subject: made.id,
          label: made.name,
          details: {},
        },
      ]);
    },
  );

  test("is not for guests, nor for whoever is not in the organization", async () => {
    const guest = await foyer.guest();
    const { organizationId } = guest;
    const make = { organizationId, name: "Mine" };
    expect(await refusalOf(foyer.callerFor(guest).spaces.create(make))).toMatchObject({
      reason: "forbidden",
      status: 403,
    });
    expect(await endOf(foyer.callerFor(await foyer.owner()).spaces.create(make))).toBe("not_found");
    expect(await endOf(foyer.callerFor(null).spaces.create(make))).toBe("unauthenticated");
    const out = await foyer.member({ organizationId, active: false });
    expect(await endOf(foyer.callerFor(out).spaces.create(make))).toBe("account_disabled");
    expect(await foyer.sql`SELECT 1 FROM spaces WHERE organization_id = ${organizationId}`).toEqual([]);
  });

  test.each([
    "UPDATE memberships SET role = 'guest' WHERE user_id = $1",
    "UPDATE memberships SET active = false WHERE user_id = $1",
    "DELETE FROM memberships WHERE user_id = $1",
  ])("is not for whom it just ceased to be for: %s", async (text) => {
    const member = await foyer.member();
    const { organizationId, userId } = member;
    const ends = await foyer.raceBehind({ text, values: [userId] }, [
      () => endOf(foyer.callerFor(member).spaces.create({ organizationId, name: "Late" })),
    ]);
    expect(ends).toEqual([{ status: "fulfilled", value: "conflict" }]);
    expect(await foyer.sql`SELECT 1 FROM spaces WHERE organization_id = ${organizationId}`).toEqual([]);
  });
});

describe("the list of spaces", () => {
  test("holds for members and guests their own, and for who manages the organization all", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    const theirs = await foyer.space({ by: member, name: "Theirs" });
    const other = await foyer.space({ by: owner, name: "Other" });
    const gone = await foyer.space({ by: member, name: "Gone" });
    await foyer.callerFor(member).spaces.remove({ spaceId: gone.spaceId });
    await foyer.space(); // of another organization
    const guest = await foyer.spaceMember(other.spaceId, "viewer");

    const listFor = async (who: Parameters<typeof foyer.callerFor>[0]) => {
      const { items } = await foyer.callerFor(who).spaces.list({ organizationId });
      return items.map(({ name, role, memberCount }) => [name, role, memberCount]);
    };
    expect(await listFor(member)).toEqual([["Theirs", "custodian", 1]]);
    expect(await listFor(guest)).toEqual([["Other", "viewer", 2]]);
    expect(await listFor(await foyer.guest({ organizationId }))).toEqual([]);
    expect(await listFor(owner)).toEqual([
      ["Other", "custodian", 2],
      ["Theirs", null, 1],
    ]);
    expect(await listFor(await foyer.admin({ organizationId }))).toEqual([
      ["Other", null, 2],
      ["Theirs", null, 1],
    ]);
    expect(await endOf(foyer.callerFor(theirs.custodian).spaces.get({ spaceId: other.spaceId }))).toBe(
      "not_found",
    );
    expect(await endOf(foyer.callerFor(await foyer.owner()).spaces.list({ organizationId }))).toBe(
      "not_found",
    );
  });

  test("comes in pages that neither repeat nor skip, and finds by part of a name", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    for (const name of ["Curie 100%", "Noether", "Curie 100", "Lovelace"])
      await foyer.space({ by: owner, name });
    // All of the same moment: the id decides.
    await foyer.sql`UPDATE spaces SET created_at = now() WHERE organization_id = ${organizationId}`;
    const { spaces } = foyer.callerFor(owner);
    const names: string[] = [];
    for (let cursor: string | undefined, page = 0; page === 0 || cursor; page++) {
      const { items, nextCursor } = await spaces.list({ organizationId, limit: 1, cursor });
      names.push(...items.map(({ name }) => name));
      cursor = nextCursor ?? undefined;
    }
    expect(names.toSorted()).toEqual(["Curie 100", "Curie 100%", "Lovelace", "Noether"]);
    const { items } = await spaces.list({ organizationId, search: "RIE 100%" });
    expect(items.map(({ name }) => name)).toEqual(["Curie 100%"]);
    expect(await endOf(spaces.list({ organizationId, cursor: "nonsense" }))).toBe("invalid_input");
  });
});

describe("who may do what in a space", () => {
  test("custodians, and who manages the organization, do everything; others in it read; nobody else sees it [S4.1]", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const someViewer = await foyer.spaceMember(spaceId, "viewer");
    const callers = {
      custodian,
      "guest custodian": await foyer.spaceMember(spaceId, "custodian"),
      admin: await foyer.admin({ organizationId }),
      contributor: await foyer.spaceMember(spaceId, "contributor"),
      viewer: await foyer.spaceMember(spaceId, "viewer", { organizationRole: "member" }),
      "member elsewhere": await foyer.member({ organizationId }),
      "guest elsewhere": await foyer.guest({ organizationId }),
      "foreign owner": await foyer.owner(),
      "switched off": await foyer.spaceMember(spaceId, "viewer"),
      nobody: null,
    };
    await foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${callers["switched off"].userId}`;
    const on = { spaceId, userId: someViewer.userId };
    const ends: Record<string, readonly string[]> = {};
    for (const [name, caller] of Object.entries(callers)) {
      const { spaces, invitations } = foyer.callerFor(caller);
      ends[name] = [
        await endOf(spaces.get({ spaceId })),
        await endOf(spaces.members.list({ spaceId })),
        await endOf(spaces.update({ spaceId, name: "Renamed" })),
        await endOf(spaces.members.setRole({ ...on, role: "viewer" })),
        await endOf(invitations.list({ organizationId, spaceId })),
      ];
    }
    const all = (end: string) => [end, end, end, end, end];
    const readers = ["done", "done", "forbidden", "forbidden", "forbidden"];
    expect(ends).toEqual({
      custodian: all("done"),
      "guest custodian": all("done"),
      admin: all("done"),
      contributor: readers,
      viewer: readers,
      "member elsewhere": all("not_found"),
      "guest elsewhere": all("not_found"),
      "foreign owner": all("not_found"),
      "switched off": all("account_disabled"),
      nobody: all("unauthenticated"),
    });
    for (const caller of [callers.contributor, callers.viewer]) {
      const { spaces } = foyer.callerFor(caller);
      expect(await endOf(spaces.members.remove(on))).toBe("forbidden");
      expect(await endOf(spaces.remove({ spaceId }))).toBe("forbidden");
    }
    const foreign = foyer.callerFor(callers["foreign owner"]).spaces;
    expect(await endOf(foreign.members.remove(on))).toBe("not_found");
    expect(await endOf(foreign.remove({ spaceId }))).toBe("not_found");
    expect(await endOf(foreign.leave({ spaceId }))).toBe("not_found");
  });

  test("renaming is written down once, and only if the name is another", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space({ name: "Before" });
    const { spaces } = foyer.callerFor(custodian);
    await spaces.update({ spaceId, name: "After" });
    await spaces.update({ spaceId, name: "After" });
    expect(await spaces.update({ spaceId })).toMatchObject({
      name: "After",
      role: "custodian",
      memberCount: 1,
    });
    expect(await actsOf(organizationId)).toMatchObject([
      { act: "space.created" },
      { act: "space.updated", kind: "space", subject: spaceId, details: { from: "Before", to: "After" } },
    ]);
  });
});

describe("the members of a space", () => {
  test("are shown with their addresses to custodians alone, everybody with their own, and who is kept out to nobody else", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const viewer = await foyer.spaceMember(spaceId, "viewer");
    const out = await foyer.spaceMember(spaceId, "contributor", { organizationRole: "member" });
    await foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${out.userId}`;
    const emailsFor = async (who: Parameters<typeof foyer.callerFor>[0], search?: string) => {
      const { items } = await foyer.callerFor(who).spaces.members.list({ spaceId, search });
      return Object.fromEntries(items.map(({ userId, email }) => [userId, email]));
    };
    const everybody = {
      [custodian.userId]: custodian.email,
      [viewer.userId]: viewer.email,
      [out.userId]: out.email,
    };
    expect(await emailsFor(custodian)).toEqual(everybody);
    expect(await emailsFor(await foyer.admin({ organizationId }))).toEqual(everybody);
    expect(await emailsFor(viewer)).toEqual({
      [custodian.userId]: null,
      [viewer.userId]: viewer.email,
    });
    // Nor does anybody else find by an address, which would tell whose it is.
    expect(await emailsFor(custodian, out.email)).toEqual({ [out.userId]: out.email });
    expect(await emailsFor(viewer, custodian.email)).toEqual({});
    expect(await emailsFor(viewer, custodian.name)).toEqual({ [custodian.userId]: null });

    const listFor = async (who: typeof viewer) =>
      (await foyer.callerFor(who).spaces.members.list({ spaceId, role: "contributor" })).items;
    expect(await listFor(custodian)).toMatchObject([
      { name: out.name, organizationRole: "member", active: false },
    ]);
    expect(await listFor(viewer)).toEqual([]);
    // A number would tell it too.
    for (const who of [custodian, viewer])
      expect(await foyer.callerFor(who).spaces.get({ spaceId })).toMatchObject({ memberCount: 2 });
  });

  test("come in pages that neither repeat nor skip", async () => {
    const { spaceId, custodian } = await foyer.space();
    const added = [await foyer.spaceMember(spaceId, "viewer"), await foyer.spaceMember(spaceId, "viewer")];
    await foyer.sql`UPDATE space_members SET joined_at = now() WHERE space_id = ${spaceId}`;
    const { members } = foyer.callerFor(custodian).spaces;
    const first = await members.list({ spaceId, limit: 2 });
    const rest = await members.list({ spaceId, limit: 2, cursor: first.nextCursor ?? "" });
    expect(rest.nextCursor).toBeNull();
    const seen = [...first.items, ...rest.items].map(({ userId }) => userId);
    expect(seen.toSorted()).toEqual([custodian, ...added].map(({ userId }) => userId).toSorted());
  });

  test("change role, are removed and leave, each written down once [S4.1]", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space({ name: "Tree" });
    const one = await foyer.spaceMember(spaceId, "viewer");
    const another = await foyer.spaceMember(spaceId, "contributor");
    const { members } = foyer.callerFor(custodian).spaces;
    const on = { spaceId, userId: one.userId };
    expect(await members.setRole({ ...on, role: "contributor" })).toMatchObject({
      userId: one.userId,
      email: one.email,
      role: "contributor",
    });
    await members.setRole({ ...on, role: "contributor" });
    expect(await members.remove(on)).toBeNull();
    expect(await endOf(members.remove(on))).toBe("not_found");
    expect(await endOf(members.setRole({ ...on, role: "viewer" }))).toBe("not_found");
    expect(await endOf(foyer.callerFor(one).spaces.get({ spaceId }))).toBe("not_found");
    expect(await foyer.callerFor(another).spaces.leave({ spaceId })).toBeNull();
    expect(await endOf(foyer.callerFor(another).spaces.get({ spaceId }))).toBe("not_found");
    expect((await foyer.callerFor(one).auth.me()).spaces).toEqual([]);

    const space = { spaceId, space: "Tree" };
    const [made, ...acts] = await actsOf(organizationId);
    expect(made).toMatchObject({ act: "space.created" });
    expect(acts).toEqual([
      {
        act: "space.member_updated",
        actor: custodian.userId,
        kind: "person",
        subject: one.userId,
        label: one.email,
        details: { ...space, from: "viewer", to: "contributor" },
      },
      {
        act: "space.member_removed",
        actor: custodian.userId,
        kind: "person",
        subject: one.userId,
        label: one.email,
        details: { ...space, role: "contributor" },
      },
      {
        act: "space.left",
        actor: another.userId,
        kind: "person",
        subject: another.userId,
        label: another.email,
        details: { ...space, role: "contributor" },
      },
    ]);
    const history = await foyer
      .callerFor(await foyer.owner({ organizationId }))
      .audit.list({ organizationId });
    expect(history.items.map(({ act }) => act)).toEqual([
      "space.left",
      "space.member_removed",
      "space.member_updated",
      "space.created",
    ]);
  });

  test("whose invitations were not all used can't come back by one of them", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    await foyer.sql`UPDATE organizations SET renewal_rule = 'renew' WHERE id = ${organizationId}`;
    const person = await foyer.stranger();
    const first = await foyer.spaceInvitation({
      by: custodian,
      spaceId,
      email: person.email,
      role: "custodian",
    });
    await foyer.letPass("200 hours", first.id);
    const second = await foyer.spaceInvitation({ by: custodian, spaceId, email: person.email });
    const guest = foyer.callerFor(person);
    await guest.invitations.accept({ token: foyer.linkOf(second.id) });
    await foyer.callerFor(custodian).spaces.members.remove({ spaceId, userId: person.userId });

    await guest.invitations.requestLink({ token: foyer.linkOf(first.id) });
    expect(await endOf(guest.invitations.accept({ token: foyer.linkOf(first.id) }))).toBe(
      "invitation_cancelled",
    );
    expect(await endOf(guest.spaces.get({ spaceId }))).toBe("not_found");
    expect((await actsOf(organizationId)).filter(({ subject }) => subject === first.id)).toMatchObject([
      { act: "invitation.created" },
      { act: "invitation.expired" },
      { act: "invitation.cancelled", actor: custodian.userId },
    ]);
    // What is sent afterwards is deliberate.
    const third = await foyer.spaceInvitation({ by: custodian, spaceId, email: person.email });
    await guest.invitations.accept({ token: foyer.linkOf(third.id) });
    expect(await guest.spaces.get({ spaceId })).toMatchObject({ role: "viewer" });
  });
});

describe("the last custodian", () => {
  test("can't be demoted, removed or leave, whoever asks [S4.1]", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const { userId } = custodian;
    await foyer.spaceMember(spaceId, "contributor");
    // Switched off: takes care of nothing.
    const out = await foyer.spaceMember(spaceId, "custodian");
    await foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${out.userId}`;
    const owner = await foyer.owner({ organizationId });
    for (const by of [custodian, owner]) {
      const { members } = foyer.callerFor(by).spaces;
      const refusal = await refusalOf(members.remove({ spaceId, userId }));
      expect(refusal).toMatchObject({ reason: "conflict", status: 409 });
      expect(refusal.message).toContain("last custodian");
      expect(await endOf(members.setRole({ spaceId, userId, role: "viewer" }))).toBe("conflict");
      expect(await endOf(members.setRole({ spaceId, userId, role: "custodian" }))).toBe("done");
    }
    expect(await endOf(foyer.callerFor(custodian).spaces.leave({ spaceId }))).toBe("conflict");
    // The one who is switched off may go.
    await foyer.callerFor(owner).spaces.members.remove({ spaceId, userId: out.userId });

    const another = await foyer.spaceMember(spaceId, "custodian");
    await foyer.callerFor(custodian).spaces.leave({ spaceId });
    expect(await endOf(foyer.callerFor(another).spaces.leave({ spaceId }))).toBe("conflict");
  });

  test("does not keep the organization from removing them", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const viewer = await foyer.spaceMember(spaceId, "viewer");
    const owner = await foyer.owner({ organizationId });
    await foyer.callerFor(owner).people.remove({ organizationId, userId: custodian.userId });
    const { spaces } = foyer.callerFor(owner);
    const { items } = await spaces.members.list({ spaceId });
    expect(items.map(({ userId }) => userId)).toEqual([viewer.userId]);
    // Then it is in the care of those who manage the organization.
    await spaces.members.setRole({ spaceId, userId: viewer.userId, role: "custodian" });
    await foyer.callerFor(viewer).spaces.update({ spaceId, name: "Ours" });
  });

  test("is not somebody who manages the organization without being in the space: they can't leave it either", async () => {
    const { spaceId, organizationId } = await foyer.space();
    const admin = foyer.callerFor(await foyer.admin({ organizationId }));
    expect(await endOf(admin.spaces.leave({ spaceId }))).toBe("not_found");
    expect(await admin.spaces.get({ spaceId })).toMatchObject({ role: null });
  });
});

describe("a space that is removed", () => {
  test("is gone for everybody, with every invitation that leads there; its history stays for who manages the organization", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space({ name: "Tree" });
    const viewer = await foyer.spaceMember(spaceId, "viewer");
    const owner = await foyer.owner({ organizationId });
    const pending = await foyer.spaceInvitation({ by: custodian, spaceId });
    const expired = await foyer.spaceInvitation({ by: custodian, spaceId });
    await foyer.letPass("200 hours", expired.id);
    const elsewhere = await foyer.space({ by: custodian });
    const kept = await foyer.spaceInvitation({ by: custodian, spaceId: elsewhere.spaceId });

    expect(await foyer.callerFor(custodian).spaces.remove({ spaceId })).toBeNull();

    const acts = await actsOf(organizationId);
    expect(acts.filter(({ act }) => act === "space.removed")).toMatchObject([
      { act: "space.removed", subject: spaceId, label: "Tree", details: { members: 2, invitations: 2 } },
    ]);
    const cancelled = acts.filter(({ act }) => act === "invitation.cancelled");
    expect(cancelled.map(({ subject }) => subject).toSorted()).toEqual([pending.id, expired.id].toSorted());
    expect(await foyer.sql`SELECT 1 FROM space_members WHERE space_id = ${spaceId}`).toEqual([]);

    for (const who of [custodian, viewer, owner]) {
      const { spaces, invitations } = foyer.callerFor(who);
      const userId = viewer.userId;
      const ends = await Promise.all(
        [
          spaces.get({ spaceId }),
          spaces.update({ spaceId, name: "Again" }),
          spaces.remove({ spaceId }),
          spaces.leave({ spaceId }),
          spaces.members.list({ spaceId }),
          spaces.members.remove({ spaceId, userId }),
          spaces.members.setRole({ spaceId, userId, role: "viewer" }),
          invitations.create({ target: { kind: "space", spaceId, role: "viewer" }, email: foyer.address() }),
        ].map(endOf),
      );
      expect(new Set(ends)).toEqual(new Set(["not_found"]));
    }
    const token = foyer.linkOf(pending.id);
    expect(await foyer.callerFor(null).invitations.view({ token })).toMatchObject({
      status: "cancelled",
      canAccept: false,
      space: null,
    });
    const newcomer = { name: "Grace", password: "a password for the newcomer" };
    expect(await endOf(foyer.callerFor(null).invitations.accept({ token, ...newcomer }))).toBe(
      "invitation_cancelled",
    );
    const { invitations } = foyer.callerFor(owner);
    expect(await endOf(invitations.resend({ invitationId: expired.id }))).toBe("not_pending");
    const { items } = await invitations.list({ organizationId, spaceId });
    expect(items).toMatchObject([
      { id: pending.id, status: "cancelled", space: { id: spaceId, name: "Tree" } },
      { id: expired.id, status: "cancelled" },
    ]);
    expect(await endOf(foyer.callerFor(custodian).invitations.list({ organizationId, spaceId }))).toBe(
      "not_found",
    );
    expect(await endOf(foyer.callerFor(custodian).invitations.get({ invitationId: pending.id }))).toBe(
      "not_found",
    );
    expect(await invitations.get({ invitationId: kept.id })).toMatchObject({ status: "pending" });
  });
});

async function actsOf(organizationId: string) {
  return foyer.sql<{
    act: string;
    actor: string | null;
    kind: string;
    subject: string;
    label: string;
    details: unknown;
  }>`
    SELECT act, actor_id AS actor, subject_kind AS kind, subject_id AS subject, subject_label AS label, details
    FROM audit_entries WHERE organization_id = ${organizationId} ORDER BY at, id`;
}
