import { randomUUID } from "node:crypto";
import { can, type OrganizationRole, type Permission } from "@foyer/contract/permissions";
import { passwordKey } from "@foyer/domain/accounts/guards";
import { resetToken } from "@foyer/domain/accounts/reset-link";
import { totpNow } from "@foyer/testing/authenticator";
import { type Actor, type Cast, castOf, type Role, roles } from "@foyer/testing/cast";
import { fingerprintOf, stateOf } from "@foyer/testing/dump";
import { type Account, type Person, password } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, describe, expect, test } from "vitest";
import { restRoutes } from "./rest-routes.ts";
import { appRouter } from "./root.ts";

const foyer = testFoyer();

/** How a call must end for everybody. */
type Ends = Readonly<Record<Role, string>>;

/** What an input is made of: an organization, somebody in it who prepares things, and who is going to call. */
type Scene = { readonly organizationId: string; readonly host: Person; readonly actor: Actor };

type Row = {
  readonly ends: Ends;
  readonly input: (scene: Scene) => Promise<unknown>;
  /** What the contract's table calls it; absent where no role matters. */
  readonly permission?: Permission;
  /** For these it is done, and there is nothing to change. */
  readonly traceless?: readonly Role[];
  /** Whoever does it is another afterwards, so it gets a cast of its own. */
  readonly alone?: boolean;
};

type Input = Row["input"];
type Exceptions = Partial<Ends>;

/** For everybody, signed in or not. */
function anyone(input: Input, { traceless = [], ...but }: Exceptions & Pick<Row, "traceless"> = {}): Row {
  return { ends: endsOf(() => "done", but), input, traceless };
}

const isKey = (role: Role) => role.endsWith("Key");

/** For a person and their own account: by session, and by key only where nothing changes and nothing is told that signs in. */
function oneself(
  input: Input,
  { byKey = false, ...but }: Exceptions & { readonly byKey?: boolean } = {},
): Row {
  const ends = endsOf((role) => {
    if (role === "nobody") return "unauthenticated";
    if (role === "half") return "mfa_required";
    return isKey(role) && !byKey ? "forbidden" : "done";
  }, but);
  return { ends, input };
}

/** For whoever holds a permission in the organization that the input names, or in that of the thing it names. */
function may(
  permission: Permission,
  input: Input,
  { bySession = false, ...but }: Exceptions & { readonly bySession?: boolean } = {},
): Row {
  const end = (role: OrganizationRole) => (can(role, permission) ? "done" : "forbidden");
  const byKey = (role: OrganizationRole) => (bySession ? "forbidden" : end(role));
  const ends: Ends = {
    owner: end("owner"),
    admin: end("admin"),
    member: end("member"),
    disabled: "account_disabled",
    stranger: "not_found",
    foreigner: "not_found",
    half: "mfa_required",
    ownersKey: byKey("owner"),
    adminsKey: byKey("admin"),
    membersKey: byKey("member"),
    disabledsKey: "account_disabled",
    foreignersKey: "not_found",
    elsewhereKey: "not_found",
    nobody: "unauthenticated",
    ...but,
  };
  return { ends, input, permission };
}

/** Whoever does it is another afterwards. */
function alone(row: Row): Row {
  return { ...row, alone: true };
}

function endsOf(end: (role: Role) => string, but: Exceptions): Ends {
  return {
    owner: end("owner"),
    admin: end("admin"),
    member: end("member"),
    disabled: end("disabled"),
    stranger: end("stranger"),
    foreigner: end("foreigner"),
    half: end("half"),
    ownersKey: end("ownersKey"),
    adminsKey: end("adminsKey"),
    membersKey: end("membersKey"),
    disabledsKey: end("disabledsKey"),
    foreignersKey: end("foreignersKey"),
    elsewhereKey: end("elsewhereKey"),
    nobody: end("nobody"),
    ...but,
  };
}

/** The same end for some, as exceptions. */
function all(who: (role: Role) => boolean, end: string): Exceptions {
  return Object.fromEntries(roles.filter(who).map((role) => [role, end]));
}

