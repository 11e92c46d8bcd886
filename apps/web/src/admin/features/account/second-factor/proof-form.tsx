import { type ReactNode, type SubmitEvent, useEffect, useRef, useState, useTransition } from "react";
import { Button } from "../../../components/ui/button.tsx";
import { CodeField, RecoveryCodeField } from "../../../components/ui/code-field.tsx";
import { PasswordField } from "../../../components/ui/password-field.tsx";
import { ProblemNotice } from "../../../components/ui/problem-notice.tsx";
import { classNames } from "../../../lib/class-names.ts";
import { noticeLostAccess } from "../../../lib/trpc.ts";
import { typed } from "../../../lib/typed.ts";
import { useCountdown } from "../../../lib/wait.ts";
import { useUser } from "../../session/session.ts";
import { type Attempt, factorIn, missingIn, type Proof, wrongBy } from "./proof.ts";

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
      try {
        await onProve(proof);
        setAttempt({});
      } catch (error) {
        noticeLostAccess(error);
        setAttempt(wrongBy(error));
      }
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
