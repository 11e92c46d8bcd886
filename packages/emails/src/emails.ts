import { address, excerpt, message, moment, name, span, webLink, whereabouts } from "./clean.ts";
import { compile, type Email } from "./compile.ts";
import {
  type AccountNoticeProps,
  apiKeyCreated,
  mfaDisabled,
  mfaEnabled,
  mfaReset,
  passwordChanged,
  recoveryCodesReplaced,
  recoveryCodeUsed,
} from "./templates/account-notice.tsx";
import { type AnsweredProps, accepted, declined } from "./templates/answered.tsx";
import { type AttendanceProps, confirmation, eventUpdated } from "./templates/attendance.tsx";
import type { AttendeeProps, EventProps } from "./templates/event.tsx";
import { eventCancelled, seatReleased, seatWithdrawn } from "./templates/event-cancelled.tsx";
import { type EventInvitationProps, eventInvitation, eventReminder } from "./templates/event-invitation.tsx";
import { type InvitationProps, invitation } from "./templates/invitation.tsx";
import { linkRequested } from "./templates/link-requested.tsx";
import { type PasswordResetProps, passwordReset } from "./templates/password-reset.tsx";
import { reminder } from "./templates/reminder.tsx";
import { type SeatOfferedProps, seatOffered } from "./templates/seat-offered.tsx";

export type { Email } from "./compile.ts";

/** What takes place somewhere, at some time. */
export type OccasionValues = {
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  /** Of the IANA database: times are told in it. */
  readonly timeZone: string;
  readonly location: string | null;
  /** The organizer's own words, with their line breaks. */
  readonly description: string | null;
};

/** What lies behind a door that does not lead to the organization itself. */
export type PlaceValues = {
  /** A plain word such as "space". */
  readonly kind: string;
  readonly name: string;
  /** Null for what is there at all times. */
  readonly occasion: OccasionValues | null;
};

/** What an invitation and its reminder say. Names and the message may be anything: they come out as text. */
export type InvitationValues = {
  readonly organizationName: string;
  /** Null: the organization itself. */
  readonly place: PlaceValues | null;
  /** Null when nobody in particular invites, as at set-up. */
  readonly inviterName: string | null;
  readonly inviteeName: string | null;
  /** A plain word such as "admin"; null where there are none. */
  readonly role: string | null;
  /** The inviter's own words, with their line breaks. */
  readonly message: string | null;
  readonly expiresAt: Date;
  /** The invitee's own link. */
  readonly url: string;
};

/** What the inviter is told about an invitation that needs them or was answered. */
export type InviterValues = {
  readonly organizationName: string;
  /** Null: the organization itself. */
  readonly place: PlaceValues | null;
  readonly inviteeName: string | null;
  readonly inviteeEmail: string;
  /** The invitation's page for those who manage the place. */
  readonly url: string;
};

/** What somebody is told who comes to something, would have, or might. */
export type AttendeeValues = {
  readonly organizationName: string;
  readonly eventName: string;
  readonly occasion: OccasionValues;
  readonly attendeeName: string | null;
};

export type AttendanceValues = AttendeeValues & {
  /** The attendee's own link, by which they can change their mind. */
  readonly url: string;
};

export type SeatOfferedValues = AttendanceValues & { readonly offeredUntil: Date };

export type AnsweredValues = InviterValues & { readonly answer: "accepted" | "declined" };

/** The way to a new password. */
export type PasswordResetValues = {
  readonly name: string;
  /** Of the account. */
  readonly email: string;
  readonly expiresAt: Date;
  /** The link that sets the password. */
  readonly url: string;
};

/** What the owner of an account is told because it changes who can get in. */
export type AccountNoticeValues = {
  readonly purpose:
    | "password_changed"
    | "mfa_enabled"
    | "mfa_disabled"
    | "mfa_reset"
    | "recovery_code_used"
    | "recovery_codes_replaced"
    | "api_key_created";
  readonly name: string;
  /** Of the account. */
  readonly email: string;
  /** When it happened. */
  readonly at: Date;
  /** Where somebody who did not do it asks for a new password. */
  readonly url: string;
};

/** Every e-mail Foyer writes. None of them fails on what people typed; a `url` that isn't http(s) is a TypeError. */
export type Emails = {
  readonly invitation: (values: InvitationValues) => Email;
  readonly reminder: (values: InvitationValues) => Email;
  /** To the inviter: somebody opened the link of an expired invitation and asks for a new one. */
  readonly linkRequested: (values: InviterValues) => Email;
  /** To the inviter: the invitee answered. */
  readonly answered: (values: AnsweredValues) => Email;
  /** To whoever said yes to something that takes place. */
  readonly confirmation: (values: AttendanceValues) => Email;
  /** To the next in line: a seat is held for them. */
  readonly seatOffered: (values: SeatOfferedValues) => Email;
  /** To an attendee: when, where or what it is has changed. */
  readonly eventUpdated: (values: AttendanceValues) => Email;
  /** To an attendee: it does not take place. */
  readonly eventCancelled: (values: AttendeeValues) => Email;
  /** To an attendee: it takes place without them. */
  readonly seatWithdrawn: (values: AttendeeValues) => Email;
  /** To somebody who was coming and has taken that back. */
  readonly seatReleased: (values: AttendeeValues) => Email;
  /** To the owner of an account, who asked for it, or somebody did. */
  readonly passwordReset: (values: PasswordResetValues) => Email;
  /** To the owner of an account: something about getting in has changed. */
  readonly accountNotice: (values: AccountNoticeValues) => Email;
};

