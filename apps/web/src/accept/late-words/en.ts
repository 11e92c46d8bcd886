import type { InvitationKind } from "@foyer/contract/doors";
import type { Forms } from "../plural.ts";

const english = {
  signIn: {
    heading: "Sign in to accept",
    lead: "You already have an account here. It stays as it is.",
    submit: "Sign in and accept",
    missing: "Type the password of your account here.",
    wrongPassword: "This is not the password of your account here.",
    ended: "That took so long that the sign-in has ended. Start once more.",
  },
  code: {
    heading: "One more thing to prove it is you",
    submit: "Confirm and accept",
    wrong: "This code is not right, or was used before.",
    again: "Start again",
    app: {
      label: "Code",
      lead: "Open your authenticator app: it shows a code of six digits for Foyer.",
      missing: "Six digits, as your authenticator app shows them.",
      other: "Use a recovery code instead",
    },
    recovery: {
      label: "Recovery code",
      lead: "One of the codes that you kept when you set up your authenticator app. Each works once.",
      missing: "Type one of your recovery codes.",
      other: "Use the authenticator app instead",
    },
  },
  wrongAccount: {
    heading: "This invitation is for another account",
    lead: "Switch to the invited account to accept. You stay on this page.",
    invited: "Invited",
    signedIn: "Signed in",
    submit: "Switch account",
  },

  event: {
    letter: {
      as: "You come as",
      vip: "Guest of honour",
      when: "When",
      here: (time: string, zone: string) => `${time} where you are (${zone})`,
      where: "Where",
      map: "Look it up on a map",
      host: "Host",
      seats: "Seats",
      seatsLeft: { one: "# left", other: "# left" } satisfies Forms,
      noSeats: "None left",
      kept: "One is kept for you",
      about: "About it",
      more: "Read what it is about",
    },
    form: {
      fullName: "Your full name",
      fullNameMissing: "Type the name that is to stand on the guest list.",
      phone: "Phone (optional)",
    },
    seat: {
      heading: "Will you be there?",
      lead: "Your name, and a seat is yours. You need no account.",
    },
    full: {
      heading: "Every seat is taken",
      lead: (email: string) =>
        `Stand in line: whenever a seat is freed, the first in line is offered it. We then write to ${email}.`,
      submit: "Join the waiting list",
    },
    lapsed: {
      heading: "The seat went to somebody else",
      lead: "It was held for you until its time was up. You can stand in line once more.",
    },
    waiting: {
      heading: (position: number) => `You are number ${position} in line`,
      lead: (email: string) =>
        `As soon as a seat is yours to take, we write to ${email}. You can close this page.`,
      leave: {
        ask: "Leave the waiting list",
        consequence: () => "Your place in line is given up, and this link stops working.",
        confirm: "Yes, leave it",
      },
    },
    offered: {
      heading: "A seat is held for you",
      lead: (until: string) => `It is yours to take until ${until}. After that the next in line is asked.`,
      submit: "Take the seat",
      leave: {
        ask: "Let it go",
        consequence: () => "The seat is offered to the next in line, and this link stops working.",
        confirm: "Yes, let it go",
      },
    },
    attending: {
      headline: (event: string) => `You are coming to ${event}`,
      lead: "A seat is yours. Good to have you there.",
      mail: (email: string) => `The confirmation goes to ${email}. Its link leads back here.`,
      calendar: "Add to calendar",
      leave: {
        ask: "Can’t come after all?",
        consequence: () => "Your seat is given to somebody else, and this link stops working.",
        confirm: "Yes, give up my seat",
      },
      tooLate: (inviter: string) => `It has begun. If you can’t come, tell ${inviter}.`,
    },
    justFilled: "The last seat was taken a moment ago.",
    over: {
      headline: "This event is over",
      what: (event: string, time: string) => `${event} took place: ${time}.`,
      next: "There is nothing left to answer. You can close this page.",
    },
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
  cancelled: {
    headline: "This invitation was cancelled",
    what: (place: string) => `Its link to ${place} no longer opens. You did nothing wrong.`,
    next: (inviter: string) => `Should it be open? Ask ${inviter} for a new one.`,
  },
  declined: {
    headline: "This invitation is declined",
    what: (place: string) => `It led to ${place} and no longer opens. That is all.`,
    next: (inviter: string) => `Changed your mind, or it was not you? Ask ${inviter} for a new one.`,
  },
  inviter_lost_authority: {
    headline: "This invitation no longer lets you in",
    what: (place: string) =>
      `Whoever sent it may not invite people to ${place} any more. It is nothing you did.`,
    next: (_inviter: string, organization: string) => `Ask somebody else at ${organization} for a new one.`,
  },
  account_disabled: {
    headline: "Your access is switched off",
    what: (_place: string, organization: string) =>
      `Somebody at ${organization} switched it off; an invitation can’t switch it on.`,
    next: (_inviter: string, organization: string) =>
      `Ask an administrator of ${organization}, then open this link again.`,
  },
  removed: {
    headlines: {
      organization: "This organization is no longer there",
      space: "This space is no longer there",
      event: "This event was cancelled",
    } satisfies Record<InvitationKind, string>,
    what: (organization: string) =>
      `Somebody at ${organization} removed it, and the invitation went with it. You did nothing wrong.`,
    next: (inviter: string) => `Would you like to know more? Ask ${inviter}.`,
  },
  expired: {
    headline: "This invitation has expired",
    what: (place: string, date: string) => `It led to ${place} and was open until ${date}.`,
    blame: "Nobody did anything wrong: invitations do not stay open for ever.",
    submit: "Send me a fresh link",
  },
  linkRequested: {
    headline: "We asked for a fresh link",
    what: (email: string, inviter: string | null) =>
      `If it can be renewed, a new link is on its way to ${email}${inviter ? ` or ${inviter} has been asked` : ""}.`,
    next: "You can close this page.",
  },
  accepted: {
    headline: "This invitation was already accepted",
    headlineYours: (place: string) => `You are already in ${place}`,
    yours: "The way in is open.",
    what: (email: string) => `It was for ${email}. If that is you, sign in and go there.`,
    other: (signedInAs: string) => `Just now you are signed in as ${signedInAs}.`,
    notYou: (inviter: string) => `It was not you? Tell ${inviter}.`,
  },

  /** What the server said of a field, which it says in English. */
  refused: {
    password: (said: string) => said,
    other: (said: string) => said,
  },
  trouble: {
    outdated: "Something changed at the same moment. Have a look, then try again.",
    mailed: "A place is kept for this address already: use a link that was mailed to it.",
    typed: "Foyer did not take this. Check what you typed and try again.",
  },
};

export type LateWords = typeof english;

/** The sentences of the scenes that few visitors meet. */
export const words: LateWords = english;
