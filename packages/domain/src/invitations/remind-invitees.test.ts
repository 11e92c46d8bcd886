import type { Invitation } from "@foyer/contract/invitations";
import type { OrganizationRole } from "@foyer/contract/permissions";
import type { Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { zoneWhereItIs } from "@foyer/testing/time-zones";
import { beforeEach, describe, expect, test } from "vitest";
import { suppressAddress } from "../mail/suppressions/suppress-address.ts";
import { remindInvitees } from "./remind-invitees.ts";

const foyer = testFoyer();
const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };
const guest = () => foyer.callerFor(null).invitations;

// What an earlier test has left is nobody's any more.
beforeEach(() => foyer.sql`UPDATE organizations SET reminder_after_days = NULL`);

describe("who has not answered is reminded by itself", () => {
  test("after the days that the organization says, as often as it says, and then no more [S3.11]", async () => {
    const owner = await host({ afterDays: 3, atMost: 2 });
    const { id } = await sent(await foyer.invitation({ by: owner }));
    await foyer.letPass("2 days 23 hours", id);
    expect(await remindersOf(id)).toBe(0);
    await foyer.letPass("1 hour", id);
    expect(await remindersOf(id)).toBe(1);
    expect(await remindersOf(id)).toBe(1);

    await sent({ id });
    await foyer.letPass("71 hours", id);
    expect(await remindersOf(id)).toBe(1);
    await foyer.sql`UPDATE invitations SET expires_at = now() + interval '30 days' WHERE id = ${id}`;
    await foyer.letPass("1 hour", id);
    expect(await remindersOf(id)).toBe(2);
    await sent({ id });
    await foyer.letPass("10 days", id);
    expect(await remindersOf(id)).toBe(2);
  });

  test("by a message of its own that does not go out by night, with its job, its audit row and a line in the timeline", async () => {
    const owner = await host();
    const { id, email } = await fallenDue(await foyer.invitation({ by: owner }));
    await remindInvitees(foyer.services);
    const [delivery, ...others] = await foyer.sql<{ id: string }>`
      SELECT id, number, recipient, status, automatic FROM deliveries WHERE invitation_id = ${id} AND purpose = 'reminder'`;
    expect(others).toEqual([]);
    expect(delivery).toMatchObject({ number: 2, recipient: email, status: "queued", automatic: true });
    expect(await foyer.sql`SELECT name, data FROM pgboss.job WHERE id = ${delivery?.id}`).toEqual([
      { name: "delivery.send", data: { deliveryId: delivery?.id } },
    ]);
    const { items } = await foyer.callerFor(owner).audit.list({
      organizationId: owner.organizationId,
      act: "invitation.reminded",
    });
    expect(items).toMatchObject([{ actor: null, ip: null, subject: { id, label: email } }]);
    const told = await foyer.callerFor(owner).invitations.get({ invitationId: id });
    expect(told).toMatchObject({ status: "pending", resendCount: 0 });
    expect(told.timeline.map(({ type }) => type)).toContain("reminded");
    // It has a link that works.
    expect(await guest().view({ token: foyer.linkOf(id, 2) })).toMatchObject({ status: "pending" });
  });

  test("at every door", async () => {
    const owner = await host();
    const member = await foyer.member({ organizationId: owner.organizationId });
    const { spaceId } = await foyer.space({ by: member });
    const custodian = await foyer.spaceMember(spaceId, "custodian");
    const { eventId } = await foyer.event({ by: member, startsAt: inDays(60) });
    const invitations = [
      await foyer.spaceInvitation({ by: custodian, spaceId }),
      await foyer.spaceInvitation({ by: owner, spaceId }),
      await foyer.eventInvitation({ by: member, eventId }),
    ];
    for (const invitation of invitations) await fallenDue(invitation);
    expect(await remindInvitees(foyer.services)).toBe(3);
  });

  test("again only after the same days, whoever wrote to them meanwhile", async () => {
    const owner = await host({ afterDays: 3, atMost: 5 });
    const { invitations } = foyer.callerFor(owner);
    const { id } = await fallenDue(await foyer.invitation({ by: owner }));
    const ways = [
      () => invitations.remind({ invitationId: id }),
      () => invitations.resend({ invitationId: id }),
      async () => {
        await foyer.sql`UPDATE organizations SET renewal_rule = 'renew' WHERE id = ${owner.organizationId}`;
        await foyer.sql`UPDATE invitations SET expires_at = now() WHERE id = ${id}`;
        await guest().requestLink({ token: foyer.linkOf(id) });
      },
    ];
    for (const write of ways) {
      await write();
      await sent({ id });
      expect(await remindersOf(id)).toBe(0);
      await foyer.letPass("73 hours", id);
    }
    expect(await remindersOf(id)).toBe(1);
  });

  test("counted from when the message left, where it was held up on its way", async () => {
    const owner = await host();
    const { id } = await fallenDue(await foyer.invitation({ by: owner }));
    await foyer.sql`UPDATE deliveries SET changed_at = now() - interval '1 day' WHERE invitation_id = ${id}`;
    expect(await remindersOf(id)).toBe(0);
    await foyer.letPass("47 hours 59 minutes", id);
    expect(await remindersOf(id)).toBe(0);
    await foyer.letPass("1 minute", id);
    expect(await remindersOf(id)).toBe(1);
  });
});

