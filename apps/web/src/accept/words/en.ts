import type { InvitationKind, InvitationRole } from "@foyer/contract/doors";
import type { PasswordFault } from "@foyer/contract/passwords";
import type { Forms } from "../plural.ts";

/** As what invitations let people in. A guest is what somebody becomes by the way, through the door to a space. */
type InvitedRole = Exclude<InvitationRole, "guest">;

/** To what somebody is invited, as it stands in a headline: a place, and the organization that it belongs to. */
type Destination = (place: string, organization: string) => string;

const english = {
  title: "Your invitation",
  email: "E-mail",
  accept: "Accept invitation",
  busy: "One moment …",
  /** Whom to ask when nobody's name stands on an invitation: Foyer itself wrote it, at set-up. */
  nobody: "whoever set up Foyer",

  letter: {
    headline: (inviter: string | null, destination: string) =>
      inviter ? `${inviter} invites you to ${destination}` : `You are invited to ${destination}`,
    to: {
      organization: (place) => place,
      space: (place, organization) => `the space ${place} at ${organization}`,
      event: (place) => place,
    } satisfies Record<InvitationKind, Destination>,
    role: "You join as",
    until: "Open until",
    unexpected: "You did not expect this? Close the page: nothing happens unless you accept.",
    optOut: "Don’t want to be invited again?",
  },
  roles: {
    owner: "Owner",
    admin: "Administrator",
    member: "Member",
    custodian: "Custodian",
    contributor: "Contributor",
    viewer: "Viewer",
  } satisfies Record<InvitedRole, string>,
  roleMeaning: {
    owner: "You run it: its settings, its people, and who is invited.",
    admin: "You invite people and see who is in.",
    member: "You belong to it and look after your own profile.",
    custodian: "You look after it: what is in it, and who is invited.",
    contributor: "You add to it and edit what is there.",
    viewer: "You see what is in it, and change nothing.",
  } satisfies Record<InvitedRole, string>,

  newAccount: {
    heading: "Create your account",
    lead: "A name and a password, and you are in.",
    name: "Your name",
    nameMissing: "Tell the others what to call you.",
    more: "Add more about yourself",
    optional: "All of it is optional. You can change it later.",
    clientCompany: "Company",
    position: "Position",
    department: "Department",
    phone: "Phone",
    zohoAccount: "Zoho account",
  },
  password: {
    label: "Password",
    show: "Show password",
    showShort: "Show",
    hide: "Hide password",
    hideShort: "Hide",
    short: { one: "# more to go.", other: "# more to go." } satisfies Forms,
    faults: {
      too_short: (limit) => `Use at least ${limit} characters. A few words in a row are easy to remember.`,
      too_long: (limit) => `Use at most ${limit} characters.`,
      too_uniform: () => "Use more than a few different characters.",
    } satisfies Record<PasswordFault, (limit: number) => string>,
    weak: "Easy to guess: avoid names, repetitions and runs like 1234.",
    good: "Good.",
    strong: "Strong.",
  },
  signedIn: {
    heading: "Ready when you are",
    lead: (email: string) => `You are signed in as ${email}.`,
  },
  decline: {
    ask: "Decline invitation",
    consequence: (inviter: string | null) =>
      `${inviter ? `${inviter} sees that you declined. ` : ""}This link stops working.`,
    confirm: "Yes, decline",
  },

  unreachable: {
    headline: "Your invitation can’t be loaded",
    what: "There is no answer: you may be offline, or Foyer may be. It is neither your link nor anything you did.",
    next: "Nothing is lost. Once you are back online, it opens by itself.",
    submit: "Try again",
  },
  trouble: {
    passing:
      "There is no answer: you may be offline, or Foyer may be. Nothing you typed is lost. Try again in a moment.",
    /** `wait`: "in 2 minutes". */
    later: (wait: string) => `That was tried too often. Try again ${wait}.`,
  },
};

export type Words = typeof english;

/** Every sentence that an invitation begins with. */
export const words: Words = english;
