import { Link, useLocation, useRouter } from "@tanstack/react-router";
import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { Button, buttonClass } from "../../components/ui/button.tsx";
import { NewPasswordField } from "../../components/ui/new-password-field.tsx";
import { ProblemNotice } from "../../components/ui/problem-notice.tsx";
import { failureOf } from "../../lib/failure.ts";
import { type Problem, problemOf } from "../../lib/problem.ts";
import { client, queryClient } from "../../lib/trpc.ts";
import { typed } from "../../lib/typed.ts";
import { useCountdown } from "../../lib/wait.ts";
import { DoorFrame, doorFormClass } from "./door-frame.tsx";

/** The secret of a reset link: taken out of the address, where it could be read or copied on; a reload keeps it. */
declare module "@tanstack/react-router" {
  interface HistoryState {
    resetToken?: string;
  }
}

type Attempt = { readonly wrong: string | null; readonly problem: Problem | null; readonly ended: boolean };
const untried: Attempt = { wrong: null, problem: null, ended: false };

/** Sets a new password by the link of an e-mail. */
export function ResetPasswordPage(): ReactNode {
  const token = useLocation().state.resetToken ?? "";
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const told = useRef<HTMLDivElement>(null);
  const [attempt, reset, pending] = useActionState<Attempt, FormData>(async (_, form) => {
    const password = typed(form, "password");
    // How many characters this account needs, the server alone knows, and says so.
    if (password === "") return { ...untried, wrong: "Type a new password." };
    try {
      await client.auth.resetPassword.mutate({ token, password });
    } catch (error) {
      const { reason, message } = failureOf(error);
      if (reason === "weak_password") return { ...untried, wrong: message };
      if (endings.includes(reason)) return { ...untried, ended: true };
      return { ...untried, problem: problemOf(error) };
    }
    queryClient.clear(); // whoever was signed in here is so no longer
    await router.navigate({ to: "/sign-in", state: { signInBecause: "password_reset" }, replace: true });
    return untried;
  }, untried);
  const left = useCountdown(attempt.problem?.wait?.until ?? null);
  useEffect(() => {
    if (attempt.wrong) field.current?.focus();
    if (attempt.problem) told.current?.focus();
    if (attempt.ended) document.querySelector("h1")?.focus();
  }, [attempt]);

  if (token === "" || attempt.ended) {
    return (
      <DoorFrame
        lead={
          token === ""
            ? "A piece of it got lost between the e-mail and here. Press the button in the e-mail, or ask for a new link."
            : "It works once, within one hour, and a newer one replaces it. Your password is as it was."
        }
        title={token === "" ? "This link is not complete" : "This link has ended"}
      >
        <Link className={buttonClass({ variant: "primary" })} to="/forgot-password">
          Ask for a new link
        </Link>
      </DoorFrame>
    );
  }
  return (
    <DoorFrame
      lead="It signs you out everywhere. Afterwards you sign in with it, and with your second factor if you have one."
      title="Choose a new password"
    >
      <form action={reset} className={doorFormClass} noValidate>
        {attempt.problem ? (
          <div className="outline-none" ref={told} tabIndex={-1}>
            <ProblemNotice problem={attempt.problem} />
          </div>
        ) : null}
        <NewPasswordField error={attempt.wrong ?? undefined} known="" name="password" ref={field} />
        <Button className="mt-1 min-h-11" pending={pending || left > 0} type="submit" variant="primary">
          {pending ? "Setting…" : "Set new password"}
        </Button>
      </form>
    </DoorFrame>
  );
}

/** What the server says of a link that no longer works, or never did. */
const endings: readonly string[] = ["not_found", "invalid_code", "invalid_input", "unauthenticated"];
