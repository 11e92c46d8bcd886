import { passwordFaultSentence } from "@foyer/contract/password-problem";
import { minimumPasswordLength, minimumPasswordLengthWithMfa } from "@foyer/contract/passwords";
import { type ComponentProps, useState } from "react";
import { type PasswordStrength, passwordStrength } from "../../../password-strength.ts";
import { classNames } from "../../lib/class-names.ts";
import { plural } from "../../lib/moment.ts";
import { PasswordField } from "./password-field.tsx";

type Level = PasswordStrength["level"];

const parts = ["first", "second", "third"] as const;
const filled: Record<Level, number> = { empty: 0, short: 0, refused: 1, weak: 1, good: 2, strong: 3 };
const colours: Record<Level, string> = {
  empty: "",
  short: "",
  refused: "bg-danger",
  weak: "bg-warning",
  good: "bg-accent",
  strong: "bg-accent",
};

/** A new password, judged while it is typed. `known` is what an attacker would try first: name, address. */
export function NewPasswordField({
  minimum,
  known,
  onChange,
  ...rest
}: {
  /** Characters that the account asks for; left out where that is not known before the server says so. */
  readonly minimum?: number;
  readonly known: string;
} & Omit<ComponentProps<typeof PasswordField>, "hint" | "autoComplete" | "label">) {
  const [password, setPassword] = useState("");
  const strength = passwordStrength(password, minimum ?? minimumPasswordLength, known);
  return (
    <PasswordField
      {...rest}
      autoComplete="new-password"
      hint={
        <span className="grid gap-1.5">
          <span aria-hidden="true" className="grid grid-cols-3 gap-1">
            {parts.map((part, index) => (
              <span
                className={classNames(
                  "h-1 rounded-full",
                  index < filled[strength.level] ? colours[strength.level] : "bg-hairline",
                )}
                key={part}
              />
            ))}
          </span>
          <span>{minimum === undefined ? neutralWords(strength) : strengthWords(strength, minimum)}</span>
        </span>
      }
      label="New password"
      // Held here, so that a refusal takes away nothing that was typed.
      value={password}
      onChange={(event) => {
        setPassword(event.currentTarget.value);
        onChange?.(event);
      }}
    />
  );
}

function strengthWords(strength: PasswordStrength, minimum = minimumPasswordLength): string {
  switch (strength.level) {
    case "empty":
    case "refused":
      return passwordFaultSentence(strength.fault, minimum);
    case "short":
      return `${plural(strength.missing, "more character")} to go.`;
    case "weak":
      return "Easy to guess: avoid names, repetitions and runs like 1234.";
    case "good":
      return "Good.";
    case "strong":
      return "Strong.";
  }
}

/** Accounts that a second factor guards for good may do with less, and whose it is only the server knows. */
function neutralWords(strength: PasswordStrength): string {
  if (strength.level === "empty")
    return `Use at least ${minimumPasswordLength} characters; ${minimumPasswordLengthWithMfa} may be enough for an account with a second factor. A few words in a row are easy to remember.`;
  if (strength.level === "short" && strength.missing <= minimumPasswordLength - minimumPasswordLengthWithMfa)
    return `${plural(strength.missing, "more character")} to go; with a second factor it may be enough as it is.`;
  return strengthWords(strength);
}
