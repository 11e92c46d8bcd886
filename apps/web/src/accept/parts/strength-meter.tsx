import { minimumPasswordLength } from "@foyer/contract/passwords";
import type { PasswordStrength } from "../password-strength.ts";
import { words } from "../words.ts";

/** How the password stands, in words; the bar, drawn by the style sheet, only repeats them. */
export function StrengthMeter({ strength }: { readonly strength: PasswordStrength }) {
  return (
    <div className="strength" data-level={strength.level}>
      {strengthWords(strength)}
    </div>
  );
}

function strengthWords(strength: PasswordStrength): string {
  switch (strength.level) {
    case "empty":
      return words.password.advice(minimumPasswordLength);
    case "short":
      return words.password.short(strength.missing);
    case "refused":
      return strength.problem;
    default:
      return words.password[strength.level];
  }
}
