import { type InvitationKind, invitationKinds, invitationTarget } from "@foyer/contract/doors";
import type { Invitation } from "@foyer/contract/invitations";
import type { InvitationPermission } from "@foyer/contract/permissions";
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
  mayEvent,
  maySpace,
  type Row,
  type Scene,
} from "@foyer/testing/authorization";
import { type Cast, castOf, roles, standings } from "@foyer/testing/cast";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, describe, expect, test } from "vitest";
import { appRouter } from "./root.ts";

const foyer = testFoyer();

const newPassword = "a completely different one";

/** One for each who calls, whom nothing of what they do to it hinders in what comes after. */
function kept<Place>(make: (scene: Scene) => Promise<Place>): (scene: Scene) => Promise<Place> {
  const places = new Map<string, Promise<Place>>();
  return (scene) => {
    const whose = `${scene.organizationId} ${scene.actor.role}`;
    const place = places.get(whose) ?? make(scene);
    places.set(whose, place);
    return place;
  };
}

/** A space in which whoever calls is what the cast says. */
async function newSpace({ host, actor }: Scene): Promise<{ spaceId: string }> {
  const { spaceId } = await foyer.space({ by: host });
  const { standing, account } = actor;
  if (account && standing.inside && standing.inSpace)
    await foyer.joinSpace(account, spaceId, standing.inSpace);
  return { spaceId };
}

/** An event that whoever calls organizes, if the cast says so. */
async function newEvent({ host, actor }: Scene): Promise<{ eventId: string }> {
  const { standing, account } = actor;
  const organizes = account && standing.inside && standing.organizes;
  const { eventId } = await foyer.event({
    by: host,
    capacity: 1,
    ...(organizes && { organizerId: account.userId }),
  });
  return { eventId };
}

const space = kept(newSpace);
const event = kept(newEvent);

const withOrganization =
  (place: Input): Input =>
  async (scene) =>
    Object.assign({ organizationId: scene.organizationId }, await place(scene));

/** The organization, or a place in it. */
const inPlace: Readonly<Record<InvitationKind, Input>> = {
  organization: async ({ organizationId }) => ({ organizationId }),
  space: withOrganization(space),
  event: withOrganization(event),
};

/** The target of an invitation to each kind of place. */
const targetOf: Readonly<Record<InvitationKind, Input>> = {
  organization: async ({ organizationId }) => ({ kind: "organization", organizationId, role: "member" }),
  space: async (scene) => ({ kind: "space", ...(await space(scene)), role: "viewer" }),
  event: async (scene) => ({ kind: "event", ...(await event(scene)) }),
};

/** A pending invitation to each kind of place. */
const invitationTo: Readonly<Record<InvitationKind, (scene: Scene) => Promise<Invitation>>> = {
  organization: ({ host }) => foyer.invitation({ by: host }),
  space: async (scene) => foyer.spaceInvitation({ by: scene.host, ...(await space(scene)) }),
  event: async (scene) => foyer.eventInvitation({ by: scene.host, ...(await event(scene)) }),
};

/** For whoever may do something with invitations to a place: the same act at each of the doors. */
function atEachDoor(permission: InvitationPermission, inputs: Readonly<Record<InvitationKind, Input>>) {
  const { organization, space: toSpace, event: toEvent } = inputs;
  return {
    organization: may(permission, organization),
    space: maySpace(permission, toSpace),
    event: mayEvent(toEvent),
  } satisfies Record<InvitationKind, Row>;
}

function forEach(input: (kind: InvitationKind) => Input): Readonly<Record<InvitationKind, Input>> {
  return { organization: input("organization"), space: input("space"), event: input("event") };
}

const byInvitation = forEach((kind) => async (scene) => ({
  invitationId: (await invitationTo[kind](scene)).id,
}));

/** A file that invites somebody, and one that has. */
const file = forEach((kind) => async (scene) => ({
  target: await targetOf[kind](scene),
  csv: `email,name\n${foyer.address()},Grace`,
}));
const byImport = forEach((kind) => async (scene) => {
  const target = invitationTarget.parse(await targetOf[kind](scene));
  return { importId: await foyer.imported({ by: scene.host, target }) };
});

/** What somebody brings who has accepted and comes to an application. */
const byCode = forEach((kind) => async (scene) => {
  const target = invitationTarget.parse(await targetOf[kind](scene));
  return { code: (await foyer.arrival({ by: scene.host, target })).code };
});

