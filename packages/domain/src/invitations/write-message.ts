import type { TemplateKind } from "@foyer/contract/mail-templates";
import type { EmailStyle } from "@foyer/emails/email-values";
import type { Email, Emails } from "@foyer/emails/emails";
import type { Message } from "@foyer/mailer/mailer";
import type { Services } from "../context.ts";
import { messageIdOf, type Post } from "../hand-over.ts";
import { asksForAnswer } from "../mail/asks-for-answer.ts";
import { returnPathOf } from "../mail/bounces/return-path.ts";
import { optOutHeaders } from "../mail/opt-out-headers.ts";
import { optOutUrl } from "../mail/opt-out-link.ts";
import type { WayOut } from "../mail/sending/post-office.ts";
import type { StyleOf } from "../mail/templates/styles-of.ts";
import { calendarFile, calendarUid } from "./calendar-file.ts";
import { statusAt } from "./lifecycle.ts";
import { acceptUrl, linkToken } from "./link.ts";
import type { DeliveryToSend } from "./read-delivery.ts";
import type { PlaceFacts } from "./targets/target.ts";
import { targets } from "./targets/targets.ts";

/** What a message is written from. */
type Ground = Pick<Services, "keys" | "publicUrl" | "mail">;

/** What it is written with. */
type Desk = {
  readonly emails: Emails;
  readonly from: Message["from"];
  readonly style: (kind: TemplateKind) => EmailStyle;
};

type Numbered = Pick<DeliveryToSend, "invitationId" | "number">;

/** The token of the link that a message brings; `null` for a notice, which brings none that opens anything. */
export function tokenOf({ keys }: Pick<Services, "keys">, delivery: Numbered): string | null {
  const { invitationId, number } = delivery;
  return number === null ? null : linkToken(keys.invitationLink, { invitationId, number });
}

/** A message, the way out that it takes, and how its organization writes. */
type Outgoing = {
  readonly delivery: DeliveryToSend;
  readonly way: Pick<WayOut, "from" | "provider" | "isOwn">;
  readonly styleOf: StyleOf;
};

/** The message as it is now; `null` where there is nothing to say any more. */
export function writeMessage(
  ground: Ground,
  { emails }: Pick<Post, "emails">,
  { delivery, way: { from, provider, isOwn }, styleOf }: Outgoing,
): Message | null {
  const { invitation, recipient, facts, inviterIsThere, purpose, number } = delivery;
  const { inviter, email } = invitation;
  const host = (inviterIsThere ? inviter : null) ?? facts.occasion?.organizer;
  const style = (kind: TemplateKind) => styleOf({ ...delivery, kind });
  const written = write(ground, { emails, from, style }, delivery);
  if (!written) return null;
  // An organization's own server may not send in the name of our mailbox (SPF, RFC 7208), and reports to its own.
  const returnPath = provider === "smtp" && !isOwn ? returnPathOf(ground, delivery.id) : null;
  return {
    from,
    to: { address: recipient },
    deliveryId: delivery.id,
    ...(returnPath !== null && { returnPath }),
    ...(asksForAnswer.includes(purpose) &&
      number !== null && { headers: optOutHeaders(ground, { invitationId: invitation.id, number }) }),
    // An answer by e-mail reaches the person who invited, or who looks after it instead.
    ...(host && recipient === email && { replyTo: { name: host.name, address: host.email } }),
    messageId: messageIdOf(delivery.id, ground.publicUrl),
    ...written,
  };
}

type Written = Email & Pick<Message, "calendar">;

