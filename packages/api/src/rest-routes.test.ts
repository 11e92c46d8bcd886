import { Failure } from "@foyer/contract/failures";
import { contextOfFoyer, fromNowhere } from "@foyer/domain/context";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { callRest, type RestRoute, restRoutes } from "./rest-routes.ts";
import { appRouter } from "./root.ts";

const foyer = testFoyer();

/** The contract's table, as far as its procedures exist: what clients rely on. */
const contract = [
  ["invitations.view", "GET", "/invitations/verify/{token}", 200],
  ["invitations.accept", "POST", "/invitations/accept", 200],
  ["invitations.decline", "POST", "/invitations/decline", 200],
  ["invitations.requestLink", "POST", "/invitations/request-link", 200],
  ["invitations.create", "POST", "/invitations", 201],
  ["invitations.createMany", "POST", "/invitations/bulk", 200],
  ["invitations.list", "GET", "/invitations", 200],
  ["invitations.stats", "GET", "/invitations/stats", 200],
  ["invitations.bulk", "POST", "/invitations/bulk-actions", 200],
  ["invitations.previewImport", "POST", "/invitations/import/preview", 200],
  ["invitations.import", "POST", "/invitations/import", 200],
  ["invitations.export", "GET", "/invitations/export", 200],
  ["invitations.get", "GET", "/invitations/{invitationId}", 200],
  ["invitations.update", "PATCH", "/invitations/{invitationId}", 200],
  ["invitations.cancel", "DELETE", "/invitations/{invitationId}", 204],
  ["invitations.resend", "POST", "/invitations/{invitationId}/resend", 200],
  ["invitations.remind", "POST", "/invitations/{invitationId}/remind", 200],
  ["invitations.copyLink", "POST", "/invitations/{invitationId}/link", 200],
  ["invitations.redeem", "POST", "/invitations/redeem", 200],
  ["auth.signIn", "POST", "/auth/sign-in", 200],
  ["auth.verifyMfa", "POST", "/auth/mfa", 200],
  ["auth.requestPasswordReset", "POST", "/auth/password-reset", 200],
  ["auth.resetPassword", "POST", "/auth/password-reset/complete", 200],
  ["auth.signOut", "POST", "/auth/sign-out", 200],
  ["auth.me", "GET", "/auth/me", 200],
  ["account.profile", "GET", "/account/profile", 200],
  ["account.updateProfile", "PUT", "/account/profile", 200],
  ["account.changePassword", "POST", "/account/password", 204],
  ["account.sessions", "GET", "/account/sessions", 200],
  ["account.revokeSession", "DELETE", "/account/sessions/{sessionId}", 204],
  ["account.revokeOtherSessions", "DELETE", "/account/sessions", 204],
  ["account.loginHistory", "GET", "/account/login-history", 200],
  ["account.mfa.status", "GET", "/account/mfa", 200],
  ["account.mfa.enroll", "POST", "/account/mfa/enroll", 200],
  ["account.mfa.confirm", "POST", "/account/mfa/confirm", 200],
  ["account.mfa.regenerateRecoveryCodes", "POST", "/account/mfa/recovery-codes", 200],
  ["account.mfa.disable", "POST", "/account/mfa/disable", 204],
  ["account.apiKeys.create", "POST", "/account/api-keys", 201],
  ["account.apiKeys.list", "GET", "/account/api-keys", 200],
  ["account.apiKeys.revoke", "DELETE", "/account/api-keys/{apiKeyId}", 204],
  ["account.invitations", "GET", "/account/invitations", 200],
  ["organizations.list", "GET", "/organizations", 200],
  ["organizations.create", "POST", "/organizations", 201],
  ["organizations.get", "GET", "/organizations/{organizationId}", 200],
  ["organizations.update", "PATCH", "/organizations/{organizationId}", 200],
  ["people.list", "GET", "/organizations/{organizationId}/people", 200],
  ["people.get", "GET", "/organizations/{organizationId}/people/{userId}", 200],
  ["people.create", "POST", "/organizations/{organizationId}/people", 201],
  ["people.update", "PATCH", "/organizations/{organizationId}/people/{userId}", 200],
  ["people.setActive", "POST", "/organizations/{organizationId}/people/set-active", 200],
  ["people.remove", "DELETE", "/organizations/{organizationId}/people/{userId}", 204],
  ["people.loginHistory", "GET", "/organizations/{organizationId}/people/{userId}/login-history", 200],
  ["people.resetMfa", "POST", "/organizations/{organizationId}/people/{userId}/reset-mfa", 204],
  [
    "people.signOutEverywhere",
    "POST",
    "/organizations/{organizationId}/people/{userId}/sign-out-everywhere",
    204,
  ],
  ["spaces.list", "GET", "/spaces", 200],
  ["spaces.create", "POST", "/spaces", 201],
  ["spaces.get", "GET", "/spaces/{spaceId}", 200],
  ["spaces.update", "PATCH", "/spaces/{spaceId}", 200],
  ["spaces.remove", "DELETE", "/spaces/{spaceId}", 204],
  ["spaces.members.list", "GET", "/spaces/{spaceId}/members", 200],
  ["spaces.members.setRole", "PATCH", "/spaces/{spaceId}/members/{userId}", 200],
  ["spaces.members.remove", "DELETE", "/spaces/{spaceId}/members/{userId}", 204],
  ["spaces.leave", "POST", "/spaces/{spaceId}/leave", 204],
  ["events.list", "GET", "/events", 200],
  ["events.create", "POST", "/events", 201],
  ["events.get", "GET", "/events/{eventId}", 200],
  ["events.update", "PATCH", "/events/{eventId}", 200],
  ["events.remove", "DELETE", "/events/{eventId}", 204],
  ["events.attendees.list", "GET", "/events/{eventId}/attendees", 200],
  ["events.attendees.remove", "DELETE", "/events/{eventId}/attendees/{attendeeId}", 204],
  ["events.attendees.export", "GET", "/events/{eventId}/attendees/export", 200],
  ["security.policy.get", "GET", "/organizations/{organizationId}/security", 200],
  ["security.policy.update", "PATCH", "/organizations/{organizationId}/security", 200],
  ["audit.list", "GET", "/organizations/{organizationId}/audit", 200],
  ["mail.settings.get", "GET", "/organizations/{organizationId}/mail", 200],
  ["mail.settings.update", "PATCH", "/organizations/{organizationId}/mail", 200],
  ["mail.settings.test", "POST", "/organizations/{organizationId}/mail/test", 200],
  ["mail.deliveries.list", "GET", "/organizations/{organizationId}/mail/deliveries", 200],
  ["mail.deliveries.get", "GET", "/organizations/{organizationId}/mail/deliveries/{deliveryId}", 200],
  [
    "mail.deliveries.retry",
    "POST",
    "/organizations/{organizationId}/mail/deliveries/{deliveryId}/retry",
    200,
  ],
  ["mail.templates.list", "GET", "/organizations/{organizationId}/mail/templates", 200],
  ["mail.templates.get", "GET", "/organizations/{organizationId}/mail/templates/{kind}/{language}", 200],
  ["mail.templates.update", "PUT", "/organizations/{organizationId}/mail/templates/{kind}/{language}", 200],
  [
    "mail.templates.preview",
    "POST",
    "/organizations/{organizationId}/mail/templates/{kind}/{language}/preview",
    200,
  ],
  ["mail.templates.reset", "DELETE", "/organizations/{organizationId}/mail/templates/{kind}/{language}", 200],
  ["system.info", "GET", "/system", 200],
] as const;

