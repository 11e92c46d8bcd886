import type { Account, Person } from "@foyer/testing/factories";
import { password } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, describe, expect, test } from "vitest";
import { appRouter } from "./root.ts";

const foyer = testFoyer();

/** Who calls, and how their call must end. */
type Ends = {
  readonly owner: string;
  readonly admin: string;
  readonly member: string;
  /** Of this organization, deactivated. */
  readonly disabled: string;
  /** The owner of another organization. */
  readonly foreigner: string;
  readonly nobody: string;
};

type Row = { readonly ends: Ends; readonly input: () => Promise<unknown> };

const nobody = "unauthenticated";
const inside = { disabled: "account_disabled", foreigner: "not_found", nobody } as const;
const managers: Ends = { owner: "done", admin: "done", member: "forbidden", ...inside };
const owners: Ends = { owner: "done", admin: "forbidden", member: "forbidden", ...inside };
const members: Ends = { owner: "done", admin: "done", member: "done", ...inside };
const everybody = (end: string): Ends => {
  return { owner: end, admin: end, member: end, disabled: end, foreigner: end, nobody: end };
};
const signedIn: Ends = { ...everybody("done"), nobody };

let owner: Person;
let people: Record<keyof Ends, Account | null>;

beforeAll(async () => {
  owner = await foyer.owner();
  const { organizationId } = owner;
  people = {
    owner,
    admin: await foyer.admin({ organizationId }),
    member: await foyer.member({ organizationId }),
    disabled: await foyer.owner({ organizationId, active: false }),
    foreigner: await foyer.owner(),
    nobody: null,
  };
});

const byOrganization = async () => ({ organizationId: owner.organizationId });
const byInvitation = async () => ({ invitationId: (await foyer.invitation({ by: owner })).id });
const byToken = async () => ({ token: foyer.linkOf((await foyer.invitation({ by: owner })).id) });
const nothing = async () => undefined;

/** The authorization matrix. A procedure without a row here fails the first test. */
const matrix: Record<string, Row> = {
  "account.profile": { ends: signedIn, input: nothing },
  "account.updateProfile": { ends: signedIn, input: async () => ({ phone: "1" }) },
  "account.changePassword": {
    ends: { ...everybody("invalid_credentials"), nobody },
    input: async () => ({ currentPassword: "not the right one", newPassword: password }),
  },
  "audit.list": { ends: managers, input: byOrganization },
  "auth.me": { ends: everybody("done"), input: nothing },
  "auth.signIn": {
    ends: everybody("invalid_credentials"),
    input: async () => ({ email: foyer.address(), password }),
  },
  "auth.signOut": { ends: everybody("done"), input: nothing },
  "invitations.create": {
    ends: managers,
    input: async () => ({
      target: { kind: "organization", organizationId: owner.organizationId, role: "member" },
      email: foyer.address(),
    }),
  },
  "invitations.list": { ends: managers, input: byOrganization },
  "invitations.get": { ends: managers, input: byInvitation },
  "invitations.update": {
    ends: managers,
    input: async () => ({ ...(await byInvitation()), note: "changed" }),
  },
  "invitations.cancel": { ends: managers, input: byInvitation },
  "invitations.resend": { ends: managers, input: byInvitation },
  "invitations.remind": { ends: managers, input: byInvitation },
  "invitations.copyLink": { ends: managers, input: byInvitation },
  "invitations.view": { ends: everybody("done"), input: byToken },
  "invitations.recordOpened": { ends: everybody("done"), input: byToken },
  "invitations.accept": {
    ends: { ...everybody("email_mismatch"), nobody: "done" },
    input: async () => ({ ...(await byToken()), name: "Grace", password: "a password for the newcomer" }),
  },
  "invitations.decline": { ends: everybody("done"), input: byToken },
  "invitations.requestLink": { ends: everybody("done"), input: byToken },
  "organizations.list": { ends: signedIn, input: async () => ({}) },
  "organizations.create": {
    ends: { ...everybody("forbidden"), owner: "done", foreigner: "done", nobody },
    input: async () => ({ name: "Another" }),
  },
  "organizations.get": { ends: members, input: byOrganization },
  "organizations.update": {
    ends: owners,
    input: async () => ({ ...(await byOrganization()), resendLimit: 3 }),
  },
  "people.create": {
    ends: managers,
    input: async () => ({
      ...(await byOrganization()),
      email: foyer.address(),
      name: "Grace",
      role: "member",
    }),
  },
  "people.list": { ends: managers, input: byOrganization },
  "people.get": {
    ends: managers,
    input: async () => ({ ...(await byOrganization()), userId: owner.userId }),
  },
  "system.info": { ends: everybody("done"), input: nothing },
};

