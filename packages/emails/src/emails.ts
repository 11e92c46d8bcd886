import { address, message, moment, name, webLink } from "./clean.ts";
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
import { type InvitationProps, invitation } from "./templates/invitation.tsx";
import { linkRequested } from "./templates/link-requested.tsx";
import { type PasswordResetProps, passwordReset } from "./templates/password-reset.tsx";
import { reminder } from "./templates/reminder.tsx";

export type { Email } from "./compile.ts";

/** What an invitation and its reminder say. Names and the message may be anything: they come out as text. */
export type InvitationValues = {
  readonly organizationName: string;
  /** Null when nobody in particular invites, as at set-up. */
  readonly inviterName: string | null;
  readonly inviteeName: string | null;
  /** A plain word such as "admin". */
  readonly role: string;
  /** The inviter's own words, with their line breaks. */
  readonly message: string | null;
  readonly expiresAt: Date;
  /** The invitee's own link. */
  readonly url: string;
};

/** What the inviter is told about an invitation that needs them or was answered. */
export type InviterValues = {
  readonly organizationName: string;
  readonly inviteeName: string | null;
  readonly inviteeEmail: string;
  /** The invitation's page for admins. */
  readonly url: string;
};

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
  /** To the owner of an account, who asked for it, or somebody did. */
  readonly passwordReset: (values: PasswordResetValues) => Email;
  /** To the owner of an account: something about getting in has changed. */
  readonly accountNotice: (values: AccountNoticeValues) => Email;
};

/** Renders every template once, a fraction of a second at start, so that each e-mail then costs microseconds. */
export async function compileEmails(): Promise<Emails> {
  const invite = await compile(invitation);
  const remind = await compile(reminder);
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
    invitation: (values) => invite(invitationProps(values)),
    reminder: (values) => remind(invitationProps(values)),
    linkRequested: (values) => requestLink(inviterProps(values)),
    answered: (values) => answer[values.answer](inviterProps(values)),
    passwordReset: (values) => resetPassword(passwordResetProps(values)),
    accountNotice: (values) => notice[values.purpose](accountNoticeProps(values)),
  };
}

/** What people typed, as an invitation may show it. */
export function invitationProps(values: InvitationValues): InvitationProps {
  return {
    organizationName: name(values.organizationName) ?? "the organization",
    inviterName: name(values.inviterName),
    inviteeName: name(values.inviteeName),
    role: name(values.role) ?? "member",
    message: message(values.message),
    expiresAt: moment(values.expiresAt),
    url: webLink(values.url),
  };
}

/** What people typed, as a note to the inviter may show it. */
export function inviterProps(values: InviterValues): AnsweredProps {
  return {
    organizationName: name(values.organizationName) ?? "the organization",
    inviteeName: name(values.inviteeName),
    inviteeEmail: address(values.inviteeEmail) ?? "the invitee",
    url: webLink(values.url),
  };
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
