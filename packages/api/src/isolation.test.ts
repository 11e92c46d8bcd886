import { stateOf } from "@foyer/testing/dump";
import type { Account, Person } from "@foyer/testing/factories";
import type { TestEvent } from "@foyer/testing/place-factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { appRouter } from "./root.ts";

const foyer = testFoyer();

/** For somebody there is nothing behind these inputs: each is not found, and nothing changes. */
async function expectNothingThere(
  account: Account,
  calls: readonly (readonly [procedure: string, input: unknown])[],
): Promise<void> {
  const { call, api } = foyer.browser(account);
  await api.auth.me(); // has its session now
  const before = await stateOf(foyer);
  for (const [procedure, input] of calls)
    expect([procedure, input, await endOf(call(procedure, input))]).toEqual([procedure, input, "not_found"]);
  expect(await stateOf(foyer)).toEqual(before);
}

/** A space and an event of somebody's, and an invitation to each. */
async function placesOf(person: Person) {
  const [{ spaceId }, { eventId }] = [await foyer.space({ by: person }), await foyer.event({ by: person })];
  const { id: toSpace } = await foyer.spaceInvitation({ by: person, spaceId });
  const { id: toEvent } = await foyer.eventInvitation({ by: person, eventId });
  return { spaceId, eventId, toSpace, toEvent };
}

/** Somebody who comes to an event. */
async function attendeeOf({ eventId, organizer }: TestEvent): Promise<string> {
  const { id } = await foyer.eventInvitation({ by: organizer, eventId });
  const { api } = foyer.browser();
  const { attendee } = await api.invitations.accept({ token: foyer.linkOf(id), fullName: "Grace" });
  return attendee?.id ?? "";
}

/** What names a person beside the organization, with the rest of its input. */
const byPerson = [
  ["people.get", {}],
  ["people.update", { role: "admin" }],
  ["people.remove", {}],
  ["people.loginHistory", {}],
  ["people.resetMfa", {}],
  ["people.signOutEverywhere", {}],
  ["security.lockouts.lift", {}],
] as const;

/** What names an invitation, and so its organization, with the rest of its input. */
const byInvitation = [
  ["invitations.get", {}],
  ["invitations.update", { role: "admin" }],
  ["invitations.cancel", {}],
  ["invitations.resend", {}],
  ["invitations.remind", {}],
  ["invitations.copyLink", {}],
] as const;

/** What names a space and nothing else, with the rest of its input. */
const bySpace = [
  ["spaces.get", {}],
  ["spaces.update", { name: "Theirs" }],
  ["spaces.remove", {}],
  ["spaces.leave", {}],
  ["spaces.members.list", {}],
] as const;

/** What names somebody in a space, with the rest of its input. */
const bySpaceMember = [
  ["spaces.members.setRole", { role: "contributor" }],
  ["spaces.members.remove", {}],
] as const;

/** What names an event, with the rest of its input. */
const byEvent = [
  ["events.get", {}],
  ["events.remove", {}],
  ["events.attendees.list", {}],
  ["events.attendees.export", {}],
  ["events.waitingList", {}],
] as const;

/** What names somebody who comes to an event, with the rest of its input. */
const byAttendee = [
  ["events.attendees.remove", {}],
  ["events.attendees.checkIn", { checkedIn: true }],
] as const;

const csv = "email\nsomebody@example.com";

/** What invites to a place, with the rest of its input. */
const byTarget = [
  ["invitations.create", { email: "somebody@example.com" }],
  ["invitations.createMany", { invitees: [{ email: "somebody@example.com" }] }],
  ["invitations.previewImport", { csv }],
  ["invitations.import", { csv }],
] as const;

/** What names a file that was imported. */
const byImport = [
  "invitations.imports.get",
  "invitations.imports.rows",
  "invitations.imports.exportRows",
  "invitations.imports.cancel",
] as const;

/** What asks for the invitations of an organization, or of a place in it, and by whom or by which file they were made. */
const byOrigin = ["invitations.list", "invitations.export", "invitations.stats"] as const;

/** What asks for anything else of an organization, or of a place in it. */
const byPlace = [...byOrigin, "invitations.imports.list", "activity.stream"] as const;

/** What is asked for entries about somebody, or by somebody. */
const byEntry = ["audit.list", "audit.export"] as const;

