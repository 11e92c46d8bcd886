import { openApiDocument } from "@foyer/api/openapi";
import { noteOn } from "@foyer/api/openapi/notes";
import { reasonsOf } from "@foyer/api/openapi/reasons-of";
import { restRoutes } from "@foyer/api/rest-routes";
import { reasons } from "@foyer/contract/failures";
import { resetToken } from "@foyer/domain/accounts/reset-link";
import { totpNow } from "@foyer/testing/authenticator";
import { checksBy } from "@foyer/testing/document-checks";
import { type Person, password } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { testApp } from "../../test/test-app.ts";
import { type Input, visitorOf } from "../../test/visitor.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

const notThere = crypto.randomUUID();

/** A call with everything it needs made: who calls (nobody unless named), and with what. */
type Prepared = { readonly account?: Person; readonly half?: boolean; readonly input?: Input };
type Prepare = () => Promise<Prepared>;

/** Somebody who may everything, calling with what `input` makes of them. */
const asOwner = (input: (owner: Person) => Input | Promise<Input>): Prepare => {
  return async () => {
    const account = await foyer.owner({ organizationId: await foyer.organization({ name: "Example" }) });
    return { account, input: await input(account) };
  };
};
const withInvitation = (more: Input = {}) =>
  asOwner(async (by) => ({ invitationId: (await foyer.invitation({ by })).id, ...more }));
const withToken = (more: Input = {}): Prepare => {
  return async () => ({ input: { token: foyer.linkOf((await foyer.invitation()).id), ...more } });
};
const withMember = (more: Input = {}) =>
  asOwner(async ({ organizationId }) => {
    const { userId } = await foyer.member({ organizationId });
    return { organizationId, userId, ...more };
  });
const withAuthenticator = (input: (code: string) => Input) =>
  asOwner(async (owner) => input((await foyer.authenticator(owner)).code()));
/** Somebody of the organization who has signed in, once in vain. */
const signedIn = async ({ email }: Person) => {
  const { auth } = foyer.callerFor(null);
  await endOf(auth.signIn({ email, password: "not the right one" }));
  await auth.signIn({ email, password });
};
const target = ({ organizationId }: Person) => ({ kind: "organization", organizationId, role: "member" });

function ofOrganization(more: Input = {}): Prepare {
  return asOwner(({ organizationId }) => ({ organizationId, ...more }));
}

function ofWebhook(more: object = {}): Prepare {
  return asOwner(async (by) => {
    const { organizationId, webhookId } = await foyer.webhook({ by });
    return { organizationId, webhookId, ...more };
  });
}

function withFailedDelivery(): Prepare {
  return asOwner(async (by) => {
    const { organizationId, deliveryId } = await foyer.failedDelivery({ by });
    return { organizationId, deliveryId };
  });
}

const withOptOut: Prepare = async () => {
  const by = await foyer.owner({ organizationId: await foyer.organization({ name: "Example" }) });
  return { input: { token: foyer.optOutOf((await foyer.invitation({ by })).id) } };
};

const template = { kind: "invitation", language: "de" };
const texts = {
  subject: "Herein, {{ invitee }}",
  headline: "Herein",
  previewText: "Kommen Sie",
  body: "Als {{ role }}.",
  button: "Herein",
  reason: "Weil Sie eingeladen sind.",
};

const inTheFuture = "2091-06-01T16:00:00.000Z";

function withSeveral(more: Input = {}): Prepare {
  return asOwner(async (by) => {
    for (let count = 0; count < 2; count++) await foyer.invitation({ by });
    return { organizationId: by.organizationId, ...more };
  });
}

function withImport(more: Input = {}): Prepare {
  return asOwner(async (by) => ({ importId: await foyer.imported({ by }), ...more }));
}

const file = () => `name;email\nGrace Hopper;${foyer.address()}\nNobody;nobody`;

/** A space's custodian, and a viewer beside them. */
function inSpace(more: Input = {}): Prepare {
  return async () => {
    const { spaceId, custodian } = await foyer.space();
    await foyer.spaceMember(spaceId, "viewer");
    return { account: custodian, input: { spaceId, ...more } };
  };
}

function ofSpaceMember(more: Input = {}): Prepare {
  return async () => {
    const { spaceId, custodian } = await foyer.space();
    const { userId } = await foyer.spaceMember(spaceId, "viewer");
    return { account: custodian, input: { spaceId, userId, ...more } };
  };
}

