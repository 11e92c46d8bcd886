/** The recovery codes as a file to keep: whose they are, where they work, and how. */
export function recoveryCodesText(
  codes: readonly string[],
  of: { email: string; origin: string; on: string },
): string {
  return [
    `Recovery codes for Foyer`,
    ``,
    `Account: ${of.email}`,
    `Sign in: ${of.origin}/sign-in`,
    `Made:    ${of.on}`,
    ``,
    `Each code signs you in once, after your password, when your authenticator app is not at hand.`,
    `Newer codes replace these.`,
    ``,
    ...codes,
    ``,
  ].join("\r\n");
}
