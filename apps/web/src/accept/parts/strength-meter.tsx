import { maximumPasswordLength, type PasswordFault } from "@foyer/contract/passwords";
import type { PasswordStrength } from "../../password-strength.ts";
import { plural } from "../plural.ts";
import { language, words } from "../words.ts";

/** How the password stands, in words; the bar, drawn by the style sheet, only repeats them. */
export function StrengthMeter({
  strength,
  minimum,
}: {
  readonly strength: PasswordStrength;
  readonly minimum: number;
}) {
  return (
    <div className="strength" data-level={strength.level}>
      {strengthWords(strength, minimum)}
    </div>
  );
}

function strengthWords(strength: PasswordStrength, minimum: number): string {
  switch (strength.level) {
    case "empty":
    case "refused":
      return faultWords(strength.fault, minimum);
    case "short":
      return plural(language, strength.missing, words.password.short);
    default:
      return words.password[strength.level];
  }
}

/** What is wrong with a password that needs this many characters at least. */
export function faultWords(fault: PasswordFault, minimum: number): string {
  return words.password.faults[fault](fault === "too_long" ? maximumPasswordLength : minimum);
}