/** A filter that finds one invitation to each kind of place. */
const byFilter = forEach((kind) => async (scene) => {
  const { organizationId, email, space: toSpace, event: toEvent } = await invitationTo[kind](scene);
  const place = { ...(toSpace && { spaceId: toSpace.id }), ...(toEvent && { eventId: toEvent.id }) };
  return { filter: { organizationId, ...place, search: email }, action: "remind" };
});

/** Though it is a mutation, for what it is sent, it changes nothing. */
function traceless(rows: Readonly<Record<InvitationKind, Row>>): Readonly<Record<string, Row>> {
  return Object.fromEntries(Object.entries(rows).map(([kind, row]) => [kind, { ...row, traceless: roles }]));
}

/** For whoever holds a link, at each of the doors. */
function byLink(ready: (id: string, scene: Scene) => Promise<unknown> = async () => undefined) {
  const row = (kind: InvitationKind) =>
    anyone(async (scene) => {
      const { id } = await invitationTo[kind](scene);
      await ready(id, scene);
      return { token: foyer.linkOf(id) };
    });
  return Object.fromEntries(invitationKinds.map((kind) => [kind, row(kind)]));
}

/** Somebody takes the only seat of an event. */
async function takeSeat(scene: Scene) {
  const { eventId } = await newEvent(scene);
  const { id: invitationId } = await foyer.eventInvitation({ by: scene.host, eventId });
  const token = foyer.linkOf(invitationId);
  const { attendee } = await foyer
    .callerFor(null)
    .invitations.accept({ token, fullName: "Grace", phone: "1" });
  return { eventId, attendeeId: attendee?.id, token };
}

const byAttendee = async (scene: Scene) => {
  const { eventId, attendeeId } = await takeSeat(scene);
  return { eventId, attendeeId };
};

/** To another organization's place, each to their own address. */
const ownInvitation = async ({ actor }: Scene, kind: "organization" | "space") => {
  const email = actor.account?.email ?? foyer.address();
  if (kind === "organization") return foyer.invitation({ email });
  const { spaceId, custodian } = await foyer.space();
  return foyer.spaceInvitation({ by: custodian, spaceId, email });
};

/** Half signed in is not signed in, and a key belongs to one organization. */
const asPerson = (kind: "organization" | "space") =>
  alone(
    anyone(
      async (scene) => {
        const { id } = await ownInvitation(scene, kind);
        const newcomer = !scene.actor.account && { name: "Grace", password: newPassword };
        return { token: foyer.linkOf(id), ...newcomer };
      },
      { ...all(isKey, "forbidden"), half: "sign_in_required" },
    ),
  );

const inAWeek = () => new Date(Date.now() + 604_800_000).toISOString();

/**
 * The authorization matrix of the doors: every procedure of invitations, spaces and events, what it asks of whom, and an
 * input with which it works; where the door decides who may, a row for each. Expectations follow from the contract's tables
 * of permissions; a procedure without a row fails the first test.
 */
