import { compileEmails } from "@foyer/emails/emails";
import { MailFailure } from "@foyer/mailer/mailer";
import { testFoyer } from "@foyer/testing/test-foyer";
import { testPost } from "@foyer/testing/test-post";
import { describe, expect, test } from "vitest";
import { giveUpDelivery, sendDelivery } from "./send-delivery.ts";
import { timelineOf } from "./timeline.ts";

const foyer = testFoyer();
const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };
const emails = await compileEmails();

describe("the timeline tells the truth", () => {
  test("of a message that was handed over, opened and accepted, with its number [S3.6]", async () => {
    const owner = await foyer.owner();
    const { id: invitationId } = await foyer.invitation({ by: owner });
    const { invitations } = foyer.callerFor(owner);
    await deliver(invitationId, 1, { reply: "250 2.0.0 taken" });
    await invitations.remind({ invitationId });
    await deliver(invitationId, 2, { reply: "250 2.0.0 taken too" });
    const guest = foyer.callerFor(null);
    const token = foyer.linkOf(invitationId, 2);
    await guest.invitations.recordOpened({ token });
    await guest.invitations.recordOpened({ token });
    await guest.invitations.accept({ token, ...newcomer });

    const { timeline, openedAt, respondedAt } = await invitations.get({ invitationId });

    expect(timeline.map(({ at: _, ...entry }) => entry)).toEqual([
      { type: "created", message: null, actor: owner.name, detail: null },
      { type: "queued", message: 1, actor: null, detail: null },
      { type: "sent", message: 1, actor: null, detail: "250 2.0.0 taken" },
      { type: "reminded", message: null, actor: owner.name, detail: null },
      { type: "queued", message: 2, actor: null, detail: null },
      { type: "sent", message: 2, actor: null, detail: "250 2.0.0 taken too" },
      { type: "opened", message: 2, actor: null, detail: null },
      { type: "accepted", message: 2, actor: "Grace Hopper", detail: null },
    ]);
    expect(openedAt).toBe(timeline.find(({ type }) => type === "opened")?.at);
    expect(respondedAt).toBe(timeline.find(({ type }) => type === "accepted")?.at);
    expect(timeline.map(({ at }) => at)).toEqual(timeline.map(({ at }) => at).sort());
  });

  test("of an offer that bounced, though its number is older than a reminder's [S3.6]", async () => {
    const { eventId, organizer } = await foyer.event({ capacity: 1 });
    const [sitting, waiting] = [
      await foyer.eventInvitation({ by: organizer, eventId }),
      await foyer.eventInvitation({ by: organizer, eventId }),
    ];
    const guest = foyer.callerFor(null);
    const token = foyer.linkOf(sitting.id);
    await guest.invitations.accept({ token, fullName: "Ada" });
    await guest.invitations.joinWaitingList({ token: foyer.linkOf(waiting.id), fullName: "Grace" });
    const { invitations } = foyer.callerFor(organizer);
    await invitations.remind({ invitationId: waiting.id });
    await guest.invitations.decline({ token });
    const [offer] = await foyer.sql<{ number: number }>`
      SELECT number FROM deliveries WHERE invitation_id = ${waiting.id} AND purpose = 'seat_offered'`;
    await deliver(
      waiting.id,
      offer?.number ?? 0,
      new MailFailure("550 no such mailbox", { permanent: true }),
    );
    expect((await invitations.get({ invitationId: waiting.id })).delivery).toMatchObject({
      status: "bounced",
      detail: "550 no such mailbox",
    });
  });

  test("of a message that is being tried again, and of one that was refused for good, with the reason", async () => {
    const owner = await foyer.owner();
    const { id: invitationId, organizationId } = await foyer.invitation({ by: owner });
    const { invitations } = foyer.callerFor(owner);
    const ends = async () => {
      const { timeline, delivery } = await invitations.get({ invitationId });
      const { items } = await invitations.list({ organizationId, attention: true });
      return { last: timeline.at(-1), delivery, needsAttention: items.length };
    };

    await deliver(invitationId, 1, new MailFailure("451 greylisted", { permanent: false }));
    expect(await ends()).toMatchObject({
      last: { type: "retrying", message: 1, detail: "451 greylisted" },
      delivery: { status: "retrying", attempts: 1, detail: "451 greylisted" },
      needsAttention: 1,
    });
    await deliver(invitationId, 1, new MailFailure("550 no such mailbox", { permanent: true }));
    expect(await ends()).toMatchObject({
      last: { type: "bounced", message: 1, detail: "550 no such mailbox" },
      delivery: { status: "bounced", attempts: 2, detail: "550 no such mailbox" },
      needsAttention: 1,
    });
  });

  test("of one that was given up after all its attempts: the last reply stays", async () => {
    const owner = await foyer.owner();
    const { id: invitationId } = await foyer.invitation({ by: owner });
    const deliveryId = await deliver(invitationId, 1, new MailFailure("421 too busy", { permanent: false }));
    await giveUpDelivery(foyer.services, deliveryId);
    const { timeline } = await foyer.callerFor(owner).invitations.get({ invitationId });
    expect(timeline.at(-1)).toMatchObject({ type: "failed", message: 1, detail: "421 too busy" });
  });

  test("of a message that had not left when the invitation was cancelled, and of a copied link that was opened", async () => {
    const owner = await foyer.owner();
    const { id: invitationId } = await foyer.invitation({ by: owner });
    const { invitations } = foyer.callerFor(owner);
    await invitations.update({ invitationId, note: "changed" });
    await invitations.copyLink({ invitationId });
    await foyer.callerFor(null).invitations.recordOpened({ token: foyer.linkOf(invitationId, 2) });
    await invitations.cancel({ invitationId });
    await deliver(invitationId, 1, { reply: "never asked" });
    const { timeline } = await invitations.get({ invitationId });
    expect(timeline.map(({ type, message, actor }) => [type, message, actor])).toEqual([
      ["created", null, owner.name],
      ["queued", 1, null],
      ["updated", null, owner.name],
      ["link_copied", 2, owner.name],
      ["opened", 2, null],
      ["cancelled", null, owner.name],
      ["withdrawn", 1, null],
    ]);
  });

  test("of an expired one whose holder asked for a fresh link, and that was sent again", async () => {
    const owner = await foyer.owner();
    const { id: invitationId } = await foyer.invitation({ by: owner });
    await foyer.sql`
      UPDATE invitations SET expires_at = now() - interval '1 minute' WHERE id = ${invitationId}`;
    await foyer.callerFor(null).invitations.requestLink({ token: foyer.linkOf(invitationId) });
    await foyer.callerFor(owner).invitations.resend({ invitationId });
    const { timeline } = await foyer.callerFor(owner).invitations.get({ invitationId });
    expect(timeline.map(({ type }) => type).sort()).toEqual(
      ["created", "queued", "expired", "link_requested", "resent", "queued"].sort(),
    );
  });
});

