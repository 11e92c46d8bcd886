/** The sentences of the step that asks for a code: they come with it, not with the page. */
export const codeWords = {
  heading: "One more thing to prove it is you",
  submit: "Confirm and accept",
  again: "Start again with your password",
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
};