const matrix: Matrix = {
  "invitations.create": atEachDoor(
    "invitation.create",
    forEach((kind) => async (scene) => ({ target: await targetOf[kind](scene), email: foyer.address() })),
  ),
  "invitations.createMany": atEachDoor(
    "invitation.create",
    forEach((kind) => async (scene) => ({
      target: await targetOf[kind](scene),
      invitees: [{ email: foyer.address() }, { email: foyer.address(), fullName: "Grace" }],
    })),
  ),
  "invitations.list": atEachDoor("invitation.view", inPlace),
  "invitations.export": atEachDoor("invitation.view", inPlace),
  "invitations.stats": atEachDoor("invitation.view", inPlace),
  "invitations.compare": may("invitation.view", async ({ organizationId }) => ({
    organizationId,
    by: "door",
  })),
  "invitations.exportComparison": may("invitation.view", async ({ organizationId }) => ({
    organizationId,
    by: "space",
  })),
  "activity.stream": atEachDoor(
    "invitation.view",
    // An id that leads nowhere has an answer at once.
    forEach((kind) => async (scene) => Object.assign({ lastEventId: "x" }, await inPlace[kind](scene))),
  ),
  "invitations.get": atEachDoor("invitation.view", byInvitation),
  "invitations.update": atEachDoor(
    "invitation.update",
    forEach((kind) => async (scene) => ({
      invitationId: (await invitationTo[kind](scene)).id,
      note: "changed",
      ...(kind === "space" && { role: "contributor" }),
      ...(kind === "event" && { isVip: true }),
    })),
  ),
  "invitations.cancel": atEachDoor("invitation.cancel", byInvitation),
  "invitations.resend": atEachDoor("invitation.resend", byInvitation),
  "invitations.remind": atEachDoor("invitation.remind", byInvitation),
  "invitations.copyLink": atEachDoor("invitation.copyLink", byInvitation),
  "invitations.bulk": atEachDoor("invitation.remind", byFilter),
  "invitations.redeem": atEachDoor("invitation.view", byCode),

  "invitations.previewImport": traceless(atEachDoor("invitation.create", file)),
  "invitations.import": atEachDoor("invitation.create", file),
  "invitations.imports.list": atEachDoor("invitation.view", inPlace),
  "invitations.imports.get": atEachDoor("invitation.view", byImport),
  "invitations.imports.rows": atEachDoor("invitation.view", byImport),
  "invitations.imports.exportRows": atEachDoor("invitation.view", byImport),
  "invitations.imports.cancel": atEachDoor("invitation.cancel", byImport),

  "invitations.view": byLink(),
  "invitations.recordOpened": byLink(),
  "invitations.accept": {
    organization: asPerson("organization"),
    space: asPerson("space"),
    event: anyone(async (scene) => {
      const { id } = await foyer.eventInvitation({ by: scene.host, ...(await newEvent(scene)) });
      return { token: foyer.linkOf(id), fullName: "Grace", phone: "1" };
    }),
  },
  "invitations.decline": {
    ...byLink(),
    "event, after a yes": anyone(async (scene) => ({ token: (await takeSeat(scene)).token })),
  },
  "invitations.requestLink": byLink(async (id) => foyer.letPass("169 hours", id)),
  "invitations.joinWaitingList": anyone(async (scene) => {
    const { eventId } = await takeSeat(scene);
    const { id } = await foyer.eventInvitation({ by: scene.host, eventId });
    return { token: foyer.linkOf(id), fullName: "Grace", phone: "1" };
  }),
  "invitations.calendar": anyone(async (scene) => ({
    token: foyer.linkOf((await invitationTo.event(scene)).id),
  })),

  "spaces.list": may("space.list", async ({ organizationId }) => ({ organizationId })),
  "spaces.create": may("space.create", async ({ organizationId }) => ({ organizationId, name: "Family" })),
  "spaces.get": maySpace("space.view", space),
  "spaces.update": maySpace("space.update", async (scene) => ({ ...(await space(scene)), name: "Family" })),
  "spaces.remove": maySpace("space.remove", newSpace),
  // Whoever only counts as a custodian has nothing to leave.
  "spaces.leave": maySpace(
    "space.view",
    newSpace,
    all((role) => {
      const { inside } = standings[role];
      return inside === "owner" || inside === "admin";
    }, "not_found"),
  ),
  "spaces.members.list": maySpace("space.listMembers", space),
  "spaces.members.setRole": maySpace("space.setRole", async (scene) => {
    const { spaceId } = await space(scene);
    const { userId } = await foyer.spaceMember(spaceId, "viewer");
    return { spaceId, userId, role: "contributor" };
  }),
  "spaces.members.remove": maySpace("space.removeMember", async (scene) => {
    const { spaceId } = await space(scene);
    const { userId } = await foyer.spaceMember(spaceId, "viewer");
    return { spaceId, userId };
  }),

  "events.list": may("event.list", async ({ organizationId }) => ({ organizationId })),
  "events.create": may("event.create", async ({ organizationId }) => ({
    organizationId,
    name: "Garden party",
    startsAt: inAWeek(),
  })),
  "events.get": mayEvent(event),
  "events.update": mayEvent(async (scene) => ({ ...(await event(scene)), location: "The garden" })),
  "events.remove": mayEvent(newEvent),
  "events.attendees.list": mayEvent(event),
  "events.attendees.export": mayEvent(event),
  "events.attendees.remove": mayEvent(byAttendee),
  "events.attendees.checkIn": mayEvent(async (scene) => ({ ...(await byAttendee(scene)), checkedIn: true })),
  "events.waitingList": mayEvent(event),
};

const cases = casesOf(matrix);

test("no procedure of a door is without a row in the authorization matrix", () => {
  const procedures = Object.keys(appRouter._def.procedures);
  const ofDoors = procedures.filter((procedure) => /^(invitations|spaces|events|activity)\./.test(procedure));
  expect(Object.keys(matrix).toSorted()).toEqual(ofDoors.toSorted());
});

describe("the authorization matrix of the doors [S2.1, S4.1]", () => {
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
});
