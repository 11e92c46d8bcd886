import { type ReactNode, type SubmitEvent, useEffect, useRef, useState, useTransition } from "react";
import { Button } from "../../../components/ui/button.tsx";
import { CodeField, RecoveryCodeField } from "../../../components/ui/code-field.tsx";
import { PasswordField } from "../../../components/ui/password-field.tsx";
import { ProblemNotice } from "../../../components/ui/problem-notice.tsx";
import { classNames } from "../../../lib/class-names.ts";
import { sixDigits } from "../../../lib/code.ts";
import { failureOf } from "../../../lib/failure.ts";
import { type Problem, problemOf } from "../../../lib/problem.ts";
import { typed } from "../../../lib/typed.ts";
import { useCountdown } from "../../../lib/wait.ts";
import { useUser } from "../../session/session.ts";

export type Proof = {
  readonly password: string;
  /** One of the two, where the form asks for a code. */
  readonly factor: { readonly code?: string; readonly recoveryCode?: string };
};

type Attempt = {
  readonly password?: string;
  readonly factor?: string;
  readonly problem?: Problem;
};

/** Asks for the password, for a code, or for both, and says beside each what is wrong with it. */
export function ProofForm({
  asksPassword = false,
  asks,
  action,
  acting,
  variant = "primary",
  codeHint,
  beside,
  onProve,
}: {
  readonly asksPassword?: boolean;
  /** Which code: none, that of the app, or that of the app or else a recovery code. */
  readonly asks: "nothing" | "code" | "code_or_recovery_code";
  readonly action: string;
  readonly acting: string;
  readonly variant?: "primary" | "danger";
  readonly codeHint?: string;
  /** Stands beside the button. */
  readonly beside?: ReactNode;
  readonly onProve: (proof: Proof) => Promise<void>;
}) {
  const { email } = useUser();
  const [recovers, setRecovers] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [attempt, setAttempt] = useState<Attempt>({});
  const [pending, startProving] = useTransition();
  // No `action` of the form: that empties it, and whoever mistyped a code would type the password once more too.
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const proof = { password: typed(data, "password"), factor: factorIn(data, recovers) };
    const missing = missingIn(proof, asksPassword, asks !== "nothing");
    if (missing || pending) return setAttempt(missing ?? attempt);
    startProving(async () => {
      const wrong = await onProve(proof).then(() => ({}), wrongBy);
      setAttempt(wrong);
    });
  };
  const left = useCountdown(attempt.problem?.wait?.until ?? null);
  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLInputElement>("[aria-invalid]");
    wrong?.focus();
    wrong?.select();
  }, [attempt]);

  return (
    <form className="grid gap-4" noValidate onSubmit={submit} ref={form}>
      {attempt.problem ? <ProblemNotice problem={attempt.problem} /> : null}
      {asksPassword ? (
        <>
          {/* For password managers: whose password this is. */}
          <input autoComplete="username" hidden name="username" readOnly value={email} />
          <PasswordField
            autoComplete="current-password"
            error={attempt.password}
            label="Your password"
            name="password"
          />
        </>
      ) : null}
      {asks !== "nothing" && !recovers ? (
        <CodeField error={attempt.factor} {...(codeHint && { hint: codeHint })} />
      ) : null}
      {recovers ? <RecoveryCodeField error={attempt.factor} focused /> : null}
      {asks === "code_or_recovery_code" ? (
        <Button
          className="-ml-2.5 justify-self-start"
          onClick={() => setRecovers(!recovers)}
          size="small"
          variant="quiet"
        >
          {recovers ? "Use the authenticator app instead" : "Use a recovery code instead"}
        </Button>
      ) : null}
      {/* In a dialog, as in every other: at the right, the safe answer first. */}
      <div className={classNames("flex flex-wrap gap-2", variant === "danger" && "flex-row-reverse")}>
        <Button pending={pending || left > 0} type="submit" variant={variant}>
          {pending ? acting : action}
        </Button>
        {beside}
      </div>
    </form>
  );
}

function factorIn(form: FormData, recovers: boolean): Proof["factor"] {
  if (recovers) return { recoveryCode: typed(form, "recoveryCode").trim() };
  const code = sixDigits(typed(form, "code"));
  return code === null ? {} : { code };
}

function missingIn({ password, factor }: Proof, asksPassword: boolean, asksFactor: boolean): Attempt | null {
  const missing: Attempt = {
    ...(asksPassword && password === "" && { password: "Type the password of your account." }),
    ...(asksFactor && !factor.code && !factor.recoveryCode && { factor: missingFactor(factor) }),
  };
  return missing.password || missing.factor ? missing : null;
}

function missingFactor(factor: Proof["factor"]): string {
  return "recoveryCode" in factor ? "Type one of your recovery codes." : "A code has six digits.";
}

function wrongBy(error: unknown): Attempt {
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