function write(ground: Ground, desk: Desk, delivery: DeliveryToSend): Written | null {
  const { invitation, facts, purpose } = delivery;
  const { organization, inviter, fullName: inviteeName } = invitation;
  const status = statusAt(invitation, delivery.now);
  const common = {
    organizationName: organization.name,
    place: invitation.placeId === null ? null : { kind: invitation.kind, ...facts },
    inviteeName,
  };

  switch (purpose) {
    case "invitation":
    case "reminder": {
      const url = ownLink(ground, delivery);
      if (status !== "pending" || url === null) return null;
      const { message, expiresAt } = invitation;
      const values = {
        ...common,
        inviterName: inviter?.name ?? null,
        role: delivery.role,
        message,
        expiresAt,
        url,
        optOutUrl: ownOptOut(ground, delivery),
      };
      return desk.emails[purpose](values, desk.style(facts.occasion ? `event_${purpose}` : purpose));
    }
    case "link_requested":
      if (status !== "expired") return null;
      return desk.emails.linkRequested(
        { ...common, ...forHosts(ground, delivery) },
        desk.style("link_requested"),
      );
    case "answered":
      if (status !== "accepted" && status !== "declined") return null;
      return desk.emails.answered(
        { ...common, ...forHosts(ground, delivery), answer: status },
        desk.style(status),
      );
    case "confirmation":
    case "event_updated":
    case "seat_offered":
    case "event_cancelled":
      return (
        facts.occasion && writeToAttendee(ground, desk, { ...delivery, purpose, occasion: facts.occasion })
      );
  }
}

type Occasion = NonNullable<PlaceFacts["occasion"]>;
type NewsToSend = Omit<DeliveryToSend, "purpose"> & {
  readonly purpose: "confirmation" | "event_updated" | "seat_offered" | "event_cancelled";
  readonly occasion: Occasion;
};

/** To somebody who comes to what takes place, would have, or might. */
function writeToAttendee(ground: Ground, { emails, from, style }: Desk, news: NewsToSend): Written | null {
  const { invitation, occasion, purpose, number, now } = news;
  const { attendee, waitingPlace, organization } = invitation;
  const status = statusAt(invitation, now);
  const attendeeName = attendee?.fullName ?? waitingPlace?.fullName ?? invitation.fullName;
  const values = { organizationName: organization.name, eventName: news.facts.name, occasion, attendeeName };
  const calendar = (method: "REQUEST" | "CANCEL") => ({
    method,
    ...calendarFile({
      method,
      uid: calendarUid(invitation.id, ground.publicUrl),
      name: values.eventName,
      // A calendar wants somebody (RFC 5546): where nobody organizes it any more, whoever writes.
      occasion: { ...occasion, organizer: occasion.organizer ?? { name: from.name, email: from.address } },
      attendee: { name: attendeeName, email: news.recipient },
      stamp: now,
    }),
  });
  // Nobody is told of what becomes of an event that has been.
  if (purpose !== "confirmation" && (occasion.endsAt ?? occasion.startsAt) <= now) return null;
  if (purpose === "event_cancelled") {
    const end = occasion.removed ? "removed" : status;
    if (end !== "removed" && end !== "cancelled" && end !== "declined") return null;
    const { write, kind } = {
      removed: { write: emails.eventCancelled, kind: "event_cancelled" as const },
      cancelled: { write: emails.seatWithdrawn, kind: "seat_withdrawn" as const },
      declined: { write: emails.seatReleased, kind: "seat_released" as const },
    }[end];
    return { ...write(values, style(kind)), calendar: calendar("CANCEL") };
  }
  const url = ownLink(ground, news);
  if (occasion.removed || url === null) return null;
  if (purpose === "seat_offered") {
    const offeredUntil = waitingPlace?.offerNumber === number ? waitingPlace.offeredUntil : null;
    if (status !== "pending" || !offeredUntil || offeredUntil <= now) return null;
    return emails.seatOffered({ ...values, offeredUntil, url }, style("seat_offered"));
  }
  if (status !== "accepted" || !attendee) return null;
  const write = purpose === "confirmation" ? emails.confirmation : emails.eventUpdated;
  return { ...write({ ...values, url }, style(purpose)), calendar: calendar("REQUEST") };
}

/** Where the invitee answers. */
function ownLink(ground: Pick<Ground, "keys" | "publicUrl">, delivery: Numbered): string | null {
  const token = tokenOf(ground, delivery);
  return token === null ? null : acceptUrl(ground.publicUrl, token);
}

/** Where the invitee says that they want no more invitations. */
function ownOptOut(ground: Ground, { invitationId, number }: Numbered): string | null {
  return number === null ? null : optOutUrl(ground, { invitationId, number });
}

/** What whoever manages the place is told beside. */
function forHosts({ publicUrl }: Pick<Services, "publicUrl">, { invitation, place }: DeliveryToSend) {
  const { id, kind, email } = invitation;
  return { inviteeEmail: email, url: publicUrl + targets[kind].hostsPage(place, id) };
}
