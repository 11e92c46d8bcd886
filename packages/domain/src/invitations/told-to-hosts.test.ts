import type { Person } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

const told = { note: "a cousin of Ada's", metadata: { crm: 1 } };

describe("what inviters note down for each other, and where they sat", () => {
  test("is told to a guest only of invitations that they made themselves, also once they answer for another's [S4.1]", async () => {
    const { spaceId, guest, owner, custodian } = await everybody();
    const theirs = await invite(owner, spaceId);
    const own = await invite(guest, spaceId);
    const { invitations } = foyer.callerFor(guest);
    expect(await seenBy(guest, theirs)).toEqual({ note: null, metadata: null, inviterIp: null });
    expect(await seenBy(guest, own)).toEqual({ ...told, inviterIp: null });
    const { items } = await invitations.list({ organizationId: owner.organizationId, spaceId });
    expect(items.map(({ note }) => note)).toEqual([told.note, null]);

    await invitations.resend({ invitationId: theirs });
    await invitations.update({ invitationId: theirs, role: "contributor" });
    expect(await invitations.get({ invitationId: theirs })).toMatchObject({
      invitedBy: { id: guest.userId },
    });
    expect(await seenBy(guest, theirs)).toEqual({ note: null, metadata: null, inviterIp: null });

    for (const id of [theirs, own]) expect(await seenBy(custodian, id)).toEqual({ ...told, inviterIp: null });
    expect(await seenBy(owner, theirs)).toEqual({ ...told, inviterIp: "198.51.100.4" });
    expect(await seenBy(owner, own)).toEqual({ ...told, inviterIp: "198.51.100.4" });
  });

  test("an event's organizer is not told from where the organization's admins invite [S3.2]", async () => {
    const { eventId, organizationId, organizer } = await foyer.event();
    const admin = await foyer.admin({ organizationId });
    const target = { kind: "event", eventId } as const;
    const { id } = await foyer
      .callerFor(admin)
      .invitations.create({ target, email: foyer.address(), ...told });
    expect(await seenBy(organizer, id)).toEqual({ ...told, inviterIp: null });
    expect((await seenBy(admin, id)).inviterIp).not.toBeNull();
  });
});

test("nobody but who manages the organization learns by inviting whom it keeps out [S4.1]", async () => {
  const { spaceId, organizationId, guest, owner, custodian } = await everybody();
  const out = await foyer.member({ organizationId, active: false });
  const target = { kind: "space", spaceId, role: "viewer" } as const;
  const reasonsFor = async (who: Person) => {
    const invitees = [{ email: out.email }, { email: foyer.address() }];
    const { invitations } = foyer.callerFor(who);
    const { created, rejected } = await invitations.createMany({ target, invitees });
    for (const { id } of created) await invitations.cancel({ invitationId: id });
    return rejected.map(({ reason }) => reason);
  };
  expect(await reasonsFor(owner)).toEqual(["forbidden"]);
  for (const who of [guest, custodian]) expect(await reasonsFor(who)).toEqual([]);
});

test("no guest gets a link into their hands, so none tells them who has an account [S4.1]", async () => {
  const { spaceId, guest, custodian } = await everybody();
  for (const { email } of [await foyer.stranger(), { email: foyer.address() }]) {
    const { id: invitationId } = await foyer.spaceInvitation({ by: guest, spaceId, email, send: false });
    const { invitations } = foyer.callerFor(guest);
    expect(await endOf(invitations.copyLink({ invitationId }))).toBe("forbidden");
    // Foyer sends it instead.
    expect(await invitations.resend({ invitationId })).toMatchObject({ delivery: { status: "queued" } });
    expect(await endOf(foyer.callerFor(custodian).invitations.copyLink({ invitationId }))).toBe("done");
  }
});

/** A space with a custodian who is a member, one who is a guest, and the owner of the organization. */
async function everybody() {
  const { spaceId, organizationId, custodian } = await foyer.space();
  const guest = await foyer.spaceMember(spaceId, "custodian");
  return { spaceId, organizationId, custodian, guest, owner: await foyer.owner({ organizationId }) };
}

async function invite(by: Person, spaceId: string): Promise<string> {
  const target = { kind: "space", spaceId, role: "viewer" } as const;
  const api = foyer.callerFor(by, { ip: "198.51.100.4" });
  return (await api.invitations.create({ target, email: foyer.address(), ...told })).id;
}

async function seenBy(who: Person, invitationId: string) {
  const { note, metadata, inviterIp } = await foyer.callerFor(who).invitations.get({ invitationId });
  return { note, metadata, inviterIp };
}
