import type { Language } from "@foyer/contract/languages";
import type { PreviewTemplate, TemplateKind } from "@foyer/contract/mail-templates";
import { emailVariables } from "./email-kinds.ts";
import type { OccasionValues } from "./email-values.ts";
import {
  type KnownValues,
  ofAnswer,
  ofAnswers,
  ofAttendee,
  ofInvitation,
  ofLinkRequest,
  ofSeatOffer,
} from "./known-values.ts";
import { wordingIn } from "./texts/texts.ts";

// Reserved for examples (RFC 2606): nobody is there.
const url = "https://example.com/#";
const email = "grace@example.com";

/** What an invitation says of its own. What is not given stays a sample. */
export type OwnValues = NonNullable<PreviewTemplate["values"]>;

/** What an e-mail could say, to people who never were invited to anything. Its links lead nowhere. */
export function sampleOf(
  kind: TemplateKind,
  language: Language,
  organizationName?: string,
  own: OwnValues = {},
): KnownValues {
  const { samples } = wordingIn(language).words;
  const people = { organizationName: organizationName ?? samples.organization, inviteeName: "Grace Hopper" };
  const occasion: OccasionValues = {
    startsAt: new Date("2027-06-18T17:00:00Z"),
    endsAt: new Date("2027-06-18T21:30:00Z"),
    timeZone: "Europe/Berlin",
    location: samples.location,
    description: samples.description,
  };
  const space = { kind: "space", name: samples.space, occasion: null } as const;
  const event = { kind: "event", name: samples.event, occasion } as const;
  const { place, inviter = "Ada Lovelace", invitee = people.inviteeName } = own;
  const { role = "contributor", message = samples.message } = own;
  const invitation = {
    ...people,
    inviteeName: invitee,
    inviterName: inviter,
    role,
    message,
    expiresAt: new Date("2027-06-10T12:00:00Z"),
    url,
    optOutUrl: url,
  };
  const toInviter = { ...people, place: space, inviteeEmail: email, url };
  const coming = { ...people, eventName: samples.event, occasion, attendeeName: people.inviteeName };

  switch (kind) {
    case "invitation":
    case "reminder":
      return ofInvitation(
        { ...invitation, place: place === null ? null : { ...space, name: place ?? space.name } },
        language,
        kind === "reminder",
      );
    case "event_invitation":
    case "event_reminder":
      return ofInvitation(
        { ...invitation, place: { ...event, name: place ?? event.name }, role: null },
        language,
        kind === "event_reminder",
      );
    case "confirmation":
    case "event_updated":
      return ofAttendee(kind, { ...coming, url }, language);
    case "event_cancelled":
    case "seat_withdrawn":
    case "seat_released":
      return ofAttendee(kind, coming, language);
    case "seat_offered":
      return ofSeatOffer({ ...coming, url, offeredUntil: invitation.expiresAt }, language);
    case "accepted":
    case "declined":
      return ofAnswer({ ...toInviter, answer: kind }, language);
    case "link_requested":
      return ofLinkRequest(toInviter, language);
    case "answers_digest": {
      const answers = [
        { ...toInviter, answer: "accepted" },
        { ...toInviter, place: event, inviteeName: "Alan Turing", answer: "accepted" },
        { ...toInviter, inviteeName: null, inviteeEmail: "kurt@example.com", answer: "declined" },
      ] as const;
      return ofAnswers({ ...people, recipientName: "Ada Lovelace", answers, url }, language);
    }
  }
}

/** What each value of an e-mail says in its sample, by name. */
export function sampleValues(kind: TemplateKind, language: Language): ReadonlyMap<string, string> {
  const { values, answers } = sampleOf(kind, language);
  const { words } = wordingIn(language);
  const details = [`${words.when} ${values.when}`, `${words.where} ${values.where}`].join("\n");
  return new Map(
    emailVariables[kind].map((name) => [
      name,
      name === "details" ? details : (values[name] ?? answers?.join("\n") ?? ""),
    ]),
  );
}
