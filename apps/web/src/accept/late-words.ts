const english = {
  code: {
    heading: "One more thing to prove it is you",
    submit: "Confirm and accept",
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

  expired: {
    headline: "This invitation has expired",
    what: (organization: string, date: string) => `It led to ${organization} and was open until ${date}.`,
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
    headlineYours: (organization: string) => `You are already in ${organization}`,
    yours: "The way in is open.",
    what: (email: string) => `It was for ${email}. If that is you, sign in and go there.`,
    other: (signedInAs: string) => `Just now you are signed in as ${signedInAs}.`,
    notYou: (inviter: string) => `It was not you? Tell ${inviter}.`,
  },
};

export type LateWords = typeof english;

/** The sentences of the scenes that few visitors meet: they come with them. */
export const lateWords: LateWords = english;
