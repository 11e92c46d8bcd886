import { noteOn } from "@foyer/api/openapi/notes";
import { reasonsOf } from "@foyer/api/openapi/reasons-of";
import { reasons } from "@foyer/contract/failures";
import {
  type Input,
  newcomer,
  notThere,
  type Prepare,
  type Prepared,
  preparing,
  target,
} from "@foyer/testing/calls/prepared-calls";
import { password } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { callBoth } from "../../test/call-both.ts";
import { fieldIn, objectIn } from "../../test/field-in.ts";
import { testApp } from "../../test/test-app.ts";
import { routeOf, visitorOf } from "../../test/visitor.ts";
import { withoutChance } from "../../test/without-chance.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));
const { asOwner, withToken } = preparing(foyer);

/** Calls that are refused, each for its reason. */
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
  [
    "not_pending",
    "people.update",
    asOwner(async ({ organizationId }) => {
      const { userId } = await foyer.member({ organizationId });
      await foyer.sql`UPDATE memberships SET joined_at = NULL WHERE user_id = ${userId}`;
      return { organizationId, userId, name: "Grace" };
    }),
  ],
  [
    "not_pending",
    "mail.deliveries.retry",
    asOwner(async (by) => {
      const { organizationId, deliveryId, invitationId } = await foyer.failedDelivery({ by });
      await foyer.callerFor(by).invitations.cancel({ invitationId });
      return { organizationId, deliveryId };
    }),
  ],
  [
    "address_suppressed",
    "invitations.create",
    asOwner(async (by) => {
      const { organizationId } = by;
      const email = foyer.address();
      await foyer.callerFor(by).mail.suppressions.add({ organizationId, email });
      return { target: target(by), email };
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
  [
    "not_found",
    "invitations.redeem",
    asOwner(async () => ({ code: (await foyer.arrival({ by: await foyer.owner() })).code })),
  ],
  ["not_found", "invitations.cancel", asOwner(() => ({ invitationId: notThere }))],
  ["not_found", "people.get", asOwner(({ organizationId }) => ({ organizationId, userId: notThere }))],
];

describe("REST refuses as tRPC refuses, for the reasons that the document lists", () => {
  const documentedFor = (procedure: string) => {
    const route = routeOf(procedure);
    const fields = Object.keys(route.input instanceof z.ZodObject ? route.input.shape : {});
    const byStatus = [...reasonsOf(route, noteOn(procedure), fields)];
    return byStatus.flatMap(([status, each]) => each.map((reason) => `${status} ${reason}`));
  };
  test.each(refusals.map(([reason, procedure, prepare]) => ({ reason, procedure, prepare })))(
    "$reason, by $procedure",
    async ({ reason, procedure, prepare }) => {
      const { rest, trpc } = await callBoth(app(), foyer.services, { procedure, prepare });

      const { message, code, data, ...told } = objectIn(rest.body);
      expect(rest.status).toBe(statusOf(reason));
      expect(documentedFor(procedure)).toContain(`${rest.status} ${reason}`);
      expect({ message, code, ...told }).toMatchObject({
        message: expect.stringMatching(/\w/),
        code: expect.stringMatching(/^[A-Z_]+$/),
        reason,
      });
      expect(withoutChance(fieldIn(trpc.body, "error", "message"))).toEqual(withoutChance(message));
      expect(withoutChance(fieldIn(trpc.body, "error", "data"))).toEqual(
        withoutChance({ code, httpStatus: rest.status, ...told, ...objectIn(data ?? {}) }),
      );
      expect(trpc.status).toBe(rest.status);
      expect("issues" in told).toBe(reason === "invalid_input" || reason === "weak_password");
    },
  );

  test("already_invited names the invitation in the way, in both [S4.5]", async () => {
    const by = await foyer.owner();
    const { id: invitationId, email } = await foyer.invitation({ by });
    const owner = await visitorOf(app(), { services: foyer.services, account: by });
    const input = { target: target(by), email: email.toUpperCase() };
    expect((await owner.rest("invitations.create", input)).body).toMatchObject({ data: { invitationId } });
    expect((await owner.trpc("invitations.create", input)).body).toMatchObject({
      error: { data: { invitationId } },
    });
  });
});

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
