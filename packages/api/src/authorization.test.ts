import { randomUUID } from "node:crypto";
import { passwordKey } from "@foyer/domain/accounts/guards";
import { resetToken } from "@foyer/domain/accounts/reset-link";
import { totpNow } from "@foyer/testing/authenticator";
import {
  all,
  alone,
  anyone,
  casesOf,
  expectAuthorization,
  expectMfaFirst,
  type Input,
  isKey,
  type Matrix,
  may,
  oneself,
  type Scene,
} from "@foyer/testing/authorization";
import { type Cast, castOf, roles, standings } from "@foyer/testing/cast";
import { type Account, password } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, describe, expect, test } from "vitest";
import { appRouter } from "./root.ts";

const foyer = testFoyer();

const nothing: Input = async () => undefined;
const page: Input = async () => ({});
const byOrganization: Input = async ({ organizationId }) => ({ organizationId });
/** Somebody of the organization, made for one call. */
const byMember = async ({ organizationId }: Scene) => {
  const { userId, ...rest } = await foyer.member({ organizationId });
  return { given: { organizationId, userId }, member: { userId, ...rest } };
};

/** An endpoint that is told of nothing that happens here. */
const byWebhook = async ({ host }: Scene) => {
  const { organizationId, webhookId } = await foyer.webhook({ by: host, events: ["webhook.test"] });
  return { organizationId, webhookId };
};

/** Who calls, if they may do something to their own account; nothing needs to be prepared for anybody else. */
const ownerOfAccount = ({ actor }: Scene): Account | null =>
  actor.means === "session" ? actor.account : null;

const newPassword = "a completely different one";

/**
 * The authorization matrix of everything but the doors and mail, which have one of their own: every procedure, what it asks of whom,
 * and an input with which it works. Expectations follow from the contract's tables of permissions; a procedure without a
 * row fails the first test.
 */
const matrix: Matrix = {
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
  "account.invitations": oneself(page),
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
  "organizations.list": oneself(page, { byKey: true }),
  // For owners of any; a key belongs to one.
  "organizations.create": oneself(
    async () => ({ name: "Another" }),
    all(
      (role) => standings[role].inside !== "owner" && !["foreigner", "half", "nobody"].includes(role),
      "forbidden",
    ),
  ),
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
  "people.export": may("person.list", byOrganization),
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
  "webhooks.list": may("webhook.view", byOrganization),
  // There may be no more than twenty, and the rows below bring theirs.
  "webhooks.create": alone(
    may("webhook.update", async ({ organizationId }) => ({
      organizationId,
      url: "https://hooks.example.com/",
    })),
  ),
  "webhooks.get": may("webhook.view", byWebhook),
  "webhooks.update": may("webhook.update", async (scene) => ({
    ...(await byWebhook(scene)),
    description: "Ours",
  })),
  "webhooks.remove": may("webhook.update", byWebhook),
  "webhooks.rotateSecret": may("webhook.update", byWebhook),
  "webhooks.test": may("webhook.update", byWebhook),
  "webhooks.deliveries.list": may("webhook.view", byOrganization),
  "webhooks.deliveries.get": may("webhook.view", ({ host }) => foyer.failedWebhookDelivery({ by: host })),
  "webhooks.deliveries.redeliver": may("webhook.update", ({ host }) =>
    foyer.failedWebhookDelivery({ by: host }),
  ),
  "system.info": anyone(nothing),
};

const cases = casesOf(matrix);

test("no procedure is without a row in the authorization matrix", () => {
  const procedures = Object.keys(appRouter._def.procedures);
  // What has a matrix of its own.
  const elsewhere = /^(invitations|spaces|events|activity|mail|account\.notifications)\./;
  const others = procedures.filter((procedure) => !elsewhere.test(procedure));
  expect(Object.keys(matrix).toSorted()).toEqual(others.toSorted());
});

describe("the authorization matrix [S2.1]", () => {
  let shared: Cast;
  beforeAll(async () => {
    shared = await castOf(foyer);
  });

  test.each(cases)(
    "%s is done for whom it is for; whoever it is refused to changes nothing",
    async (_, row) => {
      await expectAuthorization(foyer, row.alone ? await castOf(foyer) : shared, row);
    },
  );
});

describe("where the organization asks for a second factor [S1.6]", () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await castOf(foyer);
  });

  test.each(cases.filter(([, { isOrganizations }]) => isOrganizations))(
    "%s is refused before it is set up, by session and by key, and changes nothing",
    async (_, row) => {
      await expectMfaFirst(foyer, cast, row);
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