test("what happened in one transaction is told in the order in which it makes sense", () => {
  const at = new Date("2026-05-01T12:00:00.000Z");
  const message = {
    purpose: "invitation",
    number: 1,
    status: "sent",
    detail: "250",
    queuedAt: at,
    changedAt: at,
    sentAt: null,
    deliveredAt: null,
    openedAt: at,
  } as const;
  const act = (name: string) => ({ act: `invitation.${name}`, at, actor: null, details: {} });
  const told = timelineOf(
    { status: "accepted", expiresAt: "2026-05-08T12:00:00.000Z" },
    [message],
    [act("accepted"), act("resent"), act("created")],
  );
  expect(told.map(({ type }) => type)).toEqual(["created", "resent", "queued", "sent", "opened", "accepted"]);
});

test("a message that came back, was asked for again and arrived is told whole, also within one moment [S3.6]", () => {
  const at = new Date("2026-05-01T12:00:00.000Z");
  const minutesLater = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
  const message = {
    purpose: "invitation",
    number: 1,
    status: "sent",
    detail: "250 taken",
    queuedAt: at,
    changedAt: minutesLater(3),
    sentAt: null,
    // By a clock that is slow.
    deliveredAt: at,
    openedAt: minutesLater(3),
  } as const;
  const retried = (minutes: number, after: object) => ({
    act: "invitation.retried",
    at: minutesLater(minutes),
    actor: { name: "Ada" },
    details: { message: 1, after },
  });
  const told = timelineOf(
    { status: "pending", expiresAt: "2026-05-08T12:00:00.000Z" },
    [message],
    [
      retried(3, { status: "failed", detail: "421 busy", at: minutesLater(3).toISOString(), sentAt: null }),
      retried(2, {
        status: "bounced",
        detail: "550 no such user",
        at: minutesLater(1).toISOString(),
        sentAt: minutesLater(1).toISOString(),
      }),
      { act: "invitation.unsubscribed", at: minutesLater(3), actor: null, details: { detail: "spam" } },
    ],
  );
  expect(told.map(({ type, detail }) => [type, detail])).toEqual([
    ["queued", null],
    ["sent", null],
    ["bounced", "550 no such user"],
    ["retried", null],
    ["failed", "421 busy"],
    ["retried", null],
    ["sent", "250 taken"],
    ["delivered", null],
    ["opened", null],
    ["unsubscribed", "spam"],
  ]);
});

test("what one moment brought at an event is told in order: a yes before its confirmation, an offer before its message", () => {
  const at = new Date("2026-05-01T12:00:00.000Z");
  const later = new Date("2026-05-01T13:00:00.000Z");
  const delivery = (
    purpose: "confirmation" | "seat_offered" | "answered",
    number: number | null,
    when: Date,
  ) =>
    ({
      purpose,
      number,
      status: "queued",
      detail: null,
      queuedAt: when,
      changedAt: when,
      sentAt: null,
      deliveredAt: null,
      openedAt: null,
    }) as const;
  const act = (name: string, when: Date, details: object = {}) => ({
    act: `invitation.${name}`,
    at: when,
    actor: null,
    details,
  });
  const told = timelineOf(
    { status: "declined", expiresAt: "2026-05-08T12:00:00.000Z" },
    [delivery("confirmation", 3, later), delivery("answered", null, later), delivery("seat_offered", 2, at)],
    [
      act("declined", new Date("2026-05-02T12:00:00.000Z"), { message: 3 }),
      act("accepted", later, {}),
      act("seat_offered", at),
      act("offer_lapsed", at),
      act("waiting", at, { message: 1 }),
    ],
  );
  expect(told.map(({ type, message }) => [type, message])).toEqual([
    ["waiting", 1],
    ["offer_lapsed", null],
    ["seat_offered", null],
    ["queued", 2],
    ["accepted", null], // from the invitee's own list, by no message
    ["queued", 3],
    ["declined", 3],
  ]);
});

/** Runs the job of a message against a provider that answers so. */
async function deliver(
  invitationId: string,
  number: number,
  answer: { reply: string } | MailFailure,
): Promise<string> {
  const [row] = await foyer.sql<{ id: string }>`
    SELECT id FROM deliveries WHERE invitation_id = ${invitationId} AND number = ${number}`;
  const id = row?.id ?? "";
  const post = testPost(foyer.services, emails, () => ({
    send: () => (answer instanceof MailFailure ? Promise.reject(answer) : Promise.resolve(answer)),
    close: async () => {},
  }));
  await sendDelivery(foyer.services, post, id);
  return id;
}