const nothing: Input = async () => undefined;
const page: Input = async () => ({});
const byOrganization: Input = async ({ organizationId }) => ({ organizationId });
const byInvitation = async ({ host }: Scene) => ({ invitationId: (await foyer.invitation({ by: host })).id });
const byToken = async ({ host }: Scene) => ({
  token: foyer.linkOf((await foyer.invitation({ by: host })).id),
});
const byExpiredToken: Input = async ({ host }) => {
  const { id } = await foyer.invitation({ by: host });
  await foyer.letPass("169 hours", id);
  return { token: foyer.linkOf(id) };
};

/** Somebody of the organization, made for one call. */
const byMember = async ({ organizationId }: Scene) => {
  const { userId, ...rest } = await foyer.member({ organizationId });
  return { given: { organizationId, userId }, member: { userId, ...rest } };
};

/** Who calls, if they may do something to their own account; nothing needs to be prepared for anybody else. */
const ownerOfAccount = ({ actor }: Scene): Account | null =>
  actor.means === "session" ? actor.account : null;

const newPassword = "a completely different one";

/**
 * The authorization matrix: every procedure, what it asks of whom, and an input with which it works. Expectations follow
 * from the contract's table of permissions; a procedure without a row fails the first test. What spaces and events bring
 * (custodian, contributor, viewer, organizer) joins the cast and `may` when they do.
 */
