import { stateOf } from "@foyer/testing/dump";
import {
  byDelivery,
  byEntry,
  byImport,
  byInvitation,
  byOrigin,
  byPerson,
  byWebhook,
  byWebhookDelivery,
  expectNothingThere,
  placesOf,
  tried,
} from "@foyer/testing/isolation";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { appRouter } from "./root.ts";

const foyer = testFoyer();

/** The organization itself, what applications are called at the providers of mail, and the name of a moment. */
const notForeign = new Set(["organizationId", "clientId", "tenantId", "lastEventId"]);

test("no procedure takes an id beside the organization's that is not tried here with a foreign one", () => {
  const named = Object.entries<object>(appRouter._def.procedures).map(([procedure, value]) => {
    const inputs = z.object({ _def: z.object({ inputs: z.array(z.instanceof(z.ZodType)) }) });
    const fields = inputs
      .parse({ ...value })
      ._def.inputs.flatMap((input) =>
        fieldsIn(z.toJSONSchema(input, { io: "input", unrepresentable: "any" })),
      );
    const ids = new Set(fields.filter((field) => /Ids?$/.test(field) && !notForeign.has(field)));
    return [procedure, [...ids].toSorted()] as const;
  });
  expect(Object.fromEntries(named.filter(([, ids]) => ids.length > 0))).toEqual(tried);
});

/** The names of all fields in a JSON schema, however deep. */
function fieldsIn(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]: [string, unknown]) => {
    const isFields = keyword === "properties" && typeof value === "object" && value !== null;
    return [...(isFields ? Object.keys(value) : []), ...fieldsIn(value)];
  });
}

