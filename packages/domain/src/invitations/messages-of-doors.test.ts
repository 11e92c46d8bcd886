import { compileEmails } from "@foyer/emails/emails";
import { smtpMailer } from "@foyer/mailer/smtp";
import { type Mail, type Mailbox, openMailbox, tokenIn } from "@foyer/testing/mailbox";
import type { TestEvent } from "@foyer/testing/place-factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { testPost } from "@foyer/testing/test-post";
import ical from "node-ical";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tellAttendees } from "../events/tell-attendees.ts";
import type { Post } from "../hand-over.ts";
import { sendDelivery } from "./send-delivery.ts";

const foyer = testFoyer();
const emails = await compileEmails();
let mailbox: Mailbox;
let post: Post;

beforeAll(async () => {
  mailbox = await openMailbox();
  post = testPost(foyer.services, emails, () => smtpMailer({ url: mailbox.url }));
});
afterAll(async () => {
  await post.office.close();
  await mailbox.close();
});

type Purpose =
  | "invitation"
  | "answered"
  | "link_requested"
  | "confirmation"
  | "seat_offered"
  | "event_updated"
  | "event_cancelled";

/** Runs the jobs of an invitation's messages of a purpose, each twice; answers what has come of them. */
async function send(invitationId: string, purpose: Purpose): Promise<Mail[]> {
  const before = mailbox.all().length;
  const rows = await foyer.sql<{ id: string }>`
    SELECT id FROM deliveries WHERE invitation_id = ${invitationId} AND purpose::text = ${purpose} AND status = 'queued'`;
  for (const { id } of [...rows, ...rows]) await sendDelivery(foyer.services, post, id);
  return mailbox.all().slice(before);
}

async function statusOf(invitationId: string, purpose: Purpose) {
  const rows = await foyer.sql<{ status: string }>`
    SELECT status::text FROM deliveries WHERE invitation_id = ${invitationId} AND purpose::text = ${purpose}`;
  return rows.map(({ status }) => status);
}

/** The one calendar file that came with a message, which has it in two forms. */
function calendarOf(mail: Mail | undefined): string {
  const files = (mail?.attachments ?? []).map(({ content }) =>
    typeof content === "string" ? content : Buffer.from(new Uint8Array(content)).toString(),
  );
  expect(files).toHaveLength(2);
  expect(files[0]).toBe(files[1]);
  return (files[0] ?? "").replaceAll("\n ", "");
}

const guest = { fullName: "Grace Hopper", phone: "+1 555 0100" };
const party = {
  name: "Summer party",
  startsAt: "2127-06-18T17:00:00.000Z",
  endsAt: "2127-06-18T21:30:00.000Z",
  timeZone: "Europe/Berlin",
  location: "The old mill",
  description: "Food, music\nand a boat.",
};
const when = "When: Wednesday 18 June 2127, 19:00 to 23:30 (Europe/Berlin)\nWhere: The old mill";

describe("an invitation to a space", () => {
  test("names it, and its answer is told to the inviter with the space's own page [S4.1]", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space({ name: "Family tree" });
    const { id, email } = await foyer.spaceInvitation({ by: custodian, spaceId, role: "contributor" });
    const [mail] = await send(id, "invitation");
    expect(mail?.subject).toMatch(/ invites you to join the space Family tree at /);
    expect(mail?.text).toContain("You would join as contributor.");
    expect(mail?.envelope.to).toEqual([email]);
    expect(mail?.attachments).toEqual([]);

    await foyer.callerFor(null).invitations.accept({
      token: foyer.linkOf(id),
      name: "Grace Hopper",
      password: "a password for Grace",
    });
    const [notice] = await send(id, "answered");
    expect(notice?.subject).toMatch(/ joined the space Family tree at /);
    expect(notice?.envelope.to).toEqual([custodian.email]);
    expect(notice?.text).toContain(
      `https://foyer.example/o/${organizationId}/spaces/${spaceId}/invitations/${id}`,
    );
  });
});

describe("an invitation to an event", () => {
  test("says when and where, in the event's own time [S3.1]", async () => {
    const { eventId, organizer } = await foyer.event(party);
    const { id } = await foyer.eventInvitation({ by: organizer, eventId, message: "Do come!" });
    const [mail] = await send(id, "invitation");
    expect(mail?.subject).toBe(`${organizer.name} invites you to Summer party`);
    expect(mail?.text).toContain(when);
    expect(mail?.text).toContain("> Do come!");
    expect(mail?.replyTo).toEqual([{ name: organizer.name, address: organizer.email }]);
  });
});

