import type { InvitationKind } from "@foyer/contract/doors";
import type { TemplateTexts } from "@foyer/contract/mail-templates";
import type { OrganizationRole, SpaceRole } from "@foyer/contract/permissions";
import type { EmailKind } from "../email-kinds.ts";

/**
 * All that Foyer says by e-mail in one language: a language in which one is missing does not compile. A value that goes into
 * a sentence is plain text.
 */
export type Wording = {
  readonly emails: Readonly<Record<EmailKind, TemplateTexts>>;
  readonly words: Words;
};

/** The few words that stand outside of the texts, or go into them as a value. */
export type Words = {
  /** As what one would join: fits after "You would join as". */
  readonly roles: Readonly<Record<OrganizationRole | SpaceRole, string>>;
  /**
   * What one would join: fits after "invites you to join" and alone, such as `Acme` or `the space Family tree at Acme`.
   * `name` is null where nobody could read it.
   */
  readonly destination: Readonly<
    Record<InvitationKind, (name: string | null, organization: string) => string>
  >;
  /** Where there is no name that anybody could read. */
  readonly unnamed: {
    readonly organization: string;
    readonly event: string;
    readonly invitee: string;
    readonly address: string;
  };
  /** Above the link in full, for where the button does not work. */
  readonly linkLabels: {
    /** One's own link, which nobody else should have. */
    readonly own: string;
    /** A page of Foyer's. */
    readonly page: string;
    readonly newPassword: string;
  };
  /** The link by which one asks for no more invitations. */
  readonly optOut: string;
  /** Before the time, the place and the description of an event. */
  readonly when: string;
  readonly where: string;
  readonly about: string;
  /** A line of the list of answers. */
  readonly answers: {
    readonly accepted: (who: string, destination: string) => string;
    readonly declined: (who: string, destination: string) => string;
    /** The last line of a list that is too long to tell in full. */
    readonly more: (count: number) => string;
  };
  readonly calendar: {
    /** By which days are told (BCP 47). */
    readonly locale: string;
    /** A moment: `Saturday 28 November 2026` and `14:05`. */
    readonly moment: (day: string, clock: string) => string;
    /** From when until when: each a clock, or a day and a clock. */
    readonly span: (start: string, end: string) => string;
  };
  /** What samples of e-mails say, where it has to be understood. */
  readonly samples: {
    readonly organization: string;
    readonly space: string;
    readonly event: string;
    readonly location: string;
    readonly message: string;
    readonly description: string;
  };
};