describe("ids of another organization, in an input with one's own", () => {
  test.each(byPerson)(
    "%s finds nobody of another organization, whose people stay as they are",
    async (procedure, rest) => {
      const [here, there] = [await foyer.owner(), await foyer.owner()];
      const theirs = await foyer.member({ organizationId: there.organizationId });
      await foyer.authenticator(theirs);
      await foyer.callerFor(theirs).auth.me();
      const { call, api } = foyer.browser(here);
      await api.auth.me(); // has its session now
      const before = await stateOf(foyer);
      for (const { userId } of [theirs, there]) {
        const input = { organizationId: here.organizationId, userId, ...rest };
        expect(await endOf(call(procedure, input))).toBe("not_found");
      }
      expect(await stateOf(foyer)).toEqual(before);
    },
  );

  test.each(byInvitation)("%s finds no invitation of another organization", async (procedure, rest) => {
    const [here, there] = [await foyer.owner(), await foyer.owner()];
    const { toSpace, toEvent } = await placesOf(foyer, there);
    const { id } = await foyer.invitation({ by: there });
    await expectNothingThere(
      foyer,
      here,
      [id, toSpace, toEvent].map((invitationId) => [procedure, { invitationId, ...rest }]),
    );
  });

  test.each(byEntry)(
    "%s tells nothing about people of another organization, nor by them",
    async (procedure) => {
      const [here, there] = [await foyer.owner(), await foyer.owner()];
      const { organizationId } = here;
      const { id: subjectId } = await foyer.invitation({ by: there });
      const { call } = foyer.browser(here);
      const none = JSON.stringify(await call(procedure, { organizationId, subjectId: crypto.randomUUID() }));
      for (const filter of [{ actorId: there.userId }, { subjectId: there.userId }, { subjectId }])
        expect(JSON.stringify(await call(procedure, { organizationId, ...filter }))).toBe(none);
      // The filters themselves do find what is there to be found.
      expect(
        JSON.stringify(
          await foyer.browser(there).call(procedure, { organizationId: there.organizationId, subjectId }),
        ),
      ).not.toBe(none);
    },
  );

  test.each(byImport)("%s finds no file of another organization", async (procedure) => {
    const [here, there] = [await foyer.owner(), await foyer.owner()];
    const importId = await foyer.imported({ by: there });
    await expectNothingThere(foyer, here, [[procedure, { importId }]]);
  });

  test.each(byOrigin)("%s finds nothing by people and files of another organization", async (procedure) => {
    const [here, there] = [await foyer.owner(), await foyer.owner()];
    await foyer.invitation({ by: here });
    const { organizationId } = here;
    const importId = await foyer.imported({ by: there });
    const { call } = foyer.browser(here);
    const told = async (filter: object) =>
      JSON.stringify(await call(procedure, { organizationId, ...filter }));
    const none = await told({ inviterId: crypto.randomUUID() });
    expect(await told({ inviterId: there.userId })).toBe(none);
    if (procedure === "invitations.stats") expect(await endOf(told({ importId }))).toBe("not_found");
    else expect(await told({ importId })).toBe(none);
    // The filters themselves do find what is there to be found.
    expect(await told({ inviterId: here.userId })).not.toBe(none);
  });

  test("invitations.redeem tells nobody who has come to an application of another organization", async () => {
    const [here, there] = [await foyer.owner(), await foyer.owner()];
    const { code } = await foyer.arrival({ by: there });
    await expectNothingThere(foyer, here, [["invitations.redeem", { code }]]);
    expect(await foyer.callerFor(there).invitations.redeem({ code })).toMatchObject({
      invitation: { organizationId: there.organizationId },
    });
  });

  test("invitations.bulk acts on none of another organization, by id or by filter", async () => {
    const [here, there] = [await foyer.owner(), await foyer.owner()];
    const { spaceId, eventId, toSpace, toEvent } = await placesOf(foyer, there);
    const { id: theirs } = await foyer.invitation({ by: there });
    const { id: mine } = await foyer.invitation({ by: here });
    const importId = await foyer.imported({ by: there });
    const { organizationId } = here;
    const { api } = foyer.browser(here);
    await api.auth.me();
    for (const action of ["remind", "resend", "cancel"] as const) {
      const before = await stateOf(foyer);
      const named = await api.invitations.bulk({ invitationIds: [theirs, toSpace, toEvent], action });
      expect(named.results.map(({ reason }) => reason)).toEqual(["not_found", "not_found", "not_found"]);
      for (const filter of [{ importId }, { inviterId: there.userId }])
        expect(await api.invitations.bulk({ filter: { organizationId, ...filter }, action })).toEqual({
          results: [],
          nextCursor: null,
        });
      const foreign = [
        { organizationId, spaceId },
        { organizationId, eventId },
        { organizationId: there.organizationId },
      ];
      for (const filter of foreign)
        expect(await endOf(api.invitations.bulk({ filter, action }))).toBe("not_found");
      expect(await stateOf(foyer)).toEqual(before);
    }
    const { results } = await api.invitations.bulk({ invitationIds: [theirs, mine], action: "cancel" });
    expect(results.map(({ reason }) => reason)).toEqual(["not_found", null]);
  });

  test("messages and suppressed addresses of another organization are not there, nor told of", async () => {
    const [here, there] = [await foyer.owner(), await foyer.owner()];
    const { organizationId } = here;
    const { deliveryId, invitationId } = await foyer.failedDelivery({ by: there });
    const { suppressionId } = await foyer.suppression({ by: there });
    await expectNothingThere(foyer, here, [
      ...byDelivery.map((procedure) => [procedure, { organizationId, deliveryId }] as const),
      ["mail.suppressions.lift", { organizationId, suppressionId }],
    ]);
    const { mail } = foyer.callerFor(here);
    const none = { items: [], nextCursor: null };
    expect(await mail.deliveries.list({ organizationId, invitationId })).toEqual(none);
    expect(await mail.suppressions.list({ organizationId })).toEqual(none);
    const exported = await mail.deliveries.export({ organizationId, invitationId });
    expect(exported.csv.trimEnd().split("\r\n")).toHaveLength(1);
    // They are there for whom they are.
    const theirs = { organizationId: there.organizationId };
    const { deliveries, suppressions } = foyer.callerFor(there).mail;
    expect((await deliveries.list({ ...theirs, invitationId })).items).toMatchObject([{ id: deliveryId }]);
    expect((await suppressions.list(theirs)).items).toMatchObject([{ id: suppressionId }]);
  });

  test("cursors of another organization's messages and addresses show one's own alone", async () => {
    const [here, there] = [await foyer.owner(), await foyer.owner()];
    const mine = await foyer.failedDelivery({ by: here });
    const listed = await foyer.suppression({ by: here });
    for (let count = 0; count < 2; count++) {
      await foyer.failedDelivery({ by: there });
      await foyer.suppression({ by: there });
    }
    const theirs = { organizationId: there.organizationId, limit: 1 };
    const { mail } = foyer.callerFor(there);
    const { organizationId } = here;
    const own = foyer.callerFor(here).mail;
    const cursorOf = ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? "";
    const messages = await own.deliveries.list({
      organizationId,
      cursor: cursorOf(await mail.deliveries.list(theirs)),
    });
    expect(messages.items.map(({ id }) => id)).toEqual([mine.deliveryId]);
    const addresses = await own.suppressions.list({
      organizationId,
      cursor: cursorOf(await mail.suppressions.list(theirs)),
    });
    expect(addresses.items.map(({ id }) => id)).toEqual([listed.suppressionId]);
  });

  test("no endpoint of another organization is found, changed or told anything, nor what it was told [S1.10]", async () => {
    const [here, there] = [await foyer.owner(), await foyer.owner()];
    const { organizationId } = here;
    const { webhookId } = await foyer.webhook({ by: there });
    const { webhookDeliveryId } = await foyer.failedWebhookDelivery({ by: there });
    await foyer.invitation({ by: there });
    const own = foyer.callerFor(here).webhooks;
    const theirs = foyer.callerFor(there).webhooks;
    await expectNothingThere(foyer, here, [
      ...byWebhook.map(([procedure, rest]) => [procedure, { organizationId, webhookId, ...rest }] as const),
      ...byWebhookDelivery.map((procedure) => [procedure, { organizationId, webhookDeliveryId }] as const),
    ]);
    const { nextCursor } = await theirs.deliveries.list({ organizationId: there.organizationId, limit: 1 });
    for (const filter of [{}, { webhookId }, { cursor: nextCursor ?? "" }])
      expect((await own.deliveries.list({ organizationId, ...filter })).items).toEqual([]);
    expect((await own.list({ organizationId })).items).toEqual([]);
    // They are there for whom they are.
    const { items } = await theirs.deliveries.list({ organizationId: there.organizationId });
    expect(items.map(({ type }) => type)).toEqual(["invitation.created", "webhook.test"]);
  });

  test("people.setActive finds none of them among its own, and changes its own alone", async () => {
    const [here, there] = [await foyer.owner(), await foyer.owner()];
    const { organizationId } = here;
    const [mine, theirs] = [
      await foyer.member({ organizationId }),
      await foyer.member({ organizationId: there.organizationId }),
    ];
    const userIds = [theirs.userId, mine.userId, there.userId];
    const { results } = await foyer
      .callerFor(here)
      .people.setActive({ organizationId, userIds, active: false });
    expect(results.map(({ reason }) => reason)).toEqual(["not_found", null, "not_found"]);
    expect(
      await foyer.sql`
        SELECT user_id FROM memberships WHERE user_id = ANY(${userIds}::uuid[]) AND NOT active`,
    ).toEqual([{ user_id: mine.userId }]);
  });

  test("sessions and API keys are found by their owner alone, whatever the role and the organization", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    const { account } = foyer.callerFor(member);
    const key = await account.apiKeys.create({ organizationId, name: "A program" });
    const [session] = (await account.sessions({})).items;
    for (const other of [owner, await foyer.admin({ organizationId }), await foyer.owner()]) {
      const { api, call } = foyer.browser(other);
      await api.auth.me();
      const before = await stateOf(foyer);
      expect([
        await endOf(call("account.apiKeys.revoke", { apiKeyId: key.id })),
        await endOf(call("account.revokeSession", { sessionId: session?.id })),
        // An id of one kind is none of another.
        await endOf(call("account.apiKeys.revoke", { apiKeyId: session?.id })),
        await endOf(call("account.revokeSession", { sessionId: key.id })),
      ]).toEqual(["not_found", "not_found", "not_found", "not_found"]);
      expect(await stateOf(foyer)).toEqual(before);
      const told = JSON.stringify([await api.account.apiKeys.list({}), await api.account.sessions({})]);
      for (const foreign of [key.id, key.hint, session?.id]) expect(told).not.toContain(foreign);
    }
  });

  test("cursors of somebody else's sessions, history and keys show one's own alone", async () => {
    const [one, other] = [await foyer.owner(), await foyer.owner()];
    const theirs = foyer.callerFor(other).account;
    for (let count = 0; count < 2; count++) {
      await foyer.apiKey(one);
      await foyer.apiKey(other);
    }
    const cursorOf = ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? "";
    const { account } = foyer.callerFor(one);
    const pages = [
      await account.apiKeys.list({ cursor: cursorOf(await theirs.apiKeys.list({ limit: 1 })) }),
      await account.sessions({ cursor: cursorOf(await theirs.sessions({ limit: 1 })) }),
    ];
    const ids = await foyer.sql<{ id: string }>`
      SELECT id FROM api_keys WHERE user_id = ${other.userId}
      UNION ALL SELECT public_id FROM sessions WHERE user_id = ${other.userId}`;
    expect(ids.length).toBeGreaterThanOrEqual(4);
    for (const { id } of ids) expect(JSON.stringify(pages)).not.toContain(id);
  });

  test("a second organizationId beside the target's is refused and opens nothing", async () => {
    const [owner, foreigner] = [await foyer.owner(), await foyer.owner()];
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