/** An event's organizer, and somebody who has its only seat. */
function atEvent(more: Input = {}): Prepare {
  return async () => {
    const { organizer, eventId } = await foyer.event({ capacity: 1, startsAt: inTheFuture });
    const { id } = await foyer.eventInvitation({ by: organizer, eventId, fullName: "Ada" });
    await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id) });
    return { account: organizer, input: { eventId, ...more } };
  };
}

function ofAttendee(more: Input = {}): Prepare {
  return async () => {
    const { account, input } = await atEvent()();
    const eventId = String(input?.["eventId"]);
    const [attendee] = await foyer.sql<{ id: string }>`SELECT id FROM attendees WHERE event_id = ${eventId}`;
    return { ...(account && { account }), input: { eventId, attendeeId: attendee?.id, ...more } };
  };
}

/** Every procedure, called as it succeeds. */
const successes: Readonly<Record<string, Prepare>> = {
  "account.changePassword": asOwner(() => ({ currentPassword: password, newPassword: newcomer.password })),
  "account.sessions": asOwner(async (owner) => {
    await signedIn(owner);
    return { limit: 1 };
  }),
  "account.revokeSession": asOwner(async (owner) => {
    const { items } = await foyer.callerFor(owner).account.sessions({});
    return { sessionId: items[0]?.id };
  }),
  "account.revokeOtherSessions": asOwner(() => ({})),
  "account.invitations": async () => {
    const account = await foyer.member();
    await foyer.sql`UPDATE users SET address_proven_at = now() WHERE id = ${account.userId}`;
    for (let count = 0; count < 2; count++) await foyer.invitation({ email: account.email });
    return { account, input: { limit: 1 } };
  },
  "account.loginHistory": asOwner(async (owner) => {
    await signedIn(owner);
    return { limit: 1 };
  }),
  "account.mfa.status": asOwner(async (owner) => {
    await foyer.authenticator(owner);
    return {};
  }),
  "account.mfa.enroll": asOwner(() => ({ password })),
  "account.mfa.confirm": asOwner(async (owner) => {
    const { manualEntryKey } = await foyer.callerFor(owner).account.mfa.enroll({ password });
    return { code: totpNow(manualEntryKey) };
  }),
  "account.mfa.regenerateRecoveryCodes": withAuthenticator((code) => ({ code })),
  "account.mfa.disable": withAuthenticator((code) => ({ password, code })),
  "account.apiKeys.create": asOwner(({ organizationId }) => ({ organizationId, name: "A program" })),
  "account.apiKeys.list": asOwner(async (owner) => {
    await foyer.apiKey(owner);
    return { limit: 1 };
  }),
  "account.apiKeys.revoke": asOwner(async (owner) => {
    await foyer.apiKey(owner);
    const { items } = await foyer.callerFor(owner).account.apiKeys.list({});
    return { apiKeyId: items[0]?.id };
  }),
  "account.profile": async () => ({ account: await foyer.member() }),
  "account.updateProfile": asOwner(() => ({ phone: "+49 30 123", position: null })),
  "audit.list": asOwner(async (by) => {
    for (let count = 0; count < 3; count++) await foyer.invitation({ by });
    return { organizationId: by.organizationId, limit: 2 };
  }),
  "audit.export": asOwner(async (by) => {
    await foyer.invitation({ by });
    return { organizationId: by.organizationId, act: "invitation.created" };
  }),
  "auth.verifyMfa": async () => {
    const account = await foyer.owner();
    return { account, half: true, input: { code: (await foyer.authenticator(account)).code() } };
  },
  "auth.requestPasswordReset": async () => ({ input: { email: (await foyer.stranger()).email } }),
  "auth.resetPassword": async () => {
    const { email, userId } = await foyer.stranger();
    await foyer.callerFor(null).auth.requestPasswordReset({ email });
    const [message] = await foyer.sql<{ id: string }>`
      SELECT id FROM account_messages WHERE user_id = ${userId}`;
    const token = resetToken(foyer.services.keys.passwordReset, message?.id ?? "");
    return { input: { token, password: newcomer.password } };
  },
  "auth.me": asOwner(() => ({})),
  "auth.signIn": async () => ({ input: { email: (await foyer.stranger()).email, password } }),
  "auth.signOut": asOwner(() => ({})),
  "invitations.accept": withToken({ ...newcomer, profile: { phone: "+49 30 123" } }),
  "invitations.cancel": withInvitation(),
  "invitations.copyLink": withInvitation(),
  "invitations.create": asOwner((owner) => ({
    target: target(owner),
    email: foyer.address(),
    fullName: "Grace Hopper",
    message: "Welcome,\nGrace.",
    metadata: { source: { sheet: 1 } },
    expiresInHours: 5,
    send: false,
  })),
  "invitations.createMany": asOwner(async (owner) => ({
    target: target(owner),
    invitees: [{ email: foyer.address(), fullName: "Grace Hopper" }, { email: owner.email }],
    expiresInHours: 5,
  })),
  "invitations.decline": withToken(),
  "invitations.joinWaitingList": async () => {
    const { organizer: by, eventId } = await foyer.event({ capacity: 1 });
    const [seated, waiting] = [
      await foyer.eventInvitation({ by, eventId, fullName: "Ada" }),
      await foyer.eventInvitation({ by, eventId, fullName: "Grace" }),
    ];
    await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(seated.id) });
    return { input: { token: foyer.linkOf(waiting.id), phone: "+49 30 123" } };
  },
  "invitations.calendar": async () => {
    const { organizer: by, eventId } = await foyer.event({ name: "Garden party", startsAt: inTheFuture });
    const { id } = await foyer.eventInvitation({ by, eventId, fullName: "Ada" });
    const token = foyer.linkOf(id);
    await foyer.callerFor(null).invitations.accept({ token });
    return { input: { token } };
  },
  "invitations.get": withInvitation(),
  "invitations.list": asOwner(async (by) => {
    for (let count = 0; count < 3; count++) await foyer.invitation({ by, expiresInHours: 3 });
    const { organizationId } = by;
    return { organizationId, status: "pending", attention: true, search: "example.com", limit: 2 };
  }),
  "invitations.export": withSeveral({ search: "example.com" }),
  "invitations.bulk": asOwner(async (by) => {
    const { id } = await foyer.invitation({ by });
    return { invitationIds: [id, notThere], action: "cancel" };
  }),
  "invitations.compare": withSeveral({ by: "door" }),
  "invitations.exportComparison": withSeveral({ by: "door" }),
  "invitations.previewImport": asOwner((owner) => ({ target: target(owner), csv: file() })),
  "invitations.import": asOwner((owner) => ({ target: target(owner), csv: file(), fileName: "people.csv" })),
  "invitations.imports.list": asOwner(async (by) => {
    for (let count = 0; count < 2; count++) await foyer.imported({ by });
    return { organizationId: by.organizationId, limit: 1 };
  }),
  "invitations.imports.get": withImport(),
  "invitations.imports.rows": withImport({ outcome: "new", limit: 1 }),
  "invitations.imports.exportRows": withImport({ failed: false }),
  "invitations.imports.cancel": withImport(),
  "invitations.recordOpened": withToken(),
  "invitations.stats": asOwner(async (by) => {
    await foyer.invitation({ by });
    return { organizationId: by.organizationId, kind: "organization" };
  }),
  "invitations.redeem": asOwner(async (by) => ({ code: (await foyer.arrival({ by })).code })),
  "invitations.remind": withInvitation(),
  "invitations.requestLink": withToken(),
  "invitations.resend": withInvitation(),
  "invitations.update": withInvitation({ role: "admin", note: null, message: "Changed", expiresInHours: 9 }),
  "invitations.view": withToken(),
  "organizations.create": asOwner(() => ({ name: "Another" })),
  "organizations.get": asOwner(({ organizationId }) => ({ organizationId })),
  "organizations.list": asOwner(() => ({ limit: 1 })),
  "organizations.update": asOwner(({ organizationId }) => ({ organizationId, resendLimit: 0 })),
  "people.create": asOwner(({ organizationId }) => ({
    organizationId,
    email: foyer.address(),
    name: "Grace Hopper",
    role: "admin",
  })),
  "people.get": asOwner(async ({ organizationId }) => {
    const { userId } = await foyer.member({ organizationId, active: false });
    return { organizationId, userId };
  }),
  "people.list": asOwner(async ({ organizationId }) => {
    for (let count = 0; count < 3; count++) await foyer.member({ organizationId });
    return { organizationId, status: "active", role: "member", search: "example", limit: 2 };
  }),
  "people.export": ofOrganization({ role: "owner", mfaEnabled: false }),
  "people.update": withMember({ role: "admin", phone: "+49 30 123" }),
  "people.setActive": asOwner(async ({ organizationId }) => ({
    organizationId,
    userIds: [(await foyer.member({ organizationId })).userId, notThere],
    active: false,
  })),
  "people.remove": withMember(),
  "people.loginHistory": asOwner(async ({ organizationId }) => {
    const member = await foyer.member({ organizationId });
    await signedIn(member);
    return { organizationId, userId: member.userId, limit: 1 };
  }),
  "people.resetMfa": asOwner(async ({ organizationId }) => {
    const member = await foyer.member({ organizationId });
    await foyer.authenticator(member);
    return { organizationId, userId: member.userId };
  }),
  "people.signOutEverywhere": withMember(),
  "security.policy.get": asOwner(({ organizationId }) => ({ organizationId })),
  "security.policy.update": asOwner(({ organizationId }) => ({
    organizationId,
    mfaPolicy: "off",
    lockout: { attempts: 6 },
  })),
  "security.lockouts.list": asOwner(async ({ organizationId }) => {
    const { email } = await foyer.member({ organizationId });
    await foyer.sql`INSERT INTO throttles VALUES (${`password:${email}`}, 12, now())`;
    return { organizationId, limit: 1 };
  }),
  "security.lockouts.lift": withMember(),
  "spaces.list": asOwner(async (by) => {
    for (let count = 0; count < 3; count++) await foyer.space({ by });
    return { organizationId: by.organizationId, search: "space", limit: 2 };
  }),
  "spaces.create": asOwner(({ organizationId }) => ({ organizationId, name: "Family tree" })),
  "spaces.get": inSpace(),
  "spaces.update": inSpace({ name: "Another name" }),
  "spaces.remove": inSpace(),
  "spaces.leave": async () => {
    const { spaceId } = await foyer.space();
    return { account: await foyer.spaceMember(spaceId, "viewer"), input: { spaceId } };
  },
  "spaces.members.list": inSpace({ role: "viewer", search: "example", limit: 1 }),
  "spaces.members.setRole": ofSpaceMember({ role: "contributor" }),
  "spaces.members.remove": ofSpaceMember(),
  "events.list": asOwner(async (by) => {
    for (let count = 0; count < 3; count++) await foyer.event({ by });
    return { organizationId: by.organizationId, when: "ahead", search: "event", limit: 2 };
  }),
  "events.create": asOwner(({ organizationId }) => ({
    organizationId,
    name: "Garden party",
    startsAt: inTheFuture,
    timeZone: "Europe/Berlin",
    capacity: 3,
  })),
  "events.get": atEvent(),
  "events.update": atEvent({ location: "The garden", capacity: 5 }),
  "events.remove": atEvent(),
  "events.attendees.list": atEvent({ isVip: false, search: "ada", limit: 1 }),
  "events.attendees.export": atEvent({ checkedIn: false }),
  "events.attendees.remove": ofAttendee(),
  "events.attendees.checkIn": ofAttendee({ checkedIn: true }),
  "events.waitingList": async () => {
    const { account, input } = await atEvent()();
    const eventId = String(input?.["eventId"]);
    if (!account) throw new Error("Nobody has this event.");
    for (let count = 0; count < 2; count++) {
      const { id } = await foyer.eventInvitation({ by: account, eventId, fullName: "Grace" });
      await foyer.callerFor(null).invitations.joinWaitingList({ token: foyer.linkOf(id) });
    }
    return { account, input: { eventId, limit: 1 } };
  },
  "mail.settings.get": ofOrganization(),
  "mail.settings.update": ofOrganization({ from: { name: "Example" } }),
  "mail.settings.test": ofOrganization(),
  "mail.deliveries.list": asOwner(async (by) => {
    await foyer.failedDelivery({ by });
    return { organizationId: by.organizationId, status: "failed", purpose: "invitation", limit: 1 };
  }),
  "mail.deliveries.export": asOwner(async (by) => {
    await foyer.failedDelivery({ by });
    return { organizationId: by.organizationId, status: "failed" };
  }),
  "mail.deliveries.get": withFailedDelivery(),
  "mail.deliveries.retry": withFailedDelivery(),
  "mail.suppressions.list": asOwner(async (by) => {
    const { organizationId } = await foyer.suppression({ by });
    return { organizationId, reason: "added", limit: 1 };
  }),
  "mail.suppressions.add": ofOrganization({ email: "eve@example.com" }),
  "mail.suppressions.lift": asOwner((by) => foyer.suppression({ by })),
  "mail.optOut.view": withOptOut,
  "mail.optOut.confirm": withOptOut,
  "mail.optOut.undo": withOptOut,
  "mail.templates.list": ofOrganization(),
  "mail.templates.get": ofOrganization(template),
  "mail.templates.update": ofOrganization({ ...template, texts }),
  "mail.templates.preview": ofOrganization({ ...template, texts, color: "#1f5c46" }),
  "mail.templates.reset": ofOrganization(template),
  "mail.brand.get": ofOrganization(),
  "mail.brand.update": ofOrganization({ color: "#1f5c46" }),
  "account.notifications.get": ofOrganization(),
  "account.notifications.update": ofOrganization({ answers: "daily" }),
  "webhooks.list": asOwner(async (by) => {
    for (let count = 0; count < 2; count++) await foyer.webhook({ by });
    return { organizationId: by.organizationId, limit: 1 };
  }),
  "webhooks.create": ofOrganization({ url: "https://hooks.example.com/", events: ["invitation.sent"] }),
  "webhooks.get": ofWebhook(),
  "webhooks.update": ofWebhook({ enabled: false }),
  "webhooks.remove": ofWebhook(),
  "webhooks.rotateSecret": ofWebhook(),
  "webhooks.test": ofWebhook(),
  "webhooks.deliveries.list": asOwner(async (by) => {
    const { organizationId } = await foyer.failedWebhookDelivery({ by });
    return { organizationId, status: "failed", type: "webhook.test", limit: 1 };
  }),
  "webhooks.deliveries.get": asOwner((by) => foyer.failedWebhookDelivery({ by })),
  "webhooks.deliveries.redeliver": asOwner((by) => foyer.failedWebhookDelivery({ by })),
  "system.info": async () => ({}),
};