/** Somebody who comes to an event. */
async function attendeeOf({ eventId, organizer }: TestEvent) {
  const { id, email } = await foyer.eventInvitation({ by: organizer, eventId, send: false });
  await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id, 0), ...guest });
  return { id, email };
}

test.each(["left the organization", "may organize nothing any more"] as const)(
  "an organizer who %s is told to nobody any more, neither by mail nor for the calendar",
  async (how) => {
    const event = await foyer.event(party);
    const { organizationId, userId, email } = event.organizer;
    const { id } = await attendeeOf(event);
    if (how === "left the organization") {
      const owner = foyer.callerFor(await foyer.owner({ organizationId }));
      await owner.people.remove({ organizationId, userId });
    } else {
      await foyer.sql`
        UPDATE memberships SET role = 'guest' WHERE organization_id = ${organizationId} AND user_id = ${userId}`;
    }
    const [mail] = await send(id, "confirmation");
    const file = calendarOf(mail);
    expect(file).toContain("ORGANIZER;CN=Foyer:mailto:foyer@example.com");
    expect(mail?.replyTo).toBeUndefined();
    const { ics } = await foyer.callerFor(null).invitations.calendar({ token: foyer.linkOf(id, 0) });
    expect(ics).toContain("SUMMARY:Summer party");
    for (const text of [file, ics]) expect(text.replaceAll("\r\n ", "")).not.toContain(email);
  },
);

test("whoever comes to an event that was handed on answers to who looks after it now", async () => {
  const event = await foyer.event(party);
  const { id } = await attendeeOf(event);
  const { organizationId } = event.organizer;
  const owner = foyer.callerFor(await foyer.owner({ organizationId }));
  const heir = await foyer.member({ organizationId });
  await owner.events.update({ eventId: event.eventId, organizerId: heir.userId });
  const [mail] = await send(id, "confirmation");
  expect(mail?.replyTo).toEqual([{ name: heir.name, address: heir.email }]);
});

describe("a confirmation [S3.4]", () => {
  test("brings the event for the calendar, and a link by which the answer can be changed", async () => {
    const event = await foyer.event(party);
    const { id, email } = await attendeeOf(event);
    const [mail, ...others] = await send(id, "confirmation");
    expect(others).toEqual([]);
    expect(mail?.subject).toBe("You are coming: Summer party");
    expect(mail?.text).toContain(`Hello Grace Hopper,`);
    expect(mail?.text).toContain(when);
    const file = ical.sync.parseICS(calendarOf(mail));
    expect(Object.values(file)).toContainEqual(
      expect.objectContaining({
        uid: `${id}@foyer.example`,
        method: "REQUEST",
        summary: "Summer party",
        description: party.description,
        location: "The old mill",
        sequence: 0,
        organizer: expect.objectContaining({ val: `mailto:${event.organizer.email}` }),
        attendee: expect.objectContaining({ val: `mailto:${email}` }),
      }),
    );
    expect(mail?.attachments.map(({ mimeType, filename, method }) => [mimeType, filename, method])).toEqual([
      ["text/calendar", null, "REQUEST"],
      ["application/ics", "summer-party.ics", undefined],
    ]);
    if (!mail) throw new Error("It should have come.");
    expect(await foyer.callerFor(null).invitations.decline({ token: tokenIn(mail) })).toEqual({
      status: "declined",
    });
  });

  test.each<[string, (event: TestEvent, token: string) => Promise<unknown>]>([
    ["has taken their yes back", (_, token) => foyer.callerFor(null).invitations.decline({ token })],
    [
      "has lost their seat",
      async ({ eventId, organizer }) => {
        const { items } = await foyer.callerFor(organizer).events.attendees.list({ eventId });
        const [attendee] = items;
        return foyer
          .callerFor(organizer)
          .events.attendees.remove({ eventId, attendeeId: attendee?.id ?? "" });
      },
    ],
    [
      "has nothing to come to",
      ({ eventId, organizer }) => foyer.callerFor(organizer).events.remove({ eventId }),
    ],
  ])("is withdrawn where somebody meanwhile %s", async (_, end) => {
    const event = await foyer.event();
    const { id } = await attendeeOf(event);
    await end(event, foyer.linkOf(id, 1));
    expect(await send(id, "confirmation")).toEqual([]);
    expect(await statusOf(id, "confirmation")).toEqual(["withdrawn"]);
  });
});