/** What Foyer has beside it: decision 4, and what the pages about people's accounts, events, mail, files and numbers need. */
const ofOurOwn = [
  ["invitations.recordOpened", "POST", "/invitations/opened", 200],
  ["invitations.joinWaitingList", "POST", "/invitations/waiting-list", 200],
  ["invitations.calendar", "GET", "/invitations/calendar/{token}", 200],
  ["events.attendees.checkIn", "POST", "/events/{eventId}/attendees/{attendeeId}/check-in", 200],
  ["events.waitingList", "GET", "/events/{eventId}/waiting-list", 200],
  ["invitations.compare", "GET", "/invitations/stats/compare", 200],
  ["invitations.exportComparison", "GET", "/invitations/stats/compare/export", 200],
  ["invitations.imports.list", "GET", "/invitations/imports", 200],
  ["invitations.imports.get", "GET", "/invitations/imports/{importId}", 200],
  ["invitations.imports.rows", "GET", "/invitations/imports/{importId}/rows", 200],
  ["invitations.imports.exportRows", "GET", "/invitations/imports/{importId}/rows/export", 200],
  ["invitations.imports.cancel", "POST", "/invitations/imports/{importId}/cancel", 200],
  ["people.export", "GET", "/organizations/{organizationId}/people/export", 200],
  ["mail.deliveries.export", "GET", "/organizations/{organizationId}/mail/deliveries/export", 200],
  ["audit.export", "GET", "/organizations/{organizationId}/audit/export", 200],
  ["security.lockouts.list", "GET", "/organizations/{organizationId}/security/lockouts", 200],
  ["security.lockouts.lift", "POST", "/organizations/{organizationId}/security/lockouts/{userId}/lift", 204],
  ["account.notifications.get", "GET", "/account/notifications/{organizationId}", 200],
  ["account.notifications.update", "PUT", "/account/notifications/{organizationId}", 200],
  ["mail.suppressions.list", "GET", "/organizations/{organizationId}/mail/suppressions", 200],
  ["mail.suppressions.add", "POST", "/organizations/{organizationId}/mail/suppressions", 200],
  [
    "mail.suppressions.lift",
    "DELETE",
    "/organizations/{organizationId}/mail/suppressions/{suppressionId}",
    204,
  ],
  ["mail.optOut.view", "GET", "/opt-outs/{token}", 200],
  ["mail.optOut.confirm", "PUT", "/opt-outs/{token}", 200],
  ["mail.optOut.undo", "DELETE", "/opt-outs/{token}", 200],
  ["mail.brand.get", "GET", "/organizations/{organizationId}/mail/brand", 200],
  ["mail.brand.update", "PATCH", "/organizations/{organizationId}/mail/brand", 200],
  ["webhooks.list", "GET", "/organizations/{organizationId}/webhooks", 200],
  ["webhooks.create", "POST", "/organizations/{organizationId}/webhooks", 201],
  ["webhooks.get", "GET", "/organizations/{organizationId}/webhooks/{webhookId}", 200],
  ["webhooks.update", "PATCH", "/organizations/{organizationId}/webhooks/{webhookId}", 200],
  ["webhooks.remove", "DELETE", "/organizations/{organizationId}/webhooks/{webhookId}", 204],
  ["webhooks.rotateSecret", "POST", "/organizations/{organizationId}/webhooks/{webhookId}/secret", 200],
  ["webhooks.test", "POST", "/organizations/{organizationId}/webhooks/{webhookId}/test", 200],
  ["webhooks.deliveries.list", "GET", "/organizations/{organizationId}/webhook-deliveries", 200],
  [
    "webhooks.deliveries.get",
    "GET",
    "/organizations/{organizationId}/webhook-deliveries/{webhookDeliveryId}",
    200,
  ],
  [
    "webhooks.deliveries.redeliver",
    "POST",
    "/organizations/{organizationId}/webhook-deliveries/{webhookDeliveryId}/redeliver",
    200,
  ],
] as const;

