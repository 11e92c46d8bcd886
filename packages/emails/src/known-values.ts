import type { Language } from "@foyer/contract/languages";
import { address, excerpt, message, moment, name, span, webLink, whereabouts } from "./clean.ts";
import type { EmailKind } from "./email-kinds.ts";
import type {
  AccountNoticeValues,
  AnsweredValues,
  AnswersDigestValues,
  AttendanceValues,
  AttendeeValues,
  InvitationValues,
  InviterValues,
  OccasionValues,
  PasswordResetValues,
  PlaceValues,
  SeatOfferedValues,
  TestValues,
} from "./email-values.ts";
import { wordingIn } from "./texts/texts.ts";
import type { Words } from "./texts/wording.ts";

/** What people typed, as an e-mail of a kind and language may show it: cleaned, and by the names that its texts use. */
export type KnownValues = {
  readonly kind: EmailKind;
  /** Who it is from, at its head. */
  readonly from: string;
  readonly values: Readonly<Record<string, string | null>>;
  readonly answers: readonly string[] | null;
  readonly url: string | null;
  readonly optOutUrl: string | null;
};

// An e-mail of more is cut off by mail clients, and read by nobody.
const mostAnswers = 100;
const nothingMore = { answers: null, url: null, optOutUrl: null };

/** An invitation, or `again` its reminder, whatever it is to. */
export function ofInvitation(input: InvitationValues, language: Language, again = false): KnownValues {
  const { words } = wordingIn(language);
  const { place } = input;
  const common = {
    inviter: name(input.inviterName),
    invitee: name(input.inviteeName),
    message: message(input.message),
  };
  const links = {
    url: webLink(input.url),
    optOutUrl: input.optOutUrl === undefined || input.optOutUrl === null ? null : webLink(input.optOutUrl),
  };
  const organization = organizationIn(input, words);
  if (place?.occasion) {
    const { occasion, name: eventName } = place;
    return {
      kind: again ? "event_reminder" : "event_invitation",
      from: organization,
      values: {
        ...event({ organizationName: input.organizationName, eventName, occasion }, words),
        ...common,
        about: excerpt(occasion.description),
        expires_at: moment(input.expiresAt, words.calendar, occasion.timeZone),
      },
      ...nothingMore,
      ...links,
    };
  }
  return {
    kind: again ? "reminder" : "invitation",
    from: organization,
    values: {
      organization,
      destination: destinationOf(place, organization, words),
      ...common,
      role: roleIn(input.role, words),
      expires_at: moment(input.expiresAt, words.calendar),
    },
    ...nothingMore,
    ...links,
  };
}

/** To the inviter: an answer. */
export function ofAnswer(input: AnsweredValues, language: Language): KnownValues {
  return { ...toInviter(input, language), kind: input.answer };
}

/** To the inviter: somebody asks for a new link. */
export function ofLinkRequest(input: InviterValues, language: Language): KnownValues {
  return { ...toInviter(input, language), kind: "link_requested" };
}

function toInviter(input: InviterValues, language: Language): Omit<KnownValues, "kind"> {
  const { words } = wordingIn(language);
  const organization = organizationIn(input, words);
  return {
    ...nothingMore,
    from: organization,
    values: {
      organization,
      destination: destinationOf(input.place, organization, words),
      invitee: name(input.inviteeName),
      invitee_email: address(input.inviteeEmail) ?? words.unnamed.invitee,
    },
    url: webLink(input.url),
  };
}

/** To the inviter: many answers. */
export function ofAnswers(input: AnswersDigestValues, language: Language): KnownValues {
  const { words } = wordingIn(language);
  const organization = organizationIn(input, words);
  const more = input.answers.length - mostAnswers;
  const lines = input.answers.slice(0, mostAnswers).map(({ place, inviteeName, inviteeEmail, answer }) => {
    const who = name(inviteeName) ?? address(inviteeEmail) ?? words.unnamed.invitee;
    return words.answers[answer](who, destinationOf(place, organization, words));
  });
  return {
    kind: "answers_digest",
    from: organization,
    values: { organization, recipient: name(input.recipientName) },
    answers: more > 0 ? [...lines, words.answers.more(more)] : lines,
    url: webLink(input.url),
    optOutUrl: null,
  };
}

/** To whoever comes, would have, or might. Without a link where there is nothing to do. */
export function ofAttendee(
  kind: "confirmation" | "event_updated" | "event_cancelled" | "seat_withdrawn" | "seat_released",
  input: AttendeeValues | AttendanceValues,
  language: Language,
): KnownValues {
  const { words } = wordingIn(language);
  return {
    ...nothingMore,
    kind,
    from: organizationIn(input, words),
    values: {
      ...event(input, words),
      attendee: name(input.attendeeName),
      about: excerpt(input.occasion.description),
    },
    url: "url" in input ? webLink(input.url) : null,
  };
}

/** To the next in line. */
export function ofSeatOffer(input: SeatOfferedValues, language: Language): KnownValues {
  const { words } = wordingIn(language);
  const { timeZone } = input.occasion;
  return {
    ...nothingMore,
    kind: "seat_offered",
    from: organizationIn(input, words),
    values: {
      ...event(input, words),
      attendee: name(input.attendeeName),
      offered_until: moment(input.offeredUntil, words.calendar, timeZone),
    },
    url: webLink(input.url),
  };
}

/** To the owner of an account: the way to a new password. */
export function ofPasswordReset(input: PasswordResetValues, language: Language): KnownValues {
  const { words } = wordingIn(language);
  return {
    ...ofAccount(input, words),
    kind: "password_reset",
    values: { ...ofAccount(input, words).values, expires_at: moment(input.expiresAt, words.calendar) },
  };
}

/** To the owner of an account: who can get in is another. */
export function ofAccountNotice(input: AccountNoticeValues, language: Language): KnownValues {
  const { words } = wordingIn(language);
  return {
    ...ofAccount(input, words),
    kind: input.purpose,
    values: { ...ofAccount(input, words).values, at: moment(input.at, words.calendar) },
  };
}

function ofAccount(
  input: PasswordResetValues | AccountNoticeValues,
  words: Words,
): Omit<KnownValues, "kind"> {
  return {
    ...nothingMore,
    from: "Foyer",
    values: { recipient: name(input.name), email: address(input.email) ?? words.unnamed.address },
    url: webLink(input.url),
  };
}

/** A test of the way out. */
export function ofTest(input: TestValues, language: Language): KnownValues {
  const { words } = wordingIn(language);
  const organization = organizationIn(input, words);
  return {
    ...nothingMore,
    kind: "test",
    from: organization,
    values: { organization, recipient: name(input.recipientName), at: moment(input.at, words.calendar) },
  };
}

function event(
  input: { readonly organizationName: string; readonly eventName: string; readonly occasion: OccasionValues },
  words: Words,
) {
  return {
    organization: organizationIn(input, words),
    event: name(input.eventName) ?? words.unnamed.event,
    when: span(input.occasion, words.calendar),
    where: whereabouts(input.occasion.location),
  };
}

function organizationIn({ organizationName }: { readonly organizationName: string }, words: Words): string {
  return name(organizationName) ?? words.unnamed.organization;
}

/** What one would join, in words. */
function destinationOf(place: PlaceValues | null, organization: string, words: Words): string {
  return place ? words.destination[place.kind](name(place.name), organization) : organization;
}

function roleIn(role: string | null, words: Words): string {
  const said = Object.entries(words.roles).find(([each]) => each === role);
  return said?.[1] ?? name(role) ?? words.roles.member;
}
