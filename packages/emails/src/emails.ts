import { compileLetter } from "./compile-letter.ts";
import type {
  AccountNoticeValues,
  AnsweredValues,
  AnswersDigestValues,
  AttendanceValues,
  AttendeeValues,
  EmailStyle,
  InvitationValues,
  InviterValues,
  PasswordResetValues,
  SeatOfferedValues,
  TestValues,
} from "./email-values.ts";
import {
  type KnownValues,
  ofAccountNotice,
  ofAnswer,
  ofAnswers,
  ofAttendee,
  ofInvitation,
  ofLinkRequest,
  ofPasswordReset,
  ofSeatOffer,
  ofTest,
} from "./known-values.ts";
import { type Email, writeBy } from "./write-email.ts";

export type { Email } from "./write-email.ts";

/**
 * Every e-mail Foyer writes, in English and Foyer's own words and look where no style is given. None of them fails on what
 * people typed, nor on an organization's own texts: where those can't be written, Foyer's are. A `url` that isn't http(s) is
 * a TypeError.
 */
export type Emails = {
  /** Of an event (`event_invitation`), or of anything else. */
  readonly invitation: Write<InvitationValues>;
  /** The same again (`event_reminder` or `reminder`). */
  readonly reminder: Write<InvitationValues>;
  /** To the inviter: somebody opened the link of an expired invitation and asks for a new one. */
  readonly linkRequested: Write<InviterValues>;
  /** To the inviter: the invitee answered (`accepted` or `declined`). */
  readonly answered: Write<AnsweredValues>;
  /** To the inviter: who has answered since the last one. */
  readonly answersDigest: Write<AnswersDigestValues>;
  /** To whoever said yes to something that takes place. */
  readonly confirmation: Write<AttendanceValues>;
  /** To the next in line: a seat is held for them. */
  readonly seatOffered: Write<SeatOfferedValues>;
  /** To an attendee: when, where or what it is has changed. */
  readonly eventUpdated: Write<AttendanceValues>;
  /** To an attendee: it does not take place. */
  readonly eventCancelled: Write<AttendeeValues>;
  /** To an attendee: it takes place without them. */
  readonly seatWithdrawn: Write<AttendeeValues>;
  /** To somebody who was coming and has taken that back. */
  readonly seatReleased: Write<AttendeeValues>;
  /** To the owner of an account, who asked for it, or somebody did. */
  readonly passwordReset: Write<PasswordResetValues>;
  /** To the owner of an account: something about getting in has changed. */
  readonly accountNotice: Write<AccountNoticeValues>;
  /** To whoever tries out the way that e-mail takes. */
  readonly test: Write<TestValues>;
};

type Write<Values> = (values: Values, style?: EmailStyle) => Email;

const foyersOwn: EmailStyle = { language: "en" };

/** Renders the sheet that all e-mails are written on, a fraction of a second, so that each then costs microseconds. */
export async function compileEmails(): Promise<Emails> {
  return emailsBy(writeBy(await compileLetter()));
}

/** The same e-mails, by another writer. */
export function emailsBy<Result>(write: (known: KnownValues, style: EmailStyle) => Result): {
  readonly [Name in keyof Emails]: (values: Parameters<Emails[Name]>[0], style?: EmailStyle) => Result;
} {
  const written =
    <Values>(know: (values: Values, language: EmailStyle["language"]) => KnownValues) =>
    (values: Values, style = foyersOwn) =>
      write(know(values, style.language), style);
  return {
    invitation: written((values, language) => ofInvitation(values, language)),
    reminder: written((values, language) => ofInvitation(values, language, true)),
    linkRequested: written(ofLinkRequest),
    answered: written(ofAnswer),
    answersDigest: written(ofAnswers),
    confirmation: written((values, language) => ofAttendee("confirmation", values, language)),
    seatOffered: written(ofSeatOffer),
    eventUpdated: written((values, language) => ofAttendee("event_updated", values, language)),
    eventCancelled: written((values, language) => ofAttendee("event_cancelled", values, language)),
    seatWithdrawn: written((values, language) => ofAttendee("seat_withdrawn", values, language)),
    seatReleased: written((values, language) => ofAttendee("seat_released", values, language)),
    passwordReset: written(ofPasswordReset),
    accountNotice: written(ofAccountNotice),
    test: written(ofTest),
  };
}
