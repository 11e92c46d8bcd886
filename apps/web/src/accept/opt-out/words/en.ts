const english = {
  title: "No more invitations",
  busy: "One moment …",

  ask: {
    headline: (organization: string) => `No more invitations from ${organization}?`,
    what: (organization: string, email: string) =>
      `${organization} then sends no more invitations or reminders to ${email}.`,
    kept: "What you have already said yes to stays as it is. You can take this back here at any time.",
    submit: "Don’t invite me again",
  },
  done: {
    headline: (organization: string) => `${organization} invites you no more`,
    what: (organization: string, email: string) =>
      `${email} gets no more invitations or reminders from ${organization}.`,
    kept: "If you have said yes to something before, you still hear what concerns it.",
    submit: "Take it back",
  },
  undone: {
    headline: (organization: string) => `${organization} may invite you again`,
    what: (organization: string, email: string) => `${email} can get invitations from ${organization}.`,
  },

  unknownLink: {
    headline: "This link leads nowhere",
    what: "Mostly, a piece of the link got lost between the e-mail and here. Nothing has changed.",
    next: "Press the link in the e-mail once more, or copy the whole of it.",
  },
  unreachable: {
    headline: "This page can’t be loaded",
    what: "There is no answer: you may be offline, or Foyer may be. Nothing has changed.",
    submit: "Try again",
  },
  trouble: {
    /** Taking it back by a link that somebody copied. */
    handedOn: "This link was handed on. Use one from an e-mail that was sent to you.",
    /** `wait`: "in 2 minutes". */
    later: (wait: string) => `That was tried too often. Try again ${wait}.`,
  },
};

export type OptOutWords = typeof english;

/** What is said to somebody who wants no more invitations. */
export const words: OptOutWords = english;
