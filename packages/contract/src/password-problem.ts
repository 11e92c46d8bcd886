import {
  maximumPasswordLength,
  minimumPasswordLength,
  type PasswordFault,
  passwordFault,
} from "./passwords.ts";

/** What is wrong with a new password, in a sentence; `null` if nothing is. */
export function passwordProblem(password: string, minimum = minimumPasswordLength): string | null {
  const fault = passwordFault(password, minimum);
  return fault && passwordFaultSentence(fault, minimum);
}

/** A fault in a sentence that says how to mend it. */
export function passwordFaultSentence(fault: PasswordFault, minimum = minimumPasswordLength): string {
  switch (fault) {
    case "too_short":
      return `Use at least ${minimum} characters. A few words in a row are easy to remember.`;
    case "too_long":
      return `Use at most ${maximumPasswordLength} characters.`;
    case "too_uniform":
      return "Use more than a few different characters.";
  }
}
