import { restRoutes } from "@foyer/api/rest-routes";
import { dumpOf } from "@foyer/testing/dump";
import type { Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../test/test-app.ts";
import { type Input, restRequest, trpcRequest, type Visitor, visitorOf } from "../../test/visitor.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));

let owner: Person;
let open: { readonly id: string; readonly token: string };
let expired: { readonly id: string; readonly token: string };
/** A space, an event and an invitation to that, and a file that was imported. */
let places: {
  readonly spaceId: string;
  readonly eventId: string;
  readonly token: string;
  readonly importId: string;
};
/** A message that did not arrive, an address on the list, and a link to opt out. */
let mail: { readonly deliveryId: string; readonly suppressionId: string; readonly token: string };
/** Somebody who has come to an application. */
let arrived: { readonly code: string };
let told: { readonly webhookId: string; readonly webhookDeliveryId: string };
let visitor: Visitor;
let nobody: Visitor;

beforeAll(async () => {
  owner = await foyer.owner();
  const invite = async () => {
    const { id } = await foyer.invitation({ by: owner });
    return { id, token: foyer.linkOf(id) };
  };
  [open, expired] = [await invite(), await invite()];
  await foyer.letPass("169 hours", expired.id);
  const { spaceId } = await foyer.space({ by: owner });
  const { eventId } = await foyer.event({ by: owner });
  const { id } = await foyer.eventInvitation({ by: owner, eventId });
  const importId = await foyer.imported({ by: owner });
  places = { spaceId, eventId, token: foyer.linkOf(id), importId };
  const { deliveryId } = await foyer.failedDelivery({ by: owner });
  const { suppressionId } = await foyer.suppression({ by: owner });
  mail = { deliveryId, suppressionId, token: foyer.optOutOf(open.id) };
  const { webhookId } = await foyer.webhook({ by: owner });
  const { webhookDeliveryId } = await foyer.failedWebhookDelivery({ by: owner });
  told = { webhookId, webhookDeliveryId };
  arrived = await foyer.arrival({ by: owner });
  const { services } = foyer;
  visitor = await visitorOf(app(), { services, account: owner });
  nobody = await visitorOf(app(), { services });
});

const file = () => ({
  target: { kind: "organization", organizationId: owner.organizationId, role: "member" },
  csv: "email\nfiled@example.com",
});

const byWebhook = () => ({ organizationId: owner.organizationId, webhookId: told.webhookId });
const toldOf = () => ({
  organizationId: owner.organizationId,
  webhookDeliveryId: told.webhookDeliveryId,
});

/** An input for every query, and for every mutation that somebody might try to reach by GET. */
const inputs: Readonly<Record<string, () => Input>> = {
  "account.notifications.get": () => ({ organizationId: owner.organizationId }),
  "account.notifications.update": () => ({ organizationId: owner.organizationId, answers: "never" }),
  "account.updateProfile": () => ({ name: "Changed" }),
  "audit.list": () => ({ organizationId: owner.organizationId }),
  "audit.export": () => ({ organizationId: owner.organizationId }),
  "events.attendees.export": () => ({ eventId: places.eventId }),
  "events.attendees.list": () => ({ eventId: places.eventId }),
  "events.get": () => ({ eventId: places.eventId }),
  "events.list": () => ({ organizationId: owner.organizationId }),
  "events.remove": () => ({ eventId: places.eventId }),
  "events.waitingList": () => ({ eventId: places.eventId }),
  "invitations.accept": () => ({ token: open.token, name: "Eve", password: "a password for the newcomer" }),
  "invitations.calendar": () => ({ token: places.token }),
  "invitations.cancel": () => ({ invitationId: open.id }),
  "invitations.copyLink": () => ({ invitationId: open.id }),
  "invitations.create": () => ({
    target: { kind: "organization", organizationId: owner.organizationId, role: "member" },
    email: "new@example.com",
  }),
  "invitations.decline": () => ({ token: open.token }),
  "invitations.bulk": () => ({ invitationIds: [open.id], action: "cancel" }),
  "invitations.compare": () => ({ organizationId: owner.organizationId, by: "space" }),
  "invitations.export": () => ({ organizationId: owner.organizationId }),
  "invitations.exportComparison": () => ({ organizationId: owner.organizationId, by: "door" }),
  "invitations.get": () => ({ invitationId: open.id }),
  "invitations.import": () => ({ ...file(), sendAfterSeconds: 1 }),
  "invitations.imports.cancel": () => ({ importId: places.importId }),
  "invitations.imports.exportRows": () => ({ importId: places.importId }),
  "invitations.imports.get": () => ({ importId: places.importId }),
  "invitations.imports.list": () => ({ organizationId: owner.organizationId }),
  "invitations.imports.rows": () => ({ importId: places.importId }),
  "invitations.list": () => ({ organizationId: owner.organizationId }),
  "invitations.previewImport": file,
  "invitations.recordOpened": () => ({ token: open.token }),
  "invitations.redeem": () => ({ code: arrived.code }),
  "invitations.remind": () => ({ invitationId: open.id }),
  "invitations.requestLink": () => ({ token: expired.token }),
  "invitations.resend": () => ({ invitationId: expired.id }),
  "invitations.stats": () => ({ organizationId: owner.organizationId }),
  "invitations.update": () => ({ invitationId: open.id, role: "admin" }),
  "invitations.view": () => ({ token: open.token }),
  "mail.brand.get": () => ({ organizationId: owner.organizationId }),
  "mail.brand.update": () => ({ organizationId: owner.organizationId, color: "#102030" }),
  "mail.deliveries.export": () => ({ organizationId: owner.organizationId }),
  "mail.deliveries.get": () => ({ organizationId: owner.organizationId, deliveryId: mail.deliveryId }),
  "mail.deliveries.list": () => ({ organizationId: owner.organizationId }),
  "mail.deliveries.retry": () => ({ organizationId: owner.organizationId, deliveryId: mail.deliveryId }),
  "mail.optOut.confirm": () => ({ token: mail.token }),
  "mail.optOut.undo": () => ({ token: mail.token }),
  "mail.optOut.view": () => ({ token: mail.token }),
  "mail.settings.get": () => ({ organizationId: owner.organizationId }),
  "mail.settings.test": () => ({ organizationId: owner.organizationId }),
  "mail.settings.update": () => ({ organizationId: owner.organizationId, provider: "server_default" }),
  "mail.suppressions.add": () => ({ organizationId: owner.organizationId, email: "new@example.com" }),
  "mail.suppressions.lift": () => ({
    organizationId: owner.organizationId,
    suppressionId: mail.suppressionId,
  }),
  "mail.suppressions.list": () => ({ organizationId: owner.organizationId }),
  "mail.templates.get": () => ({ organizationId: owner.organizationId, kind: "invitation", language: "de" }),
  "mail.templates.list": () => ({ organizationId: owner.organizationId }),
  "mail.templates.preview": () => ({
    organizationId: owner.organizationId,
    kind: "invitation",
    language: "de",
  }),
  "mail.templates.reset": () => ({
    organizationId: owner.organizationId,
    kind: "invitation",
    language: "de",
  }),
  "organizations.create": () => ({ name: "Another" }),
  "organizations.get": () => ({ organizationId: owner.organizationId }),
  "organizations.update": () => ({ organizationId: owner.organizationId, name: "Changed" }),
  "people.create": () => ({
    organizationId: owner.organizationId,
    email: "new@example.com",
    name: "Eve",
    role: "member",
  }),
  "people.export": () => ({ organizationId: owner.organizationId }),
  "people.get": () => ({ organizationId: owner.organizationId, userId: owner.userId }),
  "people.list": () => ({ organizationId: owner.organizationId }),
  "people.loginHistory": () => ({ organizationId: owner.organizationId, userId: owner.userId }),
  "security.lockouts.list": () => ({ organizationId: owner.organizationId }),
  "security.policy.get": () => ({ organizationId: owner.organizationId }),
  "spaces.get": () => ({ spaceId: places.spaceId }),
  "spaces.leave": () => ({ spaceId: places.spaceId }),
  "spaces.list": () => ({ organizationId: owner.organizationId }),
  "spaces.members.list": () => ({ spaceId: places.spaceId }),
  "spaces.remove": () => ({ spaceId: places.spaceId }),
  "webhooks.create": () => ({
    organizationId: owner.organizationId,
    url: "https://hooks.example.com/",
  }),
  "webhooks.deliveries.get": toldOf,
  "webhooks.deliveries.list": () => ({ organizationId: owner.organizationId }),
  "webhooks.deliveries.redeliver": toldOf,
  "webhooks.get": byWebhook,
  "webhooks.list": () => ({ organizationId: owner.organizationId }),
  "webhooks.remove": byWebhook,
  "webhooks.rotateSecret": byWebhook,
  "webhooks.test": byWebhook,
  "webhooks.update": () => ({ ...byWebhook(), enabled: false }),
};
const inputOf = (procedure: string) => inputs[procedure]?.() ?? {};

describe("GET and HEAD change nothing [S0.11]", () => {
  test("of every query, over REST and tRPC, which answer", async () => {
    const before = await dumpOf(foyer.url);
    for (const route of restRoutes.filter(({ type }) => type === "query")) {
      const input = inputOf(route.procedure);
      for (const request of [restRequest(route, input), trpcRequest(route, input)]) {
        const answers = [
          await visitor.ask(request),
          await visitor.ask({ ...request, method: "HEAD" }),
          await nobody.ask(request),
        ];
        const [asOwner, head] = answers.map(({ status }) => status);
        expect([route.procedure, asOwner]).toEqual([route.procedure, 200]);
        if (request.url.startsWith("/api")) expect(head).toBe(200);
      }
    }
    expect(await dumpOf(foyer.url)).toEqual(before);
  });

  test("of every mutation, however its method is disguised, and it is refused", async () => {
    const before = await dumpOf(foyer.url);
    for (const route of restRoutes.filter(({ type }) => type === "mutation")) {
      const input = inputOf(route.procedure);
      const { url } = restRequest(route, input);
      const disguise = { input: JSON.stringify(input), ...flat(input), _method: "POST" };
      const query = new URLSearchParams(disguise).toString();
      for (const path of [url, `/trpc/${route.procedure}`, `/trpc/${route.procedure}/`]) {
        for (const method of ["GET", "HEAD"] as const) {
          const { status } = await visitor.ask({
            method,
            url: `${path}?${query}`,
            headers: { "x-http-method-override": "POST", "x-method-override": route.method },
          });
          // tRPC answers every HEAD with 204, and runs nothing.
          const nothing = method === "HEAD" && path.startsWith("/trpc") ? [204] : [];
          // Below some addresses stands a query, which reads what is there or finds nothing.
          const reads = restRoutes.some(
            (each) => each.type === "query" && each.path === route.path && path.startsWith("/api"),
          );
          if (!reads)
            expect([method, path, status]).toEqual([
              method,
              path,
              expect.toBeOneOf([400, 404, 405, ...nothing]),
            ]);
          expect(status).toBeLessThan(500);
        }
      }
    }
    expect(await dumpOf(foyer.url)).toEqual(before);
  });

  test("of a batch that mixes queries with a mutation", async () => {
    const before = await dumpOf(foyer.url);
    const input = JSON.stringify({ "1": { invitationId: open.id } });
    const url = `/trpc/auth.me,invitations.cancel?${new URLSearchParams({ batch: "1", input }).toString()}`;
    expect(await visitor.ask({ url })).toMatchObject({ status: 400 });
    expect(await dumpOf(foyer.url)).toEqual(before);
  });

  test.each([
    "/",
    "/accept",
    "/accept?token=TOKEN",
    "/accept/TOKEN",
    "/o/ORGANIZATION/invitations",
    "/index.html",
    "/assets/main-4f6a.js",
    "/healthz",
    "/readyz",
    "/api",
    "/api/openapi.json",
    "/api/invitations/verify/TOKEN?signOut=1",
    "/api/invitations/INVITATION/resend",
    "/api/invitations/accept?token=TOKEN",
    "/api/nothing",
    "/trpc",
    "/trpc/nothing",
    "/nothing/at/all",
  ])("of %s", async (address) => {
    const url = address
      .replace("TOKEN", open.token)
      .replace("INVITATION", open.id)
      .replace("ORGANIZATION", owner.organizationId);
    const before = await dumpOf(foyer.url);
    for (const method of ["GET", "HEAD", "OPTIONS"] as const) {
      for (const who of [visitor, nobody]) expect((await who.ask({ method, url })).status).toBeLessThan(500);
    }
    expect(await dumpOf(foyer.url)).toEqual(before);
  });

  test("of a session whose use was not noted for long, or that has ended", async () => {
    await foyer.sql`UPDATE sessions SET last_used_at = now() - interval '1 hour' WHERE user_id = ${owner.userId}`;
    const over = await foyer.owner();
    const late = await visitorOf(app(), { services: foyer.services, account: over });
    await foyer.sql`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id = ${over.userId}`;
    const before = await dumpOf(foyer.url);
    for (const url of ["/api/auth/me", "/trpc/auth.me", "/api/account/profile"]) {
      await visitor.ask({ url });
      expect(objectIn((await late.ask({ url })).body)).not.toMatchObject({ user: { id: over.userId } });
    }
    expect(await dumpOf(foyer.url)).toEqual(before);

    await visitor.ask({ method: "POST", url: "/trpc/auth.me", payload: {} });
    expect(await dumpOf(foyer.url)).not.toEqual(before);
  });

  test("though a scanner fetches the link ten times", async () => {
    const before = await dumpOf(foyer.url);
    for (let count = 0; count < 10; count++) {
      await nobody.ask({ url: "/accept" });
      expect(await nobody.rest("invitations.view", { token: open.token })).toMatchObject({
        status: 200,
        body: { status: "pending", canAccept: true },
      });
    }
    expect(await dumpOf(foyer.url)).toEqual(before);
  });
});

test("what changes something works by its own method, so the tests above look at the right place", async () => {
  const before = await dumpOf(foyer.url);
  await nobody.rest("invitations.recordOpened", { token: open.token });
  expect(await dumpOf(foyer.url)).not.toEqual(before);
});

function flat(input: Input): Record<string, string> {
  return Object.fromEntries(
    Object.entries(input).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function objectIn(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}
