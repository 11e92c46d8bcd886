import type { OrganizationRole } from "@foyer/contract/permissions";
import type { Act } from "./visit.ts";

/** Who is to be asked when nobody's name stands on an invitation: Foyer itself wrote it, at set-up. */
const nobody = "whoever set up Foyer";

const english = {
  title: (organization: string) => `Invitation to ${organization}`,
  product: "Foyer",
  loading: "Opening your invitation …",

  letter: {
    headline: (inviter: string | null, organization: string) =>
      inviter ? `${inviter} invites you to ${organization}` : `You are invited to ${organization}`,
    from: (inviter: string) => `A message from ${inviter}`,
    readOn: "Read the whole message",
    role: "You join as",
    until: "Open until",
    email: "Sent to",
    unexpected: "You did not expect this? Then close this page: nothing happens unless you accept.",
  },
  roles: {
    owner: "Owner",
    admin: "Administrator",
    member: "Member",
  } satisfies Record<OrganizationRole, string>,
  roleMeaning: {
    owner: "You run it: its settings, its people, and who is invited.",
    admin: "You invite people and see who is in.",
    member: "You belong to it and look after your own profile.",
  } satisfies Record<OrganizationRole, string>,

  accept: "Accept invitation",
  busy: {
    accept: "Accepting …",
    sign_in: "Signing in …",
    switch_account: "Signing out …",
    decline: "Declining …",
    request_link: "Asking …",
  } satisfies Record<Act, string>,

  newAccount: {
    heading: "Create your account",
    lead: "A name and a password, and you are in.",
    email: "E-mail",
    name: "Your name",
    nameMissing: "Tell the others what to call you.",
    more: "Add more about yourself",
    optional: "All of it is optional, and you can change it later.",
    clientCompany: "Company",
    position: "Position",
    department: "Department",
    phone: "Phone",
    zohoAccount: "Zoho account",
  },
  password: {
    label: "Password",
    show: "Show password",
    hide: "Hide password",
    missing: "Choose a password.",
    advice: (minimum: number) => `At least ${minimum} characters. A few words in a row are easy to remember.`,
    short: (missing: number) => (missing === 1 ? "One more character." : `${missing} more characters.`),
    weak: "Easy to guess: avoid names, repetitions and runs like 1234.",
    good: "Good.",
    strong: "Strong.",
    tooCommon: "This password is among the first that attackers try. Choose another.",
  },

  signIn: {
    heading: "Sign in to accept",
    lead: (email: string) =>
      `${email} already has an account here. Nothing about it changes but that you join.`,
    submit: "Sign in and accept",
    missing: "Type the password of your account here.",
    wrongPassword: "This is not the password of this account. It may differ from the one of your mailbox.",
  },
  signedIn: {
    heading: "Ready when you are",
    lead: (email: string) => `You are signed in as ${email}.`,
  },
  wrongAccount: {
    heading: "This invitation is for another account",
    invited: "Invited",
    signedIn: "Signed in",
    lead: "Switch to the invited account to accept. You stay on this page, and the invitation stays open.",
    submit: "Switch account",
  },

  decline: {
    ask: "Decline invitation",
    heading: "Decline this invitation?",
    consequence: (inviter: string | null) =>
      inviter
        ? `${inviter} will see that you declined, and no reason is asked for. This link stops working.`
        : "No reason is asked for. This link stops working.",
    confirm: "Decline",
    keep: "Keep it open",
  },

  welcome: {
    headline: (organization: string) => `Welcome to ${organization}`,
    lead: "You are in. Good to have you here.",
    signInNext: "You are in. Sign in once more to go there.",
    mfaNext: "One more thing waits there: setting up your second step for signing in.",
    go: (organization: string) => `Go to ${organization}`,
    signIn: "Sign in",
  },
  farewell: {
    headline: "You declined",
    lead: (organization: string) =>
      `The invitation to ${organization} is closed. There is nothing else to do, and you can close this page.`,
    next: (inviter: string | null) => `Changed your mind? Ask ${inviter ?? nobody} for a new invitation.`,
  },

  expired: {
    headline: "This invitation has expired",
    what: (organization: string, date: string) => `It led to ${organization} and was open until ${date}.`,
    blame: "Nobody did anything wrong: for safety, invitations do not stay open for ever.",
    submit: "Send me a fresh link",
    requestedHeadline: "Asked for a fresh link",
    requested: (email: string, inviter: string | null) =>
      inviter
        ? `If it can be renewed, a new link is on its way to ${email} or ${inviter} has been asked.`
        : `If it can be renewed, a new link is on its way to ${email}. If nothing arrives, ask ${nobody}.`,
    close: "You can close this page.",
  },
  cancelled: {
    headline: "This invitation was cancelled",
    what: (organization: string) => `The link to ${organization} no longer opens. You did nothing wrong.`,
    next: (inviter: string | null) =>
      `If you think it should be open, ask ${inviter ?? nobody} for a new one.`,
  },
  accepted: {
    headline: "This invitation was already accepted",
    headlineYours: (organization: string) => `You are already in ${organization}`,
    yours: "You accepted this invitation before. The way in is open.",
    what: (email: string) => `It was for ${email}. If that is you, you are in: sign in and go there.`,
    other: (signedInAs: string) => `You are signed in as ${signedInAs} just now.`,
    notYou: (inviter: string | null) => `It was not you who accepted? Tell ${inviter ?? nobody}.`,
  },
  declined: {
    headline: "This invitation was declined",
    what: (organization: string) =>
      `Somebody with this link said no to ${organization}, so it no longer opens.`,
    next: (inviter: string | null) =>
      `Changed your mind, or it was not you? Ask ${inviter ?? nobody} for a new one.`,
  },
  closed: {
    headline: "This invitation can’t be accepted just now",
    what: (organization: string) =>
      `The way into ${organization} is closed at the moment. It is nothing you did.`,
    next: (inviter: string | null) =>
      `Ask ${inviter ?? nobody} what to do, or come back later with the same link.`,
  },
  turnedAway: {
    inviter_lost_authority: {
      headline: (inviter: string | null) => `${inviter ?? "Whoever invited you"} can’t let you in any more`,
      what: (organization: string) =>
        `Whoever sent this invitation may no longer invite people to ${organization}. It is nothing you did.`,
      next: (organization: string) => `Ask somebody else at ${organization} for a new invitation.`,
    },
    account_disabled: {
      headline: (_inviter: string | null) => "Your access is switched off",
      what: (organization: string) =>
        `Somebody at ${organization} switched off your access there. This invitation can’t switch it on again.`,
      next: (organization: string) =>
        `Ask an administrator of ${organization} to switch it on. After that, this link works while it is open.`,
    },
  },
  unknownLink: {
    headline: "This link leads nowhere",
    what: "It does not belong to an invitation. Mostly a piece of it got lost on the way from the e-mail to here.",
    next: "Copy the whole link from the e-mail into the address bar, or press the button in the e-mail itself.",
    ask: "Does it still not open? Ask whoever invited you for a new one.",
  },
  unreachable: {
    headline: "Your invitation can’t be loaded",
    offline:
      "You seem to be offline. The invitation is safe: this page opens it by itself once you are back.",
    online:
      "Foyer does not answer just now. It is neither your link nor anything you did. Try again in a moment.",
    submit: "Try again",
    busy: "Trying …",
  },

  trouble: {
    unreachable:
      "There was no answer: the connection may be down. Nothing you typed is lost. Try again, or wait: once you are back online, it goes on by itself.",
    unavailable:
      "Foyer can’t answer just now, and it is nothing you did. Nothing you typed is lost. Try again in a moment.",
    conflict: "Something changed at the same moment. Have a look, then try again.",
    wrongAccount: "You are signed in with another address than the invited one.",
    notTaken: "Foyer did not take this. Check what you typed and try again.",
    signedOut: "You are not signed in any more. Sign in and go on.",
  },
};

export type Words = typeof english;

/** Every sentence of this page, in one language. */
export const words: Words = english;