describe("REST answers what tRPC answers", () => {
  test("and every procedure is tried", () => {
    expect(Object.keys(successes).toSorted()).toEqual(
      restRoutes.map(({ procedure }) => procedure).toSorted(),
    );
  });

  const check = checksBy(openApiDocument("https://foyer.example"));
  test.each(
    restRoutes.map(({ procedure, status, isTable, path, method }) => ({
      procedure,
      status,
      isTable,
      path,
      method,
    })),
  )(
    "$procedure, with $status, as the document says [S4.7] [S3.8]",
    async ({ procedure, status, isTable, path, method }) => {
      const prepare = successes[procedure];
      if (!prepare) throw new Error(`Nobody has prepared ${procedure}.`);
      const [overRest, overTrpc] = [await prepare(), await prepare()];

      const rest = await (await visitor(overRest)).rest(procedure, overRest.input);
      const trpc = await (await visitor(overTrpc)).trpc(procedure, overTrpc.input);

      expect([rest.status, trpc.status]).toEqual([status, 200]);
      const data = field(trpc.body, "result", "data");
      if (status === 204) expect([rest.text, data]).toEqual(["", null]);
      // A table is the file itself.
      else if (isTable)
        expect(withoutChance(rest.text.split("\r\n"))).toEqual(
          withoutChance(`\uFEFF${String(field(data, "csv"))}`.split("\r\n")),
        );
      else {
        expect(withoutChance(rest.body)).toEqual(withoutChance(data));
        const answer = ["responses", String(status), "content", "application/json", "schema"];
        expect(check(["paths", path, method.toLowerCase(), ...answer], rest.body)).toEqual([]);
      }
      expect(cookieNames(rest.headers)).toEqual(cookieNames(trpc.headers));
    },
  );
});

