import type { Person } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

type Place = {
  /** Manages the place, and is no admin of its organization. */
  readonly manager: Person;
  readonly organizationId: string;
  readonly filter: { readonly spaceId: string } | { readonly eventId: string };
  invite(by: Person, email?: string): Promise<string>;
};

const doors: readonly (readonly [string, () => Promise<Place>])[] = [
  [
    "a space's custodian",
    async () => {
      const { spaceId, organizationId } = await foyer.space();
      const manager = await foyer.spaceMember(spaceId, "custodian", { organizationRole: "member" });
      const invite = async (by: Person, email = foyer.address()) =>
        (await foyer.spaceInvitation({ by, spaceId, email })).id;
      return { manager, organizationId, filter: { spaceId }, invite };
    },
  ],
  [
    "an event's organizer",
    async () => {
      const { eventId, organizationId, organizer } = await foyer.event();
      const invite = async (by: Person, email = foyer.address()) =>
        (await foyer.eventInvitation({ by, eventId, email })).id;
      return { manager: organizer, organizationId, filter: { eventId }, invite };
    },
  ],
];

describe.each(doors)("%s, who is no admin", (_, make) => {
  test("does with its invitations what an admin does with the organization's [S3.2, S4.1]", async () => {
    const { manager, invite } = await make();
    const invitationId = await invite(manager);
    const { invitations } = foyer.callerFor(manager);
    expect(await invitations.get({ invitationId })).toMatchObject({
      status: "pending",
      timeline: [{ type: "created", actor: manager.name }, { type: "queued" }],
    });
    expect(await invitations.update({ invitationId, note: "a cousin" })).toMatchObject({ note: "a cousin" });
    expect(await invitations.remind({ invitationId })).toMatchObject({ resendCount: 1 });
    expect(await invitations.resend({ invitationId })).toMatchObject({ resendCount: 2 });
    expect(await invitations.copyLink({ invitationId })).toMatchObject({
      url: expect.stringContaining("/accept#"),
    });
    expect(await invitations.cancel({ invitationId })).toBeNull();
    expect(await invitations.get({ invitationId })).toMatchObject({ status: "cancelled" });
  });

  test("lists those and no others, and learns nothing of what else the organization sends", async () => {
    const { manager, organizationId, filter, invite } = await make();
    const admin = await foyer.admin({ organizationId });
    const ids = [await invite(admin), await invite(manager)];
    const elsewhere = await foyer.invitation({ by: admin });
    const { invitations } = foyer.callerFor(manager);
    const idsOf = async (api: typeof invitations, narrowed: object) =>
      (await api.list({ organizationId, ...narrowed })).items.map(({ id }) => id);

    expect(await idsOf(invitations, filter)).toEqual(ids.toReversed());
    expect(await endOf(invitations.list({ organizationId }))).toBe("forbidden");
    expect(await endOf(invitations.list({ organizationId, kind: "organization" }))).toBe("forbidden");
    expect(await endOf(invitations.get({ invitationId: elsewhere.id }))).toBe("forbidden");
    const whole = foyer.callerFor(admin).invitations;
    expect(await idsOf(whole, {})).toEqual([elsewhere.id, ...ids.toReversed()]);
    expect(await idsOf(whole, filter)).toEqual(ids.toReversed());
    expect(await idsOf(whole, { kind: "organization" })).toEqual([elsewhere.id]);
  });

  test("has nothing to say about another place's: it does not exist", async () => {
    const { manager, organizationId, filter } = await make();
    const other = await make();
    const invitationId = await other.invite(other.manager);
    const { invitations } = foyer.callerFor(manager);
    const calls = [
      invitations.get({ invitationId }),
      invitations.update({ invitationId, note: null }),
      invitations.cancel({ invitationId }),
      invitations.resend({ invitationId }),
      invitations.remind({ invitationId }),
      invitations.copyLink({ invitationId }),
      invitations.list({ organizationId, ...other.filter }),
      invitations.list({ organizationId: other.organizationId, ...other.filter }),
      invitations.list({ organizationId: other.organizationId, ...filter }),
    ];
    expect(new Set(await Promise.all(calls.map(endOf)))).toEqual(new Set(["not_found"]));
    expect(await foyer.callerFor(other.manager).invitations.get({ invitationId })).toMatchObject({
      status: "pending",
    });
  });

  test("invites many at once, and an address that is invited to one place is not in the way at another [S3.1]", async () => {
    const { manager, organizationId, invite } = await make();
    const email = foyer.address();
    await foyer.invitation({ by: await foyer.admin({ organizationId }), email });
    const invitationId = await invite(manager, email);
    const { timeline, ...pending } = await foyer.callerFor(manager).invitations.get({ invitationId });
    expect(timeline[0]).toMatchObject({ type: "created" });
    const { kind, space, event } = pending;
    const target =
      kind === "space"
        ? ({ kind, spaceId: space?.id ?? "", role: "viewer" } as const)
        : ({ kind: "event", eventId: event?.id ?? "" } as const);
    const [one, another] = [foyer.address(), foyer.address()];
    const { created, rejected } = await foyer.callerFor(manager).invitations.createMany({
      target,
      invitees: [{ email: another }, { email: email.toUpperCase() }, { email: one }],
    });
    expect(created.map((each) => [each.email, each.kind])).toEqual([
      [another, kind],
      [one, kind],
    ]);
    expect(rejected).toMatchObject([{ email, reason: "already_invited" }]);
  });
});