test("no procedure is without a row in the authorization matrix", () => {
  expect(Object.keys(matrix).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

test.each(Object.entries(matrix))(
  "%s is answered to whom it is for; whoever it is refused to changes nothing [S2.1]",
  async (procedure, { ends, input }) => {
    for (const [who, end] of Object.entries(ends)) {
      const { api, call } = foyer.browser(personCalled(who));
      await api.auth.me(); // has its session now
      const given = await input();
      const before = end === "done" ? null : await everything();
      expect([who, await endOf(call(procedure, given))]).toEqual([who, end]);
      if (before) expect([who, await everything()]).toEqual([who, before]);
    }
  },
);

describe("ids of another organization, in an input with one's own", () => {
  test("people.get finds nobody of another organization", async () => {
    const foreigner = await foyer.owner();
    const { call } = foyer.browser(foreigner);
    const input = { organizationId: foreigner.organizationId, userId: owner.userId };
    expect(await endOf(call("people.get", input))).toBe("not_found");
  });

  test("a second organizationId beside the target's is refused and opens nothing", async () => {
    const foreigner = await foyer.owner();
    const { call } = foyer.browser(foreigner);
    const input = {
      organizationId: foreigner.organizationId,
      target: { kind: "organization", organizationId: owner.organizationId, role: "owner" },
      email: foyer.address(),
    };
    expect(await endOf(call("invitations.create", input))).toBe("invalid_input");
  });

  test("lists and timelines tell of one organization alone", async () => {
    const [here, there] = [await foyer.owner(), await foyer.owner()];
    const email = foyer.address();
    const mine = await foyer.invitation({ by: here, email });
    const theirs = await foyer.invitation({ by: there, email });
    const { organizationId } = here;
    const { api } = foyer.browser(here);
    const told = JSON.stringify([
      await api.invitations.list({ organizationId, search: email }),
      await api.people.list({ organizationId }),
      await api.audit.list({ organizationId }),
      await api.invitations.get({ invitationId: mine.id }),
      await api.organizations.list({}),
      await api.auth.me(),
    ]);
    expect(told).toContain(mine.id);
    for (const foreign of [theirs.id, there.organizationId, there.userId, there.email])
      expect(told).not.toContain(foreign);
  });

  test("ids are found in any letter case, and cursors of one organization show nothing of another", async () => {
    const [here, there] = [await foyer.owner(), await foyer.owner()];
    const first = await foyer.invitation({ by: here });
    for (let number = 0; number < 3; number++) await foyer.invitation({ by: there });
    const { api } = foyer.browser(here);
    await expect(api.invitations.get({ invitationId: first.id.toUpperCase() })).resolves.toMatchObject({
      id: first.id,
    });
    const organizationId = here.organizationId.toUpperCase();
    const { nextCursor } = await foyer
      .callerFor(there)
      .invitations.list({ organizationId: there.organizationId, limit: 1 });
    const { items } = await api.invitations.list({ organizationId, cursor: nextCursor ?? "" });
    expect(items.map(({ id }) => id)).toEqual([first.id]);
  });
});

function personCalled(who: string): Account | null {
  return Object.entries(people).find(([name]) => name === who)?.[1] ?? null;
}

async function everything() {
  return foyer.sql`
    SELECT (SELECT json_agg(o ORDER BY o.id) FROM organizations o) AS organizations,
      (SELECT json_agg(u ORDER BY u.id) FROM users u) AS users,
      (SELECT json_agg(m ORDER BY m.id) FROM memberships m) AS memberships,
      (SELECT json_agg(i ORDER BY i.id) FROM invitations i) AS invitations,
      (SELECT json_agg(d ORDER BY d.id) FROM deliveries d) AS deliveries,
      (SELECT json_agg(s ORDER BY s.id) FROM sessions s) AS sessions,
      (SELECT count(*) FROM audit_entries) AS acts`;
}
