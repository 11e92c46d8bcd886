import { address, message, moment, name, webLink } from "./clean.ts";
import { compile, type Email } from "./compile.ts";
import { type AnsweredProps, accepted, declined } from "./templates/answered.tsx";
import { type InvitationProps, invitation } from "./templates/invitation.tsx";
import { linkRequested } from "./templates/link-requested.tsx";
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

/** Every e-mail Foyer writes. None of them fails on what people typed; a `url` that isn't http(s) is a TypeError. */
export type Emails = {
  readonly invitation: (values: InvitationValues) => Email;
  readonly reminder: (values: InvitationValues) => Email;
  /** To the inviter: somebody opened the link of an expired invitation and asks for a new one. */
  readonly linkRequested: (values: InviterValues) => Email;
  /** To the inviter: the invitee answered. */
  readonly answered: (values: AnsweredValues) => Email;
};

/** Renders every template once, a fraction of a second at start, so that each e-mail then costs microseconds. */
export async function compileEmails(): Promise<Emails> {
  const invite = await compile(invitation);
  const remind = await compile(reminder);
  const requestLink = await compile(linkRequested);
  const answer = { accepted: await compile(accepted), declined: await compile(declined) };

  return {
    invitation: (values) => invite(invitationProps(values)),
    reminder: (values) => remind(invitationProps(values)),
    linkRequested: (values) => requestLink(inviterProps(values)),
    answered: (values) => answer[values.answer](inviterProps(values)),
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