/** Renders every template once, a fraction of a second at start, so that each e-mail then costs microseconds. */
export async function compileEmails(): Promise<Emails> {
  const invite = await compile(invitation);
  const remind = await compile(reminder);
  const inviteToEvent = await compile(eventInvitation);
  const remindOfEvent = await compile(eventReminder);
  const confirm = await compile(confirmation);
  const offerSeat = await compile(seatOffered);
  const update = await compile(eventUpdated);
  const cancel = await compile(eventCancelled);
  const withdrawSeat = await compile(seatWithdrawn);
  const releaseSeat = await compile(seatReleased);
  const requestLink = await compile(linkRequested);
  const resetPassword = await compile(passwordReset);
  const notice = {
    password_changed: await compile(passwordChanged),
    mfa_enabled: await compile(mfaEnabled),
    mfa_disabled: await compile(mfaDisabled),
    mfa_reset: await compile(mfaReset),
    recovery_code_used: await compile(recoveryCodeUsed),
    recovery_codes_replaced: await compile(recoveryCodesReplaced),
    api_key_created: await compile(apiKeyCreated),
  };
  const answer = { accepted: await compile(accepted), declined: await compile(declined) };

  return {
    invitation(values) {
      const event = eventInvitationProps(values);
      return event ? inviteToEvent(event) : invite(invitationProps(values));
    },
    reminder(values) {
      const event = eventInvitationProps(values);
      return event ? remindOfEvent(event) : remind(invitationProps(values));
    },
    linkRequested: (values) => requestLink(inviterProps(values)),
    answered: (values) => answer[values.answer](inviterProps(values)),
    confirmation: (values) => confirm(attendanceProps(values)),
    seatOffered: (values) => offerSeat(seatOfferedProps(values)),
    eventUpdated: (values) => update(attendanceProps(values)),
    eventCancelled: (values) => cancel(attendeeProps(values)),
    seatWithdrawn: (values) => withdrawSeat(attendeeProps(values)),
    seatReleased: (values) => releaseSeat(attendeeProps(values)),
    passwordReset: (values) => resetPassword(passwordResetProps(values)),
    accountNotice: (values) => notice[values.purpose](accountNoticeProps(values)),
  };
}

/** What people typed, as an invitation may show it. */
export function invitationProps(values: InvitationValues): InvitationProps {
  return {
    organizationName: organizationIn(values),
    destination: destinationOf(values),
    inviterName: name(values.inviterName),
    inviteeName: name(values.inviteeName),
    role: name(values.role) ?? "member",
    message: message(values.message),
    expiresAt: moment(values.expiresAt),
    url: webLink(values.url),
  };
}

/** The same of an invitation to what takes place at some time; null for any other. */
export function eventInvitationProps(values: InvitationValues): EventInvitationProps | null {
  const { organizationName, place } = values;
  if (!place?.occasion) return null;
  const { occasion, name: eventName } = place;
  return {
    ...eventProps({ organizationName, eventName, occasion }),
    inviterName: name(values.inviterName) ?? organizationIn(values),
    inviteeName: name(values.inviteeName),
    about: excerpt(occasion.description),
    message: message(values.message),
    expiresAt: moment(values.expiresAt, occasion.timeZone),
    url: webLink(values.url),
  };
}

/** What people typed, as a note to the inviter may show it. */
export function inviterProps(values: InviterValues): AnsweredProps {
  return {
    organizationName: organizationIn(values),
    destination: destinationOf(values),
    inviteeName: name(values.inviteeName),
    inviteeEmail: address(values.inviteeEmail) ?? "the invitee",
    url: webLink(values.url),
  };
}

function eventProps(values: Omit<AttendeeValues, "attendeeName">): EventProps {
  const { startsAt, endsAt, timeZone, location } = values.occasion;
  return {
    organizationName: organizationIn(values),
    eventName: name(values.eventName) ?? "the event",
    when: span(startsAt, endsAt, timeZone),
    where: whereabouts(location),
  };
}

/** What people typed, as the end of an event or of a seat may show it. */
export function attendeeProps(values: AttendeeValues): AttendeeProps {
  return { ...eventProps(values), attendeeName: name(values.attendeeName) ?? "there" };
}

/** The same for whoever comes to it. */
export function attendanceProps(values: AttendanceValues): AttendanceProps {
  return {
    ...attendeeProps(values),
    about: excerpt(values.occasion.description),
    url: webLink(values.url),
  };
}

/** The same for whoever could. */
export function seatOfferedProps(values: SeatOfferedValues): SeatOfferedProps {
  return {
    ...attendeeProps(values),
    offeredUntil: moment(values.offeredUntil, values.occasion.timeZone),
    url: webLink(values.url),
  };
}

function organizationIn(values: { readonly organizationName: string }): string {
  return name(values.organizationName) ?? "the organization";
}

/** What one would join, in words. */
function destinationOf(values: Pick<InvitationValues, "organizationName" | "place">): string {
  const organization = organizationIn(values);
  if (!values.place) return organization;
  const kind = name(values.place.kind) ?? "place";
  const called = name(values.place.name);
  return `the ${kind}${called === null ? "" : ` ${called}`} at ${organization}`;
}

/** What people typed, as the e-mail about a new password may show it. */
export function passwordResetProps(values: PasswordResetValues): PasswordResetProps {
  return {
    name: name(values.name),
    email: address(values.email) ?? "your address",
    expiresAt: moment(values.expiresAt),
    url: webLink(values.url),
  };
}

/** What people typed, as a notice about their account may show it. */
export function accountNoticeProps(values: AccountNoticeValues): AccountNoticeProps {
  return {
    name: name(values.name),
    email: address(values.email) ?? "your address",
    at: moment(values.at),
    url: webLink(values.url),
  };
}
