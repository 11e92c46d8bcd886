import type { PasswordStrength } from "../../password-strength.ts";
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
    case "refused":
      return strength.problem;
    case "short":
      return words.password.short(strength.missing);
    default:
      return words.password[strength.level];
  }
}
