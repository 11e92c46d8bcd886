import { sixDigits } from "../../../lib/code.ts";
import { failureOf } from "../../../lib/failure.ts";
import { type Problem, problemOf } from "../../../lib/problem.ts";
import { typed } from "../../../lib/typed.ts";

export type Proof = {
  readonly password: string;
  /** One of the two, where the form asks for a code. */
  readonly factor: { readonly code?: string; readonly recoveryCode?: string };
};

/** What is wrong with what was typed: beside which field, or above the form. */
export type Attempt = {
  readonly password?: string;
  readonly factor?: string;
  readonly problem?: Problem;
};

/** The code that was typed, of the app or of those that were kept; nothing where it is none. */
export function factorIn(form: FormData, recovers: boolean): Proof["factor"] {
  if (recovers) return { recoveryCode: typed(form, "recoveryCode").trim() };
  const code = sixDigits(typed(form, "code"));
  return code === null ? {} : { code };
}

/** What has to be typed before anything is sent; `null` if nothing is missing. */
export function missingIn(
  { password, factor }: Proof,
  asksPassword: boolean,
  asksFactor: boolean,
): Attempt | null {
  const missing: Attempt = {
    ...(asksPassword && password === "" && { password: "Type the password of your account." }),
    ...(asksFactor && !factor.code && !factor.recoveryCode && { factor: missingFactor(factor) }),
  };
  return missing.password || missing.factor ? missing : null;
}

function missingFactor(factor: Proof["factor"]): string {
  return "recoveryCode" in factor ? "Type one of your recovery codes." : "A code has six digits.";
}

/** What a refusal says about which field, or about none. */
export function wrongBy(error: unknown): Attempt {
  switch (failureOf(error).reason) {
    case "invalid_credentials":
      return { password: "This is not your password." };
    case "invalid_code":
      return { factor: "This code is not right, or was used already." };
    case "account_locked":
      return { problem: problemOf(error, "Several tries have failed, so Foyer takes a pause.") };
    default:
      return { problem: problemOf(error) };
  }
}