/** What names a message, with the rest of its input. */
const byDelivery = ["mail.deliveries.get", "mail.deliveries.retry"] as const;

/** What names an endpoint, with the rest of its input. */
const byWebhook = [
  ["webhooks.get", {}],
  ["webhooks.update", { enabled: false }],
  ["webhooks.remove", {}],
  ["webhooks.rotateSecret", {}],
  ["webhooks.test", {}],
] as const;

/** What names a delivery to one. */
const byWebhookDelivery = ["webhooks.deliveries.get", "webhooks.deliveries.redeliver"] as const;

/** Each procedure whose input has ids that could be another organization's, with the names of those: all are below. */
const tried: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(byPerson.map(([procedure]) => [procedure, ["userId"]])),
  ...Object.fromEntries(byInvitation.map(([procedure]) => [procedure, ["invitationId"]])),
  ...Object.fromEntries(byEntry.map((procedure) => [procedure, ["actorId", "subjectId"]])),
  ...Object.fromEntries(bySpace.map(([procedure]) => [procedure, ["spaceId"]])),
  ...Object.fromEntries(bySpaceMember.map(([procedure]) => [procedure, ["spaceId", "userId"]])),
  ...Object.fromEntries(byEvent.map(([procedure]) => [procedure, ["eventId"]])),
  ...Object.fromEntries(byAttendee.map(([procedure]) => [procedure, ["attendeeId", "eventId"]])),
  ...Object.fromEntries(byTarget.map(([procedure]) => [procedure, ["eventId", "spaceId"]])),
  ...Object.fromEntries(byPlace.map((procedure) => [procedure, ["eventId", "spaceId"]])),
  ...Object.fromEntries(
    byOrigin.map((procedure) => [procedure, ["eventId", "importId", "inviterId", "spaceId"]]),
  ),
  ...Object.fromEntries(byImport.map((procedure) => [procedure, ["importId"]])),
  "invitations.bulk": ["eventId", "importId", "invitationIds", "inviterId", "spaceId"],
  ...Object.fromEntries(byDelivery.map((procedure) => [procedure, ["deliveryId"]])),
  "mail.deliveries.list": ["invitationId"],
  "mail.deliveries.export": ["invitationId"],
  "mail.suppressions.lift": ["suppressionId"],
  ...Object.fromEntries(byWebhook.map(([procedure]) => [procedure, ["webhookId"]])),
  ...Object.fromEntries(byWebhookDelivery.map((procedure) => [procedure, ["webhookDeliveryId"]])),
  "webhooks.deliveries.list": ["webhookId"],
  "events.create": ["organizerId"],
  "events.update": ["eventId", "organizerId"],
  "people.setActive": ["userIds"],
  "account.revokeSession": ["sessionId"],
  "account.apiKeys.revoke": ["apiKeyId"],
};

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
    const { toSpace, toEvent } = await placesOf(there);
    const { id } = await foyer.invitation({ by: there });
    await expectNothingThere(
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
    await expectNothingThere(here, [[procedure, { importId }]]);
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
    await expectNothingThere(here, [["invitations.redeem", { code }]]);
    expect(await foyer.callerFor(there).invitations.redeem({ code })).toMatchObject({
      invitation: { organizationId: there.organizationId },
    });
  });

  test("invitations.bulk acts on none of another organization, by id or by filter", async () => {
    const [here, there] = [await foyer.owner(), await foyer.owner()];
    const { spaceId, eventId, toSpace, toEvent } = await placesOf(there);
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
    await expectNothingThere(here, [
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
    await expectNothingThere(here, [
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

describe("ids of a place that is not one's own, in another organization or in one's own", () => {
  /** A space and an event with all that can be named in them, and those for whom they are not there. */
  async function placesAndOthers() {
    const organizer = await foyer.member();
    const { organizationId } = organizer;
    const space = await foyer.space({ by: organizer });
    const event = await foyer.event({ by: organizer });
    const { spaceId } = space;
    const { userId } = await foyer.spaceMember(spaceId, "viewer");
    const elsewhere = await foyer.space({ by: await foyer.member({ organizationId }) });
    const others = [
      await foyer.owner(),
      // Of the same organization: who has another space in their care, who organizes another event, and who has nothing.
      await foyer.spaceMember(elsewhere.spaceId, "custodian"),
      (await foyer.event({ by: await foyer.member({ organizationId }) })).organizer,
      await foyer.guest({ organizationId }),
    ];
    const ids = { spaceId, eventId: event.eventId, userId, attendeeId: await attendeeOf(event) };
    return { ...ids, organizer, organizationId, others };
  }

  test.each([...bySpace, ...bySpaceMember])("%s finds no space of others", async (procedure, rest) => {
    const { spaceId, userId, others } = await placesAndOthers();
    const isAboutSomebody = bySpaceMember.some(([name]) => name === procedure);
    const input = { spaceId, ...(isAboutSomebody && { userId }), ...rest };
    for (const other of others) await expectNothingThere(other, [[procedure, input]]);
  });

  test.each([...byEvent, ...byAttendee, ["events.update", { location: "Elsewhere" }] as const])(
    "%s finds no event of others",
    async (procedure, rest) => {
      const { eventId, attendeeId, others } = await placesAndOthers();
      const isAboutSomebody = byAttendee.some(([name]) => name === procedure);
      const input = { eventId, ...(isAboutSomebody && { attendeeId }), ...rest };
      for (const other of others) await expectNothingThere(other, [[procedure, input]]);
    },
  );

  test.each(byTarget)("%s invites to no place of others", async (procedure, rest) => {
    const { spaceId, eventId, others } = await placesAndOthers();
    const targets = [
      { kind: "space", spaceId, role: "viewer" },
      { kind: "event", eventId },
      // An id of one kind is none of another.
      { kind: "space", spaceId: eventId, role: "viewer" },
      { kind: "event", eventId: spaceId },
    ];
    const calls = targets.map((target) => [procedure, { target, ...rest }] as const);
    for (const other of others) await expectNothingThere(other, calls);
  });

  test.each(byPlace)(
    "%s tells of no place of others, with their organization's id or one's own",
    async (procedure) => {
      const { spaceId, eventId, organizationId, organizer, others } = await placesAndOthers();
      for (const other of others)
        await expectNothingThere(
          other,
          [organizationId, other.organizationId].flatMap((id) => [
            [procedure, { organizationId: id, spaceId }],
            [procedure, { organizationId: id, eventId }],
          ]),
        );
      // Nor of one's own under the name of another organization.
      const [{ organizationId: foreign }] = [await foyer.owner()];
      await expectNothingThere(organizer, [
        [procedure, { organizationId: foreign, spaceId }],
        [procedure, { organizationId: foreign, eventId }],
      ]);
    },
  );

  test.each(byInvitation)("%s finds no invitation to a place of others", async (procedure, rest) => {
    const { spaceId, eventId, organizer, others } = await placesAndOthers();
    const invitations = [
      await foyer.spaceInvitation({ by: organizer, spaceId }),
      await foyer.eventInvitation({ by: organizer, eventId }),
    ];
    for (const other of others)
      await expectNothingThere(
        other,
        invitations.map(({ id }) => [procedure, { invitationId: id, ...rest }]),
      );
  });

  test.each(bySpaceMember)("%s finds nobody through another space of one's own", async (procedure, rest) => {
    const owner = await foyer.owner();
    const [one, another] = [await foyer.space({ by: owner }), await foyer.space({ by: owner })];
    const theirs = await foyer.spaceMember(one.spaceId, "viewer");
    const outside = await foyer.member({ organizationId: owner.organizationId });
    await expectNothingThere(owner, [
      [procedure, { spaceId: another.spaceId, userId: theirs.userId, ...rest }],
      // Somebody of the organization, who is in no space of it.
      [procedure, { spaceId: another.spaceId, userId: outside.userId, ...rest }],
    ]);
  });

  test.each(byAttendee)("%s finds nobody through another event of one's own", async (procedure, rest) => {
    const owner = await foyer.owner();
    const [one, another] = [await foyer.event({ by: owner }), await foyer.event({ by: owner })];
    const attendeeId = await attendeeOf(one);
    const [invitation] = await foyer.sql<{ id: string }>`
      SELECT invitation_id AS id FROM attendees WHERE id = ${attendeeId}`;
    await expectNothingThere(owner, [
      [procedure, { eventId: another.eventId, attendeeId, ...rest }],
      [procedure, { eventId: one.eventId, attendeeId: invitation?.id, ...rest }],
    ]);
  });

  test("nobody of another organization, no guest and nobody who is kept out organizes an event", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { eventId } = await foyer.event({ by: owner });
    const { events, auth } = foyer.callerFor(owner);
    await auth.me();
    const event = { organizationId, name: "Garden party", startsAt: "2099-05-01T12:00:00.000Z" };
    for (const { userId: organizerId } of [
      await foyer.owner(),
      await foyer.guest({ organizationId }),
      await foyer.member({ organizationId, active: false }),
      await foyer.stranger(),
    ]) {
      const before = await stateOf(foyer);
      const refusals = [
        await refusalOf(events.create({ ...event, organizerId })),
        await refusalOf(events.update({ eventId, organizerId })),
      ];
      expect(refusals).toMatchObject(
        refusals.map(() => ({ reason: "invalid_input", issues: [{ path: "organizerId" }] })),
      );
      expect(await stateOf(foyer)).toEqual(before);
    }
  });
});

describe("whoever has one place in their care sees that one alone", () => {
  test.each(["custodian", "organizer"] as const)("a %s, in every list there is", async (kind) => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const mine = await foyer.member({ organizationId });
    const { spaceId, eventId, toSpace, toEvent } = await placesOf(mine);
    const others = [await placesOf(owner), await placesOf(await foyer.member({ organizationId }))];
    const { api } = foyer.browser(mine);
    const [place, its] = kind === "custodian" ? [{ spaceId }, toSpace] : [{ eventId }, toEvent];
    const listed = await api.invitations.list({ organizationId, ...place });
    expect(listed.items.map(({ id }) => id)).toEqual([its]);
    expect(await api.invitations.stats({ organizationId, ...place })).toMatchObject({ totalSent: 1 });
    const told = JSON.stringify([
      listed,
      await api.spaces.list({ organizationId }),
      await api.events.list({ organizationId }),
      await api.auth.me(),
    ]);
    for (const foreign of others.flatMap((each) => Object.values(each))) expect(told).not.toContain(foreign);
    // Nothing of the organization as a whole, nor of what is behind its other doors.
    const { call } = foyer.browser(mine);
    for (const procedure of [...byPlace, "people.list", "audit.list", "security.policy.get"])
      expect([procedure, await endOf(call(procedure, { organizationId }))]).toEqual([procedure, "forbidden"]);
    for (const filter of [{ kind: "organization" }, { kind: "space" }, { kind: "event" }])
      expect(await endOf(call("invitations.list", { organizationId, ...filter }))).toBe("forbidden");
  });

  test("a guest of two organizations has their spaces in each, and nothing else of either [S4.4]", async () => {
    const [one, another] = [await foyer.space(), await foyer.space()];
    const guest = await foyer.spaceMember(one.spaceId, "viewer");
    await foyer.sql`
      INSERT INTO memberships (id, organization_id, user_id, role, active, joined_at)
      VALUES (gen_random_uuid(), ${another.organizationId}, ${guest.userId}, 'guest', true, now())`;
    await foyer.joinSpace(guest, another.spaceId, "custodian");
    const unseen = [await foyer.space({ by: one.custodian }), await foyer.space({ by: another.custodian })];
    const { api, call } = foyer.browser(guest);
    expect((await api.auth.me()).spaces.map(({ id }) => id).toSorted()).toEqual(
      [one.spaceId, another.spaceId].toSorted(),
    );
    for (const { spaceId, organizationId } of [one, another]) {
      const { items } = await api.spaces.list({ organizationId });
      expect(items.map(({ id }) => id)).toEqual([spaceId]);
      for (const procedure of ["organizations.get", "people.list", "events.list", "audit.list"])
        expect([procedure, await endOf(call(procedure, { organizationId }))]).toEqual([
          procedure,
          "forbidden",
        ]);
    }
    await expectNothingThere(
      guest,
      unseen.map(({ spaceId }) => ["spaces.get", { spaceId }]),
    );
    // A custodian there is none here.
    const target = { kind: "space", spaceId: one.spaceId, role: "viewer" };
    expect(await endOf(call("invitations.create", { target, email: foyer.address() }))).toBe("forbidden");
    // Who is in a space is told without addresses to those who don't manage it.
    const { items } = await api.spaces.members.list({ spaceId: one.spaceId });
    expect(items.map(({ email }) => email).filter((email) => email !== null)).toEqual([guest.email]);
  });
});