/** Every reason that this door knows, and how to be refused for it. */
const refusals: readonly (readonly [string, string, Prepare])[] = [
  ["invalid_input", "invitations.create", asOwner((owner) => ({ target: target(owner), email: "a@b@c" }))],
  ["invalid_input", "auth.signIn", async () => ({ input: { email: ["a@example.com"], password, role: 1 } })],
  ["invalid_input", "invitations.get", asOwner(() => ({ invitationId: "not an id" }))],
  ["invalid_input", "invitations.accept", withToken({ password: newcomer.password })],
  ["weak_password", "invitations.accept", withToken({ name: "Grace", password: "short" })],
  ["invitation_not_found", "invitations.view", async () => ({ input: { token: "nothing" } })],
  ["invitation_not_found", "invitations.accept", async () => ({ input: { token: "nothing" } })],
  ["invitation_expired", "invitations.accept", ended("expired")],
  ["invitation_cancelled", "invitations.accept", ended("cancelled")],
  ["invitation_declined", "invitations.decline", ended("declined")],
  ["invitation_accepted", "invitations.decline", ended("accepted")],
  [
    "email_mismatch",
    "invitations.accept",
    async () => ({ ...(await withToken()()), account: await foyer.owner() }),
  ],
  [
    "sign_in_required",
    "invitations.accept",
    async () => {
      const { email } = await foyer.stranger();
      return { input: { token: foyer.linkOf((await foyer.invitation({ email })).id), ...newcomer } };
    },
  ],
  [
    "inviter_lost_authority",
    "invitations.accept",
    async () => {
      const by = await foyer.owner();
      const { id } = await foyer.invitation({ by });
      await foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${by.userId}`;
      return { input: { token: foyer.linkOf(id), ...newcomer } };
    },
  ],
  [
    "already_invited",
    "invitations.create",
    asOwner(async (by) => ({ target: target(by), email: (await foyer.invitation({ by })).email })),
  ],
  [
    "already_invited",
    "people.create",
    asOwner(async (by) => ({
      organizationId: by.organizationId,
      name: "Grace",
      role: "member",
      email: (await foyer.invitation({ by })).email,
    })),
  ],
  [
    "already_member",
    "invitations.create",
    asOwner((owner) => ({ target: target(owner), email: owner.email })),
  ],
  [
    "resend_limit_reached",
    "invitations.resend",
    async () => {
      const account = await foyer.owner({ organizationId: await foyer.organization({ resendLimit: 0 }) });
      return { account, input: { invitationId: (await foyer.invitation({ by: account })).id } };
    },
  ],
  [
    "not_pending",
    "invitations.cancel",
    asOwner(async (by) => {
      const { id: invitationId } = await foyer.invitation({ by });
      await foyer.callerFor(by).invitations.cancel({ invitationId });
      return { invitationId };
    }),
  ],
  ["unauthenticated", "account.profile", async () => ({})],
  ["unauthenticated", "organizations.get", async () => ({ input: { organizationId: notThere } })],
  ["invalid_credentials", "auth.signIn", async () => ({ input: { email: foyer.address(), password } })],
  ["forbidden", "people.list", async () => member((organizationId) => ({ organizationId }))],
  [
    "forbidden",
    "organizations.update",
    async () => member((organizationId) => ({ organizationId, name: "Mine" })),
  ],
  [
    "account_disabled",
    "organizations.get",
    async () => {
      const account = await foyer.owner({ active: false });
      return { account, input: { organizationId: account.organizationId } };
    },
  ],
  ["not_found", "organizations.get", asOwner(async () => ({ organizationId: await foyer.organization() }))],
  ["not_found", "invitations.get", asOwner(async () => ({ invitationId: (await foyer.invitation()).id }))],
  ["not_found", "invitations.cancel", asOwner(() => ({ invitationId: notThere }))],
  ["not_found", "people.get", asOwner(({ organizationId }) => ({ organizationId, userId: notThere }))],
];

describe("REST refuses as tRPC refuses, for the reasons that the document lists", () => {
  const documented = restRoutes.flatMap((route) => {
    const fields = Object.keys(route.input instanceof z.ZodObject ? route.input.shape : {});
    const reasons = [...reasonsOf(route, noteOn(route.procedure), fields)];
    return reasons.flatMap(([status, each]) => each.map((reason) => [route.procedure, status, reason]));
  });
  test.each(refusals.map(([reason, procedure, prepare]) => ({ reason, procedure, prepare })))(
    "$reason, by $procedure",
    async ({ reason, procedure, prepare }) => {
      const [overRest, overTrpc] = [await prepare(), await prepare()];
      const rest = await (await visitor(overRest)).rest(procedure, overRest.input);
      const trpc = await (await visitor(overTrpc)).trpc(procedure, overTrpc.input);

      const { message, code, data, ...told } = objectIn(rest.body);
      expect(rest.status).toBe(statusOf(reason));
      expect(documented).toContainEqual([procedure, rest.status, reason]);
      expect({ message, code, ...told }).toMatchObject({
        message: expect.stringMatching(/\w/),
        code: expect.stringMatching(/^[A-Z_]+$/),
        reason,
      });
      expect(withoutChance(field(trpc.body, "error", "message"))).toEqual(withoutChance(message));
      expect(withoutChance(field(trpc.body, "error", "data"))).toEqual(
        withoutChance({ code, httpStatus: rest.status, ...told, ...objectIn(data ?? {}) }),
      );
      expect(trpc.status).toBe(rest.status);
      expect("issues" in told).toBe(reason === "invalid_input" || reason === "weak_password");
    },
  );

  test("already_invited names the invitation in the way, in both [S4.5]", async () => {
    const by = await foyer.owner();
    const { id: invitationId, email } = await foyer.invitation({ by });
    const owner = await visitor({ account: by });
    const input = { target: target(by), email: email.toUpperCase() };
    expect((await owner.rest("invitations.create", input)).body).toMatchObject({ data: { invitationId } });
    expect((await owner.trpc("invitations.create", input)).body).toMatchObject({
      error: { data: { invitationId } },
    });
  });
});

describe("a program that says JSON and sends nothing", () => {
  test.each(["invitations.remind", "invitations.cancel", "auth.signOut"])(
    "is understood: %s",
    async (procedure) => {
      const { account, input } = await withInvitation()();
      const visit = await visitor({ account: account ?? (await foyer.owner()) });
      const { status, path, method } = restRoutes.find((each) => each.procedure === procedure) ?? {};
      const url = `/api${path?.replace("{invitationId}", String(input?.["invitationId"]))}`;
      const answer = await visit.ask({
        method: method ?? "POST",
        url,
        headers: { "content-type": "application/json" },
      });
      expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
    },
  );
});

test("the OpenAPI document is served", async () => {
  const { ask } = await visitor({});
  expect(await ask({ url: "/api/openapi.json" })).toMatchObject({
    status: 200,
    body: { openapi: expect.stringMatching(/^3\.1/), servers: [{ url: "https://foyer.example/api" }] },
  });
});

function visitor({ account, half = false }: Pick<Prepared, "account" | "half">) {
  return visitorOf(app(), { services: foyer.services, account: account ?? null, half });
}

async function member(input: (organizationId: string) => Input): Promise<Prepared> {
  const account = await foyer.member();
  return { account, input: input(account.organizationId) };
}

/** The link of an invitation that has ended in this way. */
function ended(status: "expired" | "cancelled" | "declined" | "accepted"): Prepare {
  return async () => {
    const { id } = await foyer.invitation();
    if (status === "expired") await foyer.letPass("169 hours", id);
    else await foyer.sql`UPDATE invitations SET status = ${status}::invitation_status WHERE id = ${id}`;
    return { input: { token: foyer.linkOf(id) } };
  };
}

function statusOf(reason: string): number | undefined {
  return Object.entries(reasons).find(([each]) => each === reason)?.[1];
}

/** What is drawn by lot, and shown once. */
const drawn = new Set([
  "otpauthUri",
  "qrCodeSvg",
  "manualEntryKey",
  "recoveryCodes",
  "key",
  "hint",
  "secret",
]);

/** What two runs of the same call have in common: ids, times, links and made-up addresses are numbered as they come. */
function withoutChance(value: unknown): unknown {
  const known = new Map<string, string>();
  const chance =
    /[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+Z|\b\d{8}T\d{6}Z|[a-z]+\.\d+@example\.com|#[\w-]{48}|eyJ[\w-]+|\b[A-Z][a-z]+ \d+\b/g;
  const numbered = (found: string) => {
    // Two instants may fall into one millisecond.
    if (/^\d{4}-|^\d{8}T/.test(found)) return "a time";
    if (!known.has(found)) known.set(found, `#${known.size}`);
    return known.get(found) ?? "";
  };
  const text = JSON.stringify(value, (name, each: unknown) => (drawn.has(name) ? "drawn by lot" : each));
  return JSON.parse(text.replace(chance, numbered));
}

function cookieNames(headers: Readonly<Record<string, unknown>>): string[] {
  const cookies = [headers["set-cookie"] ?? []].flat().filter((cookie) => typeof cookie === "string");
  return cookies.map((cookie) => cookie.split("=")[0] ?? "");
}

function field(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => objectIn(at)[name], value);
}

function objectIn(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new Error(`No object: ${JSON.stringify(value)}`);
  return { ...value };
}
