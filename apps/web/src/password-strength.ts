import { type PasswordFault, passwordFault } from "@foyer/contract/passwords";

/** How well a password would stand. One with a `fault` or characters `missing` can't be used; a `weak` one shouldn't. */
export type PasswordStrength =
  | { readonly level: "empty" | "refused"; readonly fault: PasswordFault }
  | { readonly level: "short"; readonly missing: number }
  | { readonly level: "weak" | "good" | "strong" };

const readAtMost = 128;

/**
 * Judges a password while it is typed, against the `minimum` of characters it needs. `known` is what an attacker would try
 * first: the visitor's name and address, the organization. An estimate to steer by, not a promise: the server has the last
 * word.
 */
export function passwordStrength(password: string, minimum: number, known: string): PasswordStrength {
  const missing = minimum - [...password].length;
  if (password && missing > 0) return { level: "short", missing };
  const fault = passwordFault(password, minimum);
  if (fault) return { level: password ? "refused" : "empty", fault };
  // Where a second factor stands beside it, a password may be shorter, and is measured by that.
  const surprise = surprisingCharacters(password, known) / minimum;
  return { level: surprise < 2 / 3 ? "weak" : surprise < 4 / 3 ? "good" : "strong" };
}

/** How many characters are left when known words count as one, repeated parts once, and runs like `abcd` as one. */
function surprisingCharacters(password: string, known: string): number {
  let rest = password.slice(0, readAtMost).toLowerCase();
  for (const word of known.toLowerCase().split(/[\s@.+_-]+/)) {
    if (word.length > 2) rest = rest.replaceAll(word, "\u0000");
  }
  let surprises = 0;
  let previous = 0;
  for (const character of rest.replace(/(.{3,})(?=.*\1)/g, "")) {
    const code = character.codePointAt(0) ?? 0;
    if (Math.abs(code - previous) !== 1) surprises += 1;
    previous = code;
  }
  return surprises;
}
