/** The shortest password that may stand alone, without a second factor (NIST SP 800-63B-4 §3.1.1.2). */
export const minimumPasswordLength = 15;
/** The shortest one that a second factor stands beside (the same section). */
export const minimumPasswordLengthWithMfa = 8;
/** The longest one that is taken: longer ones cost time to hash and hide nothing more. */
export const maximumPasswordLength = 128;

/** One form for what looks the same on every keyboard: what is judged and what is hashed (NIST SP 800-63B-4 §3.1.1.2). */
export function normalizedPassword(password: string): string {
  return password.normalize("NFKC");
}

/** Whether a password is too short to stand alone. */
export function isShortPassword(password: string): boolean {
  return [...normalizedPassword(password)].length < minimumPasswordLength;
}

/** What can be wrong with a new password. */
export type PasswordFault = "too_short" | "too_long" | "too_uniform";

/**
 * What is wrong with a new password; `null` if nothing is. Lengths count Unicode code points. The server looks further: what
 * is common or made of names is known there alone.
 */
export function passwordFault(password: string, minimum = minimumPasswordLength): PasswordFault | null {
  const characters = [...normalizedPassword(password)];
  if (characters.length < minimum) return "too_short";
  if (characters.length > maximumPasswordLength) return "too_long";
  if (new Set(characters).size < 5) return "too_uniform";
  return null;
}
