import { Link } from "@tanstack/react-router";
import { useActionState, useEffect, useRef, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { TextField } from "../../components/ui/field.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { PasswordField } from "../../components/ui/password-field.tsx";
import { ProblemNotice } from "../../components/ui/problem-notice.tsx";
import { failureOf } from "../../lib/failure.ts";
import { type Problem, problemOf } from "../../lib/problem.ts";
import { client } from "../../lib/trpc.ts";
import { typed } from "../../lib/typed.ts";
import { useCountdown } from "../../lib/wait.ts";
import { DoorFrame, doorFormClass, textLinkClass } from "./door-frame.tsx";

type Attempt = { readonly email: string; readonly problem: Problem | null };

/** The first step of signing in: who, and their password. */
export function PasswordStep({
  goesOn,
  notice,
  onCodeNeeded,
  onSignedIn,
}: {
  /** Whether one goes on to a page that was asked for. */
  readonly goesOn: boolean;
  readonly notice: string | null;
  readonly onCodeNeeded: () => void;
  readonly onSignedIn: () => Promise<void>;
}) {
  const problem = useRef<HTMLDivElement>(null);
  const [attempt, signIn, pending] = useActionState<Attempt, FormData>(
    async (_, form) => {
      const email = typed(form, "email");
      try {
        const { status } = await client.auth.signIn.mutate({ email, password: typed(form, "password") });
        if (status === "mfa_required") onCodeNeeded();
        else await onSignedIn();
        return { email, problem: null };
      } catch (error) {
        return { email, problem: problemOf(error, inWords(error)) };
      }
    },
    { email: "", problem: null },
  );
  // A wait is one account's: another address may be tried at once.
  const [email, setEmail] = useState("");
  const shown = attempt.problem?.wait && email !== attempt.email ? null : attempt.problem;
  const left = useCountdown(shown?.wait?.until ?? null);

  useEffect(() => {
    if (attempt.problem) problem.current?.focus();
  }, [attempt]);

  return (
    <DoorFrame
      lead={goesOn && !notice ? "Afterwards you go on where you were." : null}
      title="Sign in to Foyer"
    >
      {notice && !shown ? (
        <Notice live tone="neutral">
          {notice}
        </Notice>
      ) : null}
      <form action={signIn} className={doorFormClass}>
        {shown ? (
          <div className="outline-none" ref={problem} tabIndex={-1}>
            <ProblemNotice problem={shown} />
          </div>
        ) : null}
        <TextField
          autoCapitalize="none"
          autoComplete="username"
          defaultValue={attempt.email}
          inputMode="email"
          label="E-mail address"
          name="email"
          onChange={(event) => setEmail(event.currentTarget.value)}
          required
          spellCheck={false}
          type="email"
        />
        <PasswordField autoComplete="current-password" label="Password" name="password" required />
        <Button className="mt-1 min-h-11" pending={pending || left > 0} type="submit" variant="primary">
          {pending ? "Signing in…" : "Sign in"}
        </Button>
      </form>
      <div className="grid gap-3 text-sm text-muted">
        <p>
          <Link className={textLinkClass} to="/forgot-password">
            Forgot your password?
          </Link>
        </p>
        <p>
          No account yet? Nobody registers here: somebody lets you in. Ask a colleague for an invitation, and
          open the link in its e-mail.
        </p>
      </div>
    </DoorFrame>
  );
}

function inWords(error: unknown): string {
  const { reason, message } = failureOf(error);
  switch (reason) {
    case "invalid_credentials":
      return "The address or the password is not right. Check both and try again.";
    case "invalid_input":
      return "That is not an e-mail address. Check it and try again.";
    case "account_disabled":
      return "Your access is switched off. An owner or admin of your organization can switch it on again.";
    case "account_locked":
      return "Several tries have failed, so Foyer takes a pause before the next one.";
    case "rate_limited":
      return "There were many tries from here in a short time, so Foyer takes a pause.";
    default:
      return message;
  }
}