describe("every procedure", () => {
  test("has exactly the REST method, path and status that the contract names [S4.7]", () => {
    const routes = restRoutes.map(({ procedure, method, path, status }) => [procedure, method, path, status]);
    expect(routes.toSorted()).toEqual([...contract, ...ofOurOwn].toSorted());
  });

  test("is in REST: nothing is left for tRPC alone but what is a stream of changes", () => {
    expect([...restRoutes.map(({ procedure }) => procedure), "activity.stream"].toSorted()).toEqual(
      Object.keys(appRouter._def.procedures).toSorted(),
    );
  });

  test("that changes something is a mutation and no GET, and a query is a GET", () => {
    for (const { procedure, type, method } of restRoutes)
      expect([procedure, type === "query"]).toEqual([procedure, method === "GET"]);
  });
});

describe("path, query and body are one input", () => {
  test("numbers and yes or no are read from a query string, and nothing else is", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    for (let count = 0; count < 3; count++) await foyer.invitation({ by: owner, expiresInHours: 2 });
    const list = (query: unknown) => call("invitations.list", { query }, owner);
    expect(await list({ organizationId, limit: "2", attention: "true" })).toMatchObject({
      items: [{ organizationId }, { organizationId }],
      nextCursor: expect.any(String),
    });
    expect(await list({ organizationId, attention: "false" })).toMatchObject({ nextCursor: null });
  });

  test.each([
    { limit: "many" },
    { limit: "" },
    { limit: "2.5" },
    { limit: "0" },
    { limit: "101" },
    { limit: "1e3" },
    { limit: "Infinity" },
    { limit: ["1", "2"] },
    { attention: "yes" },
    { attention: "" },
    { search: ["a", "b"] },
    { organizationId: ["a", "b"] },
    { cursor: "not a cursor" },
    { cursor: "" },
    { unknown: "1" },
    { "limit[]": "1" },
  ])("%j is refused", async (query) => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const listed = call("invitations.list", { query: { organizationId, ...query } }, owner);
    expect(await refusalOf(listed)).toMatchObject({
      reason: "invalid_input",
      status: 400,
      issues: [{ path: expect.any(String), message: expect.any(String) }],
    });
  });

  test("what stands in the path can't be replaced by the body", async () => {
    const owner = await foyer.owner();
    const mine = await foyer.invitation({ by: owner });
    const other = await foyer.invitation({ by: owner });
    await call(
      "invitations.cancel",
      {
        params: { invitationId: mine.id },
        body: { invitationId: other.id },
      },
      owner,
    );
    const { invitations } = foyer.callerFor(owner);
    expect(await invitations.get({ invitationId: mine.id })).toMatchObject({ status: "cancelled" });
    expect(await invitations.get({ invitationId: other.id })).toMatchObject({ status: "pending" });
  });

  test.each([[["an", "array"]], ["text"], [7], [true]])(
    "a body that is no object is refused: %j",
    async (body) => {
      expect(await refusalOf(call("auth.signOut", { body }))).toMatchObject({ reason: "invalid_input" });
    },
  );

  test("an unknown key is refused by its name, wherever it stands", async () => {
    for (const [procedure, where] of [
      ["auth.me", "query"],
      ["auth.signOut", "body"],
      ["auth.signOut", "params"],
    ] as const) {
      expect(await refusalOf(call(procedure, { [where]: { more: 1 } }))).toMatchObject({
        reason: "invalid_input",
        issues: [{ path: "more", message: "There is no such field." }],
      });
    }
  });

  test("a password in the query string of a change is refused: proxies keep those", async () => {
    const query = { email: "ada@example.com", password: "correct horse battery staple" };
    expect(await refusalOf(call("auth.signIn", { query }))).toMatchObject({
      reason: "invalid_input",
      issues: [{ path: "email", message: "Belongs into the body." }],
    });
  });

  test.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"])(
    "the key %s is unknown like any other, and reaches no prototype",
    async (key) => {
      const hostile: unknown = JSON.parse(`{"${key}": {"isAdmin": true}}`);
      for (const where of ["query", "body"] as const) {
        expect(await endOf(call("auth.signOut", { [where]: hostile }))).toBe("invalid_input");
      }
      expect(Reflect.get({}, "isAdmin")).toBeUndefined();
    },
  );

  test("no input at all is an empty one", async () => {
    for (const body of [undefined, null, {}])
      expect(await call("auth.signOut", { body })).toEqual({ status: "signed_out" });
  });
});

test("a refusal of the act is the procedure's own", async () => {
  const refused = call("auth.signIn", { body: { email: foyer.address(), password: "wrong" } });
  await expect(refused).rejects.toMatchObject({ cause: expect.any(Failure) });
});

function routeOf(procedure: string): RestRoute {
  const route = restRoutes.find((each) => each.procedure === procedure);
  if (!route) throw new Error(`${procedure} has no route.`);
  return route;
}

type Request = { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown };

/** What REST answers to somebody, or to nobody in particular. */
async function call(
  procedure: string,
  { params, query, body }: Request,
  account: { readonly userId: string } | null = null,
): Promise<unknown> {
  const cookie = account ? await foyer.services.sessions.start(account.userId, fromNowhere) : undefined;
  const caller = await foyer.services.sessions.find({ ...fromNowhere, cookies: cookie?.split(";")[0] });
  const ctx = { ...contextOfFoyer(foyer.services), caller };
  return callRest(routeOf(procedure), ctx, { params, query, body });
}
