import type { Account, Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";
import { testApp } from "../../test/test-app.ts";
import { type Input, visitorOf } from "../../test/visitor.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

/** What came of a call over REST: its status, and why it was refused. */
async function told(who: Account | null, procedure: string, input: Input) {
  const visitor = await visitorOf(app(), { services: foyer.services, account: who });
  const { status, body, text } = await visitor.rest(procedure, input);
  const { reason, data } = Object.fromEntries(Object.entries(body ?? {}));
  return { status, body, text, ...(reason !== undefined && { reason }), ...(data !== undefined && { data }) };
}

/** A space with somebody in every role, and somebody who has nothing to do with it. */
async function aSpace() {
  const { spaceId, custodian } = await foyer.space();
  return {
    spaceId,
    custodian,
    viewer: await foyer.spaceMember(spaceId, "viewer"),
    contributor: await foyer.spaceMember(spaceId, "contributor"),
    outsider: await foyer.owner(),
    colleague: await foyer.member({ organizationId: custodian.organizationId }),
  };
}

const targetOf = (spaceId: string) => ({ kind: "space", spaceId, role: "viewer" }) as const;

/** A pending invitation to a space, and its link. */
async function invited({ spaceId, custodian }: { spaceId: string; custodian: Person }, email?: string) {
  const { id, ...rest } = await foyer.spaceInvitation({ by: custodian, spaceId, ...(email && { email }) });
  return { invitationId: id, email: rest.email, token: foyer.linkOf(id) };
}

test("a custodian invites: 201, and the same address again: 409 that names the invitation [S4.1, S4.5, S4.7]", async () => {
  const { spaceId, custodian } = await aSpace();
  const email = foyer.address();
  const created = await told(custodian, "invitations.create", { target: targetOf(spaceId), email });
  expect(created).toMatchObject({
    status: 201,
    body: { kind: "space", email, role: "viewer", status: "pending", space: { id: spaceId } },
  });
  const [row] = await foyer.sql<{ id: string }>`SELECT id FROM invitations WHERE email = ${email}`;
  expect(
    await told(custodian, "invitations.create", { target: targetOf(spaceId), email: email.toUpperCase() }),
  ).toMatchObject({ status: 409, reason: "already_invited", data: { invitationId: row?.id } });
});

test("who is in already can't be invited: 400 [S4.5, S4.7]", async () => {
  const { spaceId, custodian, viewer } = await aSpace();
  for (const { email } of [viewer, custodian]) {
    expect(await told(custodian, "invitations.create", { target: targetOf(spaceId), email })).toMatchObject({
      status: 400,
      reason: "already_member",
    });
  }
});

test("who is no custodian may do nothing with a space's invitations: 403 inside, 404 outside, 401 for nobody [S4.1, S4.7]", async () => {
  const space = await aSpace();
  const { spaceId, custodian, viewer, contributor, outsider, colleague } = space;
  const { invitationId } = await invited(space);
  const { organizationId } = custodian;
  const calls: readonly (readonly [string, Input])[] = [
    ["invitations.create", { target: targetOf(spaceId), email: foyer.address() }],
    ["invitations.createMany", { target: targetOf(spaceId), invitees: [{ email: foyer.address() }] }],
    ["invitations.list", { organizationId, spaceId }],
    ["invitations.stats", { organizationId, spaceId }],
    ["invitations.get", { invitationId }],
    ["invitations.update", { invitationId, note: "mine" }],
    ["invitations.resend", { invitationId }],
    ["invitations.remind", { invitationId }],
    ["invitations.copyLink", { invitationId }],
    ["invitations.cancel", { invitationId }],
  ];
  for (const [procedure, input] of calls) {
    const ends = [];
    for (const who of [viewer, contributor, outsider, colleague, null]) {
      const { status, reason } = await told(who, procedure, input);
      ends.push([status, reason]);
    }
    expect([procedure, ends]).toEqual([
      procedure,
      [
        [403, "forbidden"],
        [403, "forbidden"],
        [404, "not_found"],
        [404, "not_found"],
        [401, "unauthenticated"],
      ],
    ]);
  }
  expect((await told(custodian, "invitations.get", { invitationId })).body).toMatchObject({
    status: "pending",
    resendCount: 0,
    note: null,
  });
});

test("anyone who has the link sees what it is about without signing in: 200, and 404 for no link [S4.3, S4.7]", async () => {
  const space = await aSpace();
  const { token, email } = await invited(space);
  expect(await told(null, "invitations.view", { token })).toMatchObject({
    status: 200,
    body: {
      kind: "space",
      status: "pending",
      canAccept: true,
      email,
      role: "viewer",
      space: { id: space.spaceId },
      invitedBy: { name: space.custodian.name },
      needs: "new_account",
    },
  });
  expect(await told(null, "invitations.view", { token: `${token}x` })).toMatchObject({
    status: 404,
    reason: "invitation_not_found",
  });
});

test("who has an account accepts signed in: 401 without, 400 as somebody else, 200 as themselves, once [S4.3, S4.4, S4.7]", async () => {
  const space = await aSpace();
  const invitee = await foyer.stranger();
  const { token } = await invited(space, invitee.email);
  const other = await foyer.stranger();
  expect(await told(null, "invitations.accept", { token })).toMatchObject({
    status: 401,
    reason: "sign_in_required",
  });
  expect(await told(other, "invitations.accept", { token })).toMatchObject({
    status: 400,
    reason: "email_mismatch",
  });
  expect(await told(invitee, "invitations.accept", { token })).toMatchObject({
    status: 200,
    body: { kind: "space", status: "accepted", signedIn: true },
  });
  expect(await told(invitee, "invitations.accept", { token })).toMatchObject({
    status: 400,
    reason: "invitation_accepted",
  });
  expect(await told(invitee, "spaces.get", { spaceId: space.spaceId })).toMatchObject({
    status: 200,
    body: { id: space.spaceId, role: "viewer" },
  });
});

test("who has none makes one on the way: 400 without name and password, 200 with them [S4.4, S4.7]", async () => {
  const space = await aSpace();
  const { token } = await invited(space);
  expect(await told(null, "invitations.accept", { token })).toMatchObject({
    status: 400,
    reason: "invalid_input",
  });
  expect(await told(null, "invitations.accept", { token, ...newcomer })).toMatchObject({
    status: 200,
    body: { status: "accepted", signedIn: true },
  });
});

test("what is over, taken back or refused lets nobody in: 400, each with its reason [S2.3, S4.7]", async () => {
  const space = await aSpace();
  const [expired, cancelled, declined] = [await invited(space), await invited(space), await invited(space)];
  await foyer.letPass("168 hours", expired.invitationId);
  expect(
    await told(space.custodian, "invitations.cancel", { invitationId: cancelled.invitationId }),
  ).toMatchObject({ status: 204, text: "" });
  expect(await told(null, "invitations.decline", { token: declined.token })).toMatchObject({ status: 200 });
  const ends = [];
  for (const { token } of [expired, cancelled, declined]) {
    const { status, reason } = await told(null, "invitations.accept", { token, ...newcomer });
    ends.push([status, reason]);
  }
  expect(ends).toEqual([
    [400, "invitation_expired"],
    [400, "invitation_cancelled"],
    [400, "invitation_declined"],
  ]);
  expect(
    await told(space.custodian, "invitations.cancel", { invitationId: cancelled.invitationId }),
  ).toMatchObject({ status: 400, reason: "not_pending" });
});

test("it is sent again three times, and not a fourth: 200, then 400 [S4.2, S4.7]", async () => {
  const space = await aSpace();
  const { invitationId } = await invited(space);
  for (let count = 1; count <= 3; count++) {
    expect(await told(space.custodian, "invitations.resend", { invitationId })).toMatchObject({
      status: 200,
      body: { resendCount: count },
    });
  }
  expect(await told(space.custodian, "invitations.resend", { invitationId })).toMatchObject({
    status: 400,
    reason: "resend_limit_reached",
  });
});

test("a custodian lists a space's invitations: 200, and nothing of what is no space's business [S4.7]", async () => {
  const space = await aSpace();
  const { organizationId } = space.custodian;
  const { invitationId } = await invited(space);
  await foyer.invitation({ by: await foyer.admin({ organizationId }) });
  const { spaceId, custodian } = space;
  const listed = await told(custodian, "invitations.list", { organizationId, spaceId });
  expect(listed).toMatchObject({ status: 200, body: { items: [{ id: invitationId }], nextCursor: null } });
  expect(await told(custodian, "invitations.list", { organizationId })).toMatchObject({ status: 403 });
  const contradiction = { organizationId, spaceId, kind: "event" };
  expect(await told(custodian, "invitations.list", contradiction)).toMatchObject({
    status: 400,
    reason: "invalid_input",
  });
});

test("a space that was removed takes nobody: 404 to invite, 400 to accept [S4.7]", async () => {
  const space = await aSpace();
  const { token } = await invited(space);
  const { spaceId, custodian } = space;
  expect(await told(custodian, "spaces.remove", { spaceId })).toMatchObject({ status: 204 });
  const target = targetOf(spaceId);
  expect(await told(custodian, "invitations.create", { target, email: foyer.address() })).toMatchObject({
    status: 404,
  });
  expect(await told(null, "invitations.accept", { token, ...newcomer })).toMatchObject({
    status: 400,
    reason: "invitation_cancelled",
  });
});

test("an event that is full says so: 409 [S3.5, S4.7]", async () => {
  const { organizer: by, eventId } = await foyer.event({ capacity: 1 });
  const seated = await foyer.eventInvitation({ by, eventId, fullName: "Ada" });
  const late = await foyer.eventInvitation({ by, eventId, fullName: "Grace" });
  expect(await told(null, "invitations.accept", { token: foyer.linkOf(seated.id) })).toMatchObject({
    status: 200,
  });
  expect(await told(null, "invitations.accept", { token: foyer.linkOf(late.id) })).toMatchObject({
    status: 409,
    reason: "event_full",
  });
});
