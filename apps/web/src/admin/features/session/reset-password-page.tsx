import { passwordProblem } from "@foyer/contract/password-problem";
import { Link, useRouter } from "@tanstack/react-router";
import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { Button, buttonClass } from "../../components/ui/button.tsx";
import { NewPasswordField } from "../../components/ui/new-password-field.tsx";
import { ProblemNotice } from "../../components/ui/problem-notice.tsx";
import { toastFailure } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { type Problem, problemOf } from "../../lib/problem.ts";
import { client, nobody, queryClient } from "../../lib/trpc.ts";
import { typed } from "../../lib/typed.ts";
import { useCountdown } from "../../lib/wait.ts";
import { DoorFrame, doorFormClass } from "./door-frame.tsx";
import { useHeldResetToken } from "./reset-token.ts";
import { knownMe, meQuery, useSignOut } from "./session.ts";

type Attempt = {
  readonly wrong: string | null;
  readonly problem: Problem | null;
  readonly end: "link_ended" | "password_set" | null;
};
const untried: Attempt = { wrong: null, problem: null, end: null };

/** Sets a new password by the link of an e-mail. */
export function ResetPasswordPage(): ReactNode {
  const token = useHeldResetToken();
  if (token !== "") return <NewPassword key={token} token={token} />;
  return (
    <DoorFrame
      lead="This page knows the link no more, or a piece of it got lost on the way. Press the button in the e-mail again, or ask for a new link."
      title="Open the link in the e-mail again"
    >
      <AskForLink />
    </DoorFrame>
  );
}

function NewPassword({ token }: { readonly token: string }) {
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
      const { reason, message, issues } = failureOf(error);
      if (reason === "weak_password") return { ...untried, wrong: message };
      if (reason === "not_found") return { ...untried, end: "link_ended" };
      const unfit = issues.find(({ path }) => path === "password");
      if (unfit) return { ...untried, wrong: passwordProblem(password) ?? unfit.message };
      return { ...untried, problem: problemOf(error) };
    }
    // All sessions of this account have ended. Another account's, in this browser, has not.
    queryClient.clear();
    const me = await queryClient.fetchQuery(meQuery()).catch(() => nobody);
    if (me.user) return { ...untried, end: "password_set" };
    await router.navigate({ to: "/sign-in", state: { signInBecause: "password_reset" }, replace: true });
    return untried;
  }, untried);
  const left = useCountdown(attempt.problem?.wait?.until ?? null);
  useEffect(() => {
    if (attempt.wrong) field.current?.focus();
    if (attempt.problem) told.current?.focus();
    if (attempt.end) document.querySelector("h1")?.focus();
  }, [attempt]);

  if (attempt.end === "password_set") return <SetBesideAnother />;
  if (attempt.end === "link_ended") {
    return (
      <DoorFrame
        lead="A link works once, within one hour, and the first one that is used ends all others. Nothing was changed just now."
        title="This link has ended"
      >
        <AskForLink />
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

/** The password is set, but somebody else is signed in here, and stays so unless they say otherwise. */
function SetBesideAnother() {
  const email = knownMe()?.user?.email;
  const signOut = useSignOut();
  return (
    <DoorFrame
      lead={
        <>
          In this browser {email ? <span className="font-medium text-ink">{email}</span> : "another account"}{" "}
          is signed in. To come in with the new password, sign out first.
        </>
      }
      title="Your new password is set"
    >
      <div className="grid gap-3">
        <Button
          className="min-h-11"
          onClick={() => signOut.mutate(undefined, { onError: toastFailure })}
          pending={signOut.isPending}
          variant="primary"
        >
          {signOut.isPending ? "Signing out…" : "Sign out, and sign in with it"}
        </Button>
        <Link className={buttonClass()} to="/">
          Stay signed in
        </Link>
      </div>
    </DoorFrame>
  );
}

function AskForLink() {
  return (
    <Link className={buttonClass({ variant: "primary" })} to="/forgot-password">
      Ask for a new link
    </Link>
  );
}
