import type { InvitationKind } from "@foyer/contract/doors";
import type { Language } from "@foyer/contract/languages";
import type { TemplateTexts } from "@foyer/contract/mail-templates";

/** In what language, in whose words and how an e-mail is written. */
export type EmailStyle = {
  readonly language: Language;
  /** An organization's own words for this very kind of e-mail and language. Null: Foyer's. */
  readonly texts?: TemplateTexts | null;
  /** How the organization's e-mails look. Null: Foyer's own look. */
  readonly brand?: {
    /** As `#rrggbb`. */
    readonly color: string | null;
    /** A web address that everybody can read. */
    readonly logoUrl: string | null;
  } | null;
};

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
  readonly kind: InvitationKind;
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
  /** As the contract calls it; null where there are none. */
  readonly role: string | null;
  /** The inviter's own words, with their line breaks. */
  readonly message: string | null;
  readonly expiresAt: Date;
  /** The invitee's own link. */
  readonly url: string;
  /** Where the invitee ends further invitations; without one the e-mail does not offer it. */
  readonly optOutUrl?: string | null;
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

export type Answer = "accepted" | "declined";
export type AnsweredValues = InviterValues & { readonly answer: Answer };

/** Several answers at once. */
export type AnswersDigestValues = {
  readonly organizationName: string;
  /** Of the inviter. */
  readonly recipientName: string | null;
  /** At least one, in the order in which they are told. */
  readonly answers: readonly {
    readonly place: PlaceValues | null;
    readonly inviteeName: string | null;
    readonly inviteeEmail: string;
    readonly answer: Answer;
  }[];
  /** The page of the inviter's invitations. */
  readonly url: string;
};

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

/** What a test of the way out says. */
export type TestValues = {
  readonly organizationName: string;
  readonly recipientName: string | null;
  readonly at: Date;
};