describe("a change", () => {
  test("is told with the same event in its newest version, and with a link to change the answer by", async () => {
    const event = await foyer.event(party);
    const { id } = await attendeeOf(event);
    const { eventId, organizer } = event;
    await foyer.callerFor(organizer).events.update({ eventId, name: "Winter party", location: null });
    await tellAttendees(foyer.services, eventId);
    const [mail] = await send(id, "event_updated");
    expect(mail?.subject).toBe("Changed: Winter party");
    expect(mail?.text).not.toContain("The old mill");
    expect(calendarOf(mail)).toMatch(
      new RegExp(`METHOD:REQUEST[^]*UID:${id}@foyer.example\\n[^]*SEQUENCE:1\\n`),
    );
    expect(mail && tokenIn(mail)).toBe(foyer.linkOf(id, 2));
  });

  test("is not told to whoever has left meanwhile", async () => {
    const event = await foyer.event();
    const { id } = await attendeeOf(event);
    await foyer.callerFor(event.organizer).events.update({ eventId: event.eventId, name: "Another" });
    await tellAttendees(foyer.services, event.eventId);
    await foyer.callerFor(null).invitations.decline({ token: foyer.linkOf(id, 1) });
    expect(await send(id, "event_updated")).toEqual([]);
    expect(await statusOf(id, "event_updated")).toEqual(["withdrawn"]);
  });
});

describe("an end", () => {
  test("of the event is told, and takes it out of the calendar, though nothing of it is left here", async () => {
    const event = await foyer.event(party);
    const { id } = await attendeeOf(event);
    await foyer.callerFor(event.organizer).events.remove({ eventId: event.eventId });
    await tellAttendees(foyer.services, event.eventId);
    const [mail] = await send(id, "event_cancelled");
    expect(mail?.subject).toBe("Cancelled: Summer party");
    expect(mail?.text).toContain(when);
    expect(mail?.source).not.toContain("/accept#");
    const file = calendarOf(mail);
    expect(file).toMatch(new RegExp(`METHOD:CANCEL[^]*UID:${id}@foyer.example\\n[^]*STATUS:CANCELLED\\n`));
    // More than any before it.
    expect(Number(/SEQUENCE:(\d+)/.exec(file)?.[1])).toBeGreaterThan(0);
  });

  test("of somebody's seat is told apart from that of the event", async () => {
    const event = await foyer.event(party);
    const { id } = await attendeeOf(event);
    const { eventId, organizer } = event;
    const { items } = await foyer.callerFor(organizer).events.attendees.list({ eventId });
    await foyer.callerFor(organizer).events.attendees.remove({ eventId, attendeeId: items[0]?.id ?? "" });
    const [mail] = await send(id, "event_cancelled");
    expect(mail?.subject).toBe("Your seat was withdrawn: Summer party");
    expect(calendarOf(mail)).toMatch(/METHOD:CANCEL[^]*SEQUENCE:1\n[^]*STATUS:CANCELLED/);
  });

  test("of a yes, by whoever had said it, takes the event out of their calendar [S3.4]", async () => {
    const { id } = await attendeeOf(await foyer.event(party));
    await foyer.callerFor(null).invitations.decline({ token: foyer.linkOf(id, 1) });
    const [mail, ...more] = await send(id, "event_cancelled");
    expect(mail?.subject).toBe("You are not coming: Summer party");
    expect(calendarOf(mail)).toMatch(new RegExp(`METHOD:CANCEL[^]*UID:${id}@foyer.example\\n`));
    expect(more).toEqual([]);
  });

  test("and a change of an event that is over are told to nobody", async () => {
    const event = await foyer.event(party);
    const { eventId, organizer } = event;
    const { id } = await attendeeOf(event);
    await foyer.sql`
      UPDATE events SET starts_at = now() - interval '3 days', ends_at = now() - interval '2 days' WHERE id = ${eventId}`;
    await foyer.callerFor(organizer).events.update({ eventId, description: "It was a fine day." });
    await tellAttendees(foyer.services, eventId);
    expect(await send(id, "event_updated")).toEqual([]);
    await foyer.callerFor(organizer).events.remove({ eventId });
    await tellAttendees(foyer.services, eventId);
    expect(await send(id, "event_cancelled")).toEqual([]);
    expect(await statusOf(id, "event_cancelled")).toEqual(["withdrawn"]);
  });
});

