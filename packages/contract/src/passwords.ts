/** The shortest password that may stand alone, without a second factor (NIST SP 800-63B-4 §3.1.1.2). */
export const minimumPasswordLength = 15;
/** The shortest one that a second factor stands beside (the same section). */
export const minimumPasswordLengthWithMfa = 8;
const maximumPasswordLength = 128;

/** What is wrong with a new password, in a sentence; `null` if nothing is. Lengths count Unicode code points. */
export function passwordProblem(password: string, minimum = minimumPasswordLength): string | null {
  const length = [...password].length;
  if (length < minimum)
    return `Use at least ${minimum} characters. A few words in a row are easy to remember.`;
  if (length > maximumPasswordLength) return `Use at most ${maximumPasswordLength} characters.`;
  if (new Set(password).size < 5) return "Use more than a few different characters.";
  return null;
}
