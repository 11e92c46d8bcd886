import type { InvitationRole } from "@foyer/contract/doors";
import { timeLeft } from "./expiry.ts";

/** As what invitations let people in. A guest is what somebody becomes by the way, through the door to a space. */
type InvitedRole = Exclude<InvitationRole, "guest">;

const english = {
  email: "E-mail",
  accept: "Accept invitation",
  busy: "One moment …",
  /** Whom to ask when nobody's name stands on an invitation: Foyer itself wrote it, at set-up. */
  nobody: "whoever set up Foyer",

  letter: {
    headline: (inviter: string | null, place: string) =>
      inviter ? `${inviter} invites you to ${place}` : `You are invited to ${place}`,
    space: (space: string, organization: string) => `the space ${space} at ${organization}`,
    role: "You join as",
    until: "Open until",
    unexpected: "You did not expect this? Close the page: nothing happens unless you accept.",
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
    short: (missing: number) => `${missing} more to go.`,
    weak: "Easy to guess: avoid names, repetitions and runs like 1234.",
    good: "Good.",
    strong: "Strong.",
  },
  signIn: {
    wrongPassword: "This is not the password of your account here.",
    wrongCode: "This code is not right, or was used before.",
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

  welcome: {
    headline: (place: string) => `Welcome to ${place}`,
    lead: "You are in. Good to have you here.",
    signInNext: "You are in. Sign in once more to go there.",
    enrolNext: (organization: string) =>
      `You are in. ${organization} asks for a second factor: setting up an authenticator app is next.`,
    go: (place: string) => `Go to ${place}`,
    signIn: "Sign in",
    enrol: "Set it up now",
  },

  unknownLink: {
    headline: "This link leads nowhere",
    what: "Mostly, a piece of the link got lost between the e-mail and here.",
    next: "Press the button in the e-mail, or copy the whole link from it.",
    ask: "Still nothing? Ask whoever invited you for a new one.",
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
    outdated: "Something changed at the same moment. Have a look, then try again.",
    mailed: "A place is kept for this address already: use a link that was mailed to it.",
    typed: "Foyer did not take this. Check what you typed and try again.",
    ended: "That took so long that the sign-in has ended. Start once more.",
    later: (seconds: number) =>
      `That was tried too often. Try again ${timeLeft(seconds < 60 ? seconds * 1000 : Math.ceil(seconds / 60) * 60_000, "en")}.`,
  },
};

export type Words = typeof english;

/** Every sentence that this page begins with, in one language; `late-words.ts` has the others. */
export const words: Words = english;