const matrix: Readonly<Record<string, Row>> = {
  "account.profile": oneself(nothing, { byKey: true }),
  "account.updateProfile": oneself(async () => ({ phone: "1" })),
  "account.changePassword": alone(oneself(async () => ({ currentPassword: password, newPassword }))),
  "account.sessions": oneself(page),
  "account.revokeSession": oneself(async (scene) => {
    const account = ownerOfAccount(scene);
    if (!account) return { sessionId: randomUUID() };
    const { items } = await foyer.callerFor(account).account.sessions({ limit: 1 });
    return { sessionId: items[0]?.id };
  }),
  "account.revokeOtherSessions": oneself(nothing),
  "account.loginHistory": oneself(page),
  "account.apiKeys.create": may(
    "organization.view",
    async ({ organizationId }) => ({ organizationId, name: "A program" }),
    all(isKey, "forbidden"),
  ),
  "account.apiKeys.list": oneself(page),
  "account.apiKeys.revoke": oneself(async ({ organizationId, actor }) => {
    const { userId = null } = actor.account ?? {};
    const [made] = await foyer.sql<{ id: string }>`
      INSERT INTO api_keys (id, user_id, organization_id, name, hash, hint, expires_at)
      SELECT gen_random_uuid(), id, ${organizationId}, 'A program', gen_random_uuid(), 'foyer_', now() + interval '1 day'
      FROM users WHERE id = ${userId} RETURNING id`;
    return { apiKeyId: made?.id ?? randomUUID() };
  }),
  "account.mfa.status": oneself(nothing),
  "account.mfa.enroll": oneself(async () => ({ password })),
  "account.mfa.confirm": alone(
    oneself(async (scene) => {
      const account = ownerOfAccount(scene);
      if (!account) return { code: "123456" };
      const { manualEntryKey } = await foyer.callerFor(account).account.mfa.enroll({ password });
      return { code: totpNow(manualEntryKey) };
    }),
  ),
  "account.mfa.regenerateRecoveryCodes": alone(
    oneself(async (scene) => {
      const account = ownerOfAccount(scene);
      return { code: account ? (await foyer.authenticator(account)).code() : "123456" };
    }),
  ),
  "account.mfa.disable": alone(
    oneself(async (scene) => {
      const account = ownerOfAccount(scene);
      return { password, code: account ? (await foyer.authenticator(account)).code() : "123456" };
    }),
  ),
  "audit.list": may("audit.view", byOrganization),
  "audit.export": may("audit.view", byOrganization),
  "auth.me": anyone(nothing),
  "auth.signIn": alone(anyone(async () => ({ email: (await foyer.stranger()).email, password }))),
  "auth.signOut": alone(
    anyone(nothing, {
      traceless: roles.filter((role) => isKey(role) || role === "nobody"),
    }),
  ),
  "auth.verifyMfa": alone(
    anyone(async ({ actor }) => ({ code: actor.authenticator?.code() ?? "123456" }), {
      ...all((role) => role !== "half", "conflict"),
      nobody: "unauthenticated",
    }),
  ),
  "auth.requestPasswordReset": anyone(async () => ({ email: (await foyer.stranger()).email })),
  "auth.resetPassword": anyone(async () => {
    const { email, userId } = await foyer.stranger();
    await foyer.callerFor(null, { ip: freshAddress() }).auth.requestPasswordReset({ email });
    const [message] = await foyer.sql<{ id: string }>`
      SELECT id FROM account_messages WHERE user_id = ${userId}`;
    const token = resetToken(foyer.services.keys.passwordReset, message?.id ?? "");
    return { token, password: newPassword };
  }),
  "invitations.create": may("invitation.create", async ({ organizationId }) => ({
    target: { kind: "organization", organizationId, role: "member" },
    email: foyer.address(),
  })),
  "invitations.list": may("invitation.view", byOrganization),
  "invitations.get": may("invitation.view", byInvitation),
  "invitations.update": may("invitation.update", async (scene) => ({
    ...(await byInvitation(scene)),
    note: "changed",
  })),
  "invitations.cancel": may("invitation.cancel", byInvitation),
  "invitations.resend": may("invitation.resend", byInvitation),
  "invitations.remind": may("invitation.remind", byInvitation),
  "invitations.copyLink": may("invitation.copyLink", byInvitation),
  "invitations.view": anyone(byToken),
  "invitations.recordOpened": anyone(byToken),
  // To another organization, each to their own address: half signed in is not signed in, and a key belongs to one.
  "invitations.accept": alone(
    anyone(
      async ({ actor }) => {
        const { id } = await foyer.invitation({ email: actor.account?.email ?? foyer.address() });
        return { token: foyer.linkOf(id), ...(!actor.account && { name: "Grace", password: newPassword }) };
      },
      { ...all(isKey, "forbidden"), half: "sign_in_required" },
    ),
  ),
  "invitations.decline": anyone(byToken),
  "invitations.requestLink": anyone(byExpiredToken),
  "organizations.list": oneself(page, { byKey: true }),
  // For owners of any; a key belongs to one.
  "organizations.create": oneself(async () => ({ name: "Another" }), {
    admin: "forbidden",
    member: "forbidden",
    disabled: "forbidden",
    stranger: "forbidden",
  }),
  "organizations.get": may("organization.view", byOrganization),
  "organizations.update": may("organization.update", async ({ organizationId }) => ({
    organizationId,
    resendLimit: 4,
  })),
  "people.create": may("person.create", async ({ organizationId }) => ({
    organizationId,
    email: foyer.address(),
    name: "Grace",
    role: "member",
  })),
  "people.list": may("person.list", byOrganization),
  "people.get": may("person.list", async (scene) => (await byMember(scene)).given),
  "people.update": may("person.update", async ({ organizationId }) => {
    const { userId } = await foyer.admin({ organizationId });
    return { organizationId, userId, role: "member" };
  }),
  "people.setActive": may("person.setActive", async (scene) => {
    const { organizationId, userId } = (await byMember(scene)).given;
    return { organizationId, userIds: [userId], active: false };
  }),
  "people.remove": may("person.remove", async (scene) => (await byMember(scene)).given),
  "people.loginHistory": may("person.loginHistory", async (scene) => (await byMember(scene)).given),
  "people.resetMfa": may(
    "person.resetMfa",
    async (scene) => {
      const { given, member } = await byMember(scene);
      await foyer.authenticator(member);
      return given;
    },
    { bySession: true },
  ),
  "people.signOutEverywhere": may(
    "person.signOut",
    async (scene) => {
      const { given, member } = await byMember(scene);
      await foyer.callerFor(member).auth.me();
      return given;
    },
    { bySession: true },
  ),
  "security.policy.get": may("security.view", byOrganization),
  "security.policy.update": may(
    "security.update",
    async ({ organizationId }) => ({ organizationId, session: { idleHours: 24 } }),
    { bySession: true },
  ),
  "security.lockouts.list": may("security.view", byOrganization),
  "security.lockouts.lift": may(
    "lockout.lift",
    async (scene) => {
      const { given, member } = await byMember(scene);
      await foyer.sql`
      INSERT INTO throttles (key, failures, last_failed_at) VALUES (${passwordKey(member.email)}, 9, now())`;
      return given;
    },
    { bySession: true },
  ),
  "system.info": anyone(nothing),
};

