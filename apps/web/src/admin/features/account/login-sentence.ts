import type { LoginAttempt, LoginOutcome } from "@foyer/contract/account";
import type { Tone } from "../../components/ui/badge.tsx";

const outcomes: Record<LoginOutcome, { readonly words: string; readonly tone: Tone }> = {
  signed_in: { words: "Signed in with the password", tone: "good" },
  mfa_required: { words: "Password right; a code was asked for", tone: "neutral" },
  wrong_password: { words: "Wrong password", tone: "warning" },
  wrong_code: { words: "Password right, wrong code", tone: "bad" },
  account_disabled: { words: "Turned away, because access was switched off", tone: "warning" },
  throttled: { words: "Turned away unseen, because too many tries had failed", tone: "warning" },
};

const secondFactors = {
  totp: "Signed in with the password and a code",
  recovery_code: "Signed in with the password and a recovery code",
} as const;

/** What became of a try to sign in, in plain words. */
export function loginSentence({ outcome, secondFactor }: Pick<LoginAttempt, "outcome" | "secondFactor">) {
  const { words, tone } = outcomes[outcome];
  return { words: outcome === "signed_in" && secondFactor ? secondFactors[secondFactor] : words, tone };
}