describe("nobody is reminded", () => {
  type Ready = { readonly id: string; readonly email: string; readonly owner: Person };

  test.each<[string, (ready: Ready) => Promise<unknown>]>([
    ["who said yes", ({ id }) => guest().accept({ token: foyer.linkOf(id), ...newcomer })],
    ["who said no", ({ id }) => guest().decline({ token: foyer.linkOf(id) })],
    [
      "whose invitation was cancelled",
      ({ id, owner }) => foyer.callerFor(owner).invitations.cancel({ invitationId: id }),
    ],
    [
      "whose invitation has expired",
      ({ id }) => foyer.sql`UPDATE invitations SET expires_at = now() WHERE id = ${id}`,
    ],
    ["whose message has not left yet", ({ id }) => lastMessageOf(id, "retrying")],
    ["whose last message bounced", ({ id }) => lastMessageOf(id, "bounced")],
    ["whose last message was given up", ({ id }) => lastMessageOf(id, "failed")],
    ["where it is night", ({ owner }) => zoneOf(owner, zoneWhereItIs(3))],
    ["whose organization does not want it any more", ({ owner }) => rule(owner, null)],
    ["whose inviter may not invite any more", ({ owner }) => demote(owner, "member")],
    [
      "whose inviter was switched off",
      ({ owner }) => foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${owner.userId}`,
    ],
    [
      "who has come in by another way",
      async ({ owner, email }) => foyer.member({ organizationId: owner.organizationId, email }),
    ],
    [
      "whose address is suppressed",
      ({ owner: { organizationId }, email }) =>
        foyer.services.database.transaction((tx) =>
          suppressAddress(foyer.services, tx, {
            organizationId,
            email,
            reason: "unsubscribed",
            invitationId: null,
            detail: null,
          }),
        ),
    ],
  ])("%s [S3.11]", async (_, happens) => {
    const owner = await host();
    const { id, email } = await fallenDue(await foyer.invitation({ by: owner }));
    await happens({ id, email, owner });
    expect(await remindersOf(id)).toBe(0);
  });

  test("who got a copied link alone, be it before or after messages that count", async () => {
    const owner = await host();
    const { invitations } = foyer.callerFor(owner);
    const [alone, both] = [
      await foyer.invitation({ by: owner, send: false }),
      await foyer.invitation({ by: owner }),
    ];
    for (const { id } of [alone, both]) {
      await invitations.copyLink({ invitationId: id });
      await sent({ id });
      await foyer.letPass("3 days", id);
    }
    expect(await remindInvitees(foyer.services)).toBe(1);
    expect(await remindersOf(alone.id)).toBe(0);
  });

  test("while they wait in line for a seat", async () => {
    const owner = await host();
    const { eventId } = await foyer.event({ by: owner, capacity: 1, startsAt: inDays(60) });
    const seated = await foyer.eventInvitation({ by: owner, eventId, fullName: "Seated" });
    await guest().accept({ token: foyer.linkOf(seated.id) });
    const [waiting, silent] = [
      await fallenDue(await foyer.eventInvitation({ by: owner, eventId, fullName: "Waiting" })),
      await fallenDue(await foyer.eventInvitation({ by: owner, eventId, fullName: "Silent" })),
    ];
    await guest().joinWaitingList({ token: foyer.linkOf(waiting.id) });
    expect(await remindInvitees(foyer.services)).toBe(1);
    expect(await remindersOf(waiting.id)).toBe(0);
    expect(await remindersOf(silent.id)).toBe(1);
  });

  test("of what is over, or closed to them", async () => {
    const owner = await host();
    const member = await foyer.member({ organizationId: owner.organizationId });
    const { spaceId } = await foyer.space({ by: member });
    const custodian = await foyer.spaceMember(spaceId, "custodian");
    const over = await foyer.event({ by: member, startsAt: inDays(60) });
    const handedOn = await foyer.event({ by: member, startsAt: inDays(60) });
    for (const invitation of [
      await foyer.spaceInvitation({ by: custodian, spaceId }),
      await foyer.eventInvitation({ by: member, eventId: over.eventId }),
      await foyer.eventInvitation({ by: member, eventId: handedOn.eventId }),
    ])
      await fallenDue(invitation);
    await foyer.sql`UPDATE space_members SET role = 'viewer' WHERE user_id = ${custodian.userId}`;
    await foyer.sql`UPDATE events SET starts_at = now() WHERE id = ${over.eventId}`;
    await foyer.sql`UPDATE events SET organizer_id = ${owner.userId} WHERE id = ${handedOn.eventId}`;
    expect(await remindInvitees(foyer.services)).toBe(0);
  });

  test("to a role that is above the inviter's by now", async () => {
    const owner = await host();
    for (const role of ["owner", "admin"] as const)
      await fallenDue(await foyer.invitation({ by: owner, role }));
    await demote(owner, "admin");
    expect(await remindInvitees(foyer.services)).toBe(1);
  });

  test("of several places at once", async () => {
    const owner = await host();
    const { spaceId } = await foyer.space({ by: owner });
    const { id, email } = await fallenDue(await foyer.invitation({ by: owner }));
    const second = await fallenDue(await foyer.spaceInvitation({ by: owner, spaceId, email }));
    expect(await remindInvitees(foyer.services)).toBe(1);
    expect(await remindInvitees(foyer.services)).toBe(0);
    for (const each of [id, second.id]) await foyer.letPass("1 day", each);
    expect(await remindInvitees(foyer.services)).toBe(1);
    expect(await remindersOf(id)).toBe(1);
    expect(await remindersOf(second.id)).toBe(1);
  });
});

describe("whoever is passed over", () => {
  test("because enough was written today is reminded the next day [S3.10]", async () => {
    const owner = await host();
    for (let n = 0; n < 3; n++) await fallenDue(await foyer.invitation({ by: owner }));
    await foyer.sql`DELETE FROM message_counts`;
    const messageCaps = { ...foyer.services.messageCaps, organization: 2 };
    const services = { ...foyer.services, messageCaps };
    expect(await remindInvitees(services)).toBe(2);
    expect(await remindInvitees(foyer.services)).toBe(0);
    await foyer.letPass("1 day");
    await foyer.sql`UPDATE message_counts SET ends_at = ends_at - interval '1 day'`;
    expect(await remindInvitees(services)).toBe(1);
  });

  test("does not stand in the way of the others", async () => {
    const owner = await host();
    const bounced = await fallenDue(await foyer.invitation({ by: owner }));
    await lastMessageOf(bounced.id, "bounced");
    const { id } = await fallenDue(await foyer.invitation({ by: owner }));
    expect(await remindInvitees(foyer.services)).toBe(1);
    expect(await remindersOf(id)).toBe(1);
    const [row] = await foyer.sql`
      SELECT remind_after > now() + interval '23 hours' AS later FROM invitations WHERE id = ${bounced.id}`;
    expect(row).toEqual({ later: true });
  });
});

describe("each reminder is sent once", () => {
  test("by any number of workers at the same time, and however often their jobs run [S3.11]", async () => {
    const owner = await host();
    const ids: string[] = [];
    for (let n = 0; n < 20; n++) ids.push((await fallenDue(await foyer.invitation({ by: owner }))).id);
    const counts = await Promise.all(Array.from({ length: 5 }, () => remindInvitees(foyer.services)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(20);
    await remindInvitees(foyer.services);
    const reminders = await foyer.sql`
      SELECT invitation_id FROM deliveries WHERE purpose = 'reminder' AND organization_id = ${owner.organizationId}`;
    expect(reminders.map((row) => row.invitation_id).toSorted()).toEqual(ids.toSorted());
  });

  test("and not while somebody is just answering: nobody waits for the other", async () => {
    const owner = await host();
    const { id } = await fallenDue(await foyer.invitation({ by: owner }));
    const race = await foyer.race<unknown>({ table: "invitations", id }, [
      () => remindInvitees(foyer.services),
      () => guest().accept({ token: foyer.linkOf(id), ...newcomer }),
    ]);
    expect(race).toMatchObject([
      { status: "fulfilled", value: 0 },
      { status: "fulfilled", value: { status: "accepted" } },
    ]);
    expect(await remindersOf(id)).toBe(0);
  });

  test("also where another organization's can't be: that is told in the end", async () => {
    for (let n = 0; n < 2; n++) await fallenDue(await foyer.invitation({ by: await host() }));
    const { database } = foyer.services;
    let failed = false;
    const spoilt: typeof database = {
      ...database,
      transaction(work) {
        if (failed) return database.transaction(work);
        failed = true;
        return Promise.reject(new Error("This one is held."));
      },
    };
    const end = await remindInvitees({ ...foyer.services, database: spoilt }).catch(
      (error: unknown) => error,
    );
    expect(end).toMatchObject({ errors: [{ message: "This one is held." }] });
    expect(await remindInvitees(foyer.services)).toBe(1);
  });
});

/** The owner of an organization that wants its invitees reminded, and where it is day. */
async function host(wish = { afterDays: 3, atMost: 2 }): Promise<Person> {
  const organizationId = await foyer.organization({ timeZone: zoneWhereItIs(12) });
  const owner = await foyer.owner({ organizationId });
  await rule(owner, wish);
  return owner;
}

function rule(owner: Person, reminderRule: { afterDays: number; atMost: number } | null) {
  const { organizationId } = owner;
  return foyer.callerFor(owner).organizations.update({ organizationId, reminderRule });
}

function zoneOf(owner: Person, timeZone: string) {
  const { organizationId } = owner;
  return foyer.callerFor(owner).organizations.update({ organizationId, timeZone });
}

const demote = ({ userId }: Person, role: OrganizationRole) =>
  foyer.sql`UPDATE memberships SET role = ${role} WHERE user_id = ${userId}`;

/** What was queued for an invitee leaves now. */
async function sent<Known extends { readonly id: string }>(invitation: Known): Promise<Known> {
  await foyer.sql`
    UPDATE deliveries SET status = 'sent', changed_at = now() WHERE invitation_id = ${invitation.id} AND status = 'queued'`;
  return invitation;
}

/** An invitation that was sent three days ago. */
async function fallenDue(invitation: Invitation): Promise<Invitation> {
  await sent(invitation);
  await foyer.letPass("3 days", invitation.id);
  return invitation;
}

const lastMessageOf = (id: string, status: string) =>
  foyer.sql`UPDATE deliveries SET status = ${status} WHERE invitation_id = ${id}`;

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** How many reminders of an invitation there are, after one more look at what is due. */
async function remindersOf(id: string): Promise<number> {
  await remindInvitees(foyer.services);
  return (await foyer.sql`SELECT 1 FROM deliveries WHERE invitation_id = ${id} AND automatic`).length;
}