const mutations = new Set(
  restRoutes.filter(({ type }) => type === "mutation").map(({ procedure }) => procedure),
);

test("no procedure is without a row in the authorization matrix", () => {
  expect(Object.keys(matrix).toSorted()).toEqual(Object.keys(appRouter._def.procedures).toSorted());
});

describe("the authorization matrix [S2.1]", () => {
  let shared: Cast;
  beforeAll(async () => {
    shared = await castOf(foyer);
  });

  test.each(Object.entries(matrix))(
    "%s is done for whom it is for; whoever it is refused to changes nothing",
    async (procedure, { ends, input, traceless = [], alone = false }) => {
      const cast = alone ? await castOf(foyer) : shared;
      const inputs = await prepared(cast, input);
      const call = async ({ role, browser }: Actor) => endOf(browser.call(procedure, inputs.get(role)));
      const [done, refused] = [
        cast.actors.filter(({ role }) => ends[role] === "done"),
        cast.actors.filter(({ role }) => ends[role] !== "done"),
      ];

      const before = await stateOf(foyer);
      const refusals: [Role, string][] = [];
      for (const actor of refused) refusals.push([actor.role, await call(actor)]);
      expect(refusals).toEqual(refused.map(({ role }) => [role, ends[role]]));
      expect(await stateOf(foyer)).toEqual(before);

      const trace = mutations.has(procedure) ? () => fingerprintOf(foyer) : async () => "";
      let state = await trace();
      for (const actor of done) {
        expect([actor.role, await call(actor)]).toEqual([actor.role, "done"]);
        const now = await trace();
        const isToChange = mutations.has(procedure) && !traceless.includes(actor.role);
        expect([actor.role, now !== state]).toEqual([actor.role, isToChange]);
        state = now;
      }
      if (!mutations.has(procedure)) expect(await stateOf(foyer)).toEqual(before);
    },
  );
});

describe("where the organization asks for a second factor [S1.6]", () => {
  const guarded = Object.entries(matrix).filter(([, { permission }]) => permission !== undefined);

  let cast: Cast;
  beforeAll(async () => {
    cast = await castOf(foyer);
  });

  test.each(guarded)(
    "%s is refused before it is set up, by session and by key, and changes nothing",
    async (procedure, { ends, input }) => {
      const policy = (to: string) =>
        foyer.sql`UPDATE organizations SET mfa_policy = ${to}::mfa_policy WHERE id = ${cast.organizationId}`;
      await policy("optional");
      const actors = cast.actors.filter(({ role }) => ["owner", "admin", "ownersKey"].includes(role));
      const inputs = await prepared({ ...cast, actors }, input);
      await policy("required_for_admins");
      const before = await stateOf(foyer);
      for (const { role, browser } of actors) {
        // What no key may do is refused to a key first.
        const expected =
          role === "ownersKey" && ends.foreignersKey === "forbidden" ? "forbidden" : "mfa_enrolment_required";
        expect([role, await endOf(browser.call(procedure, inputs.get(role)))]).toEqual([role, expected]);
      }
      expect(await stateOf(foyer)).toEqual(before);
    },
  );

  test("somebody who has one goes on, and so does a role of which it is not asked", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const member = await foyer.member({ organizationId });
    await foyer.sql`UPDATE organizations SET mfa_policy = 'required_for_admins' WHERE id = ${organizationId}`;
    await foyer.authenticator(admin);
    expect(await endOf(foyer.callerFor(admin).people.list({ organizationId }))).toBe("done");
    expect(await endOf(foyer.callerFor(member).organizations.get({ organizationId }))).toBe("done");
  });
});

let addresses = 0;

function freshAddress(): string {
  addresses += 1;
  return `198.19.${addresses >> 8}.${addresses & 255}`;
}

/** An input for everybody, made before anybody calls. */
async function prepared({ organizationId, host, actors }: Cast, input: Input) {
  const inputs = new Map<Role, unknown>();
  for (const actor of actors) inputs.set(actor.role, await input({ organizationId, host, actor }));
  return inputs;
}