describe("an offer of a seat", () => {
  /** Somebody who is offered the one seat of an event, and a way to let time pass for them. */
  async function offered() {
    const event = await foyer.event({ ...party, capacity: 1 });
    const first = await attendeeOf(event);
    const { id } = await foyer.eventInvitation({ by: event.organizer, eventId: event.eventId, send: false });
    const token = foyer.linkOf(id, 0);
    await foyer.callerFor(null).invitations.joinWaitingList({ token, ...guest });
    await foyer.callerFor(null).invitations.decline({ token: foyer.linkOf(first.id, 1) });
    return { id, token, event };
  }

  test("names its deadline, and its link takes the seat", async () => {
    const { id } = await offered();
    const [mail] = await send(id, "seat_offered");
    expect(mail?.subject).toBe("There is a seat for you: Summer party");
    expect(mail?.text).toMatch(
      /A seat is held for you until \w+ \d+ \w+ \d{4}, \d\d:\d\d \(Europe\/Berlin\)\./,
    );
    if (!mail) throw new Error("It should have come.");
    await foyer.callerFor(null).invitations.accept({ token: tokenIn(mail) });
    expect(await send(id, "confirmation")).toHaveLength(1);
  });

  test.each<[string, (offer: Awaited<ReturnType<typeof offered>>) => Promise<unknown>]>([
    ["has lapsed", ({ id }) => foyer.letPass("25 hours", id)],
    ["was declined", ({ token }) => foyer.callerFor(null).invitations.decline({ token })],
    ["was taken", ({ token }) => foyer.callerFor(null).invitations.accept({ token })],
    [
      "went with the event",
      ({ event }) => foyer.callerFor(event.organizer).events.remove({ eventId: event.eventId }),
    ],
    [
      "was made anew",
      ({ id }) => foyer.sql`UPDATE waiting_places SET offer_number = 99 WHERE invitation_id = ${id}`,
    ],
  ])("that %s is withdrawn", async (_, end) => {
    const offer = await offered();
    await end(offer);
    expect(await send(offer.id, "seat_offered")).toEqual([]);
    expect(await statusOf(offer.id, "seat_offered")).toEqual(["withdrawn"]);
  });
});

describe("the calendar file of a link", () => {
  const calendar = (token: string) => foyer.callerFor(null).invitations.calendar({ token });

  test("is there while one may come and when one does, as the same event as in the mail [S3.4]", async () => {
    const event = await foyer.event(party);
    const { id } = await foyer.eventInvitation({ by: event.organizer, eventId: event.eventId });
    const token = foyer.linkOf(id);
    const before = await calendar(token);
    expect(before.filename).toBe("summer-party.ics");
    expect(before.ics).toContain("METHOD:PUBLISH\r\n");
    expect(before.ics).not.toContain("ATTENDEE");
    await foyer.callerFor(null).invitations.accept({ token, ...guest });
    const [mail] = await send(id, "confirmation");
    const uid = `UID:${id}@foyer.example`;
    for (const file of [before.ics, (await calendar(token)).ics, calendarOf(mail)])
      expect(file.replaceAll("\r\n ", "")).toContain(uid);
  });

  test("is not there any more once nobody is expected", async () => {
    const event = await foyer.event();
    const { eventId, organizer } = event;
    const invited = async () => (await foyer.eventInvitation({ by: organizer, eventId })).id;
    const [declined, cancelled, expired] = [await invited(), await invited(), await invited()];
    await foyer.callerFor(null).invitations.decline({ token: foyer.linkOf(declined) });
    await foyer.callerFor(organizer).invitations.cancel({ invitationId: cancelled });
    await foyer.sql`UPDATE invitations SET expires_at = now() WHERE id = ${expired}`;
    await expect(calendar(foyer.linkOf(declined))).rejects.toMatchObject({
      cause: { reason: "invitation_declined" },
    });
    await expect(calendar(foyer.linkOf(cancelled))).rejects.toMatchObject({
      cause: { reason: "invitation_cancelled" },
    });
    await expect(calendar(foyer.linkOf(expired))).rejects.toMatchObject({
      cause: { reason: "invitation_expired" },
    });
    const open = await invited();
    await foyer.callerFor(organizer).events.remove({ eventId });
    await expect(calendar(foyer.linkOf(open))).rejects.toMatchObject({ cause: { reason: "not_found" } });
  });

  test("of a door where nothing takes place is none, and of a forged link neither", async () => {
    const { spaceId, custodian } = await foyer.space();
    const toSpace = await foyer.spaceInvitation({ by: custodian, spaceId });
    const toOrganization = await foyer.invitation();
    for (const { id } of [toSpace, toOrganization])
      await expect(calendar(foyer.linkOf(id))).rejects.toMatchObject({ cause: { reason: "not_found" } });
    await expect(calendar("forged")).rejects.toMatchObject({ cause: { reason: "invitation_not_found" } });
  });
});
