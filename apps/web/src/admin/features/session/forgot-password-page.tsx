import { Link } from "@tanstack/react-router";
import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { Button } from "../../components/ui/button.tsx";
import { TextField } from "../../components/ui/field.tsx";
import { ProblemNotice } from "../../components/ui/problem-notice.tsx";
import { failureOf } from "../../lib/failure.ts";
import { type Problem, problemOf } from "../../lib/problem.ts";
import { client } from "../../lib/trpc.ts";
import { typed } from "../../lib/typed.ts";
import { useCountdown } from "../../lib/wait.ts";
import { DoorFrame, doorFormClass, textLinkClass } from "./door-frame.tsx";

type Asked = { readonly email: string; readonly sent: boolean; readonly problem: Problem | null };

/** Asks for a link that sets a new password. Says the same of every address: whether it has an account is nobody's business. */
export function ForgotPasswordPage(): ReactNode {
  const [{ email, sent, problem }, ask, pending] = useActionState<Asked, FormData>(
    async (_, form) => {
      const email = typed(form, "email");
      try {
        await client.auth.requestPasswordReset.mutate({ email });
        return { email, sent: true, problem: null };
      } catch (error) {
        const wrong = failureOf(error).reason === "invalid_input";
        const words = wrong ? "That is not an e-mail address. Check it and try again." : undefined;
        return { email, sent: false, problem: problemOf(error, words) };
      }
    },
    { email: "", sent: false, problem: null },
  );
  const left = useCountdown(problem?.wait?.until ?? null);
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (sent) document.querySelector("h1")?.focus();
    else if (problem) told.current?.focus();
  }, [sent, problem]);

  const back = (
    <p className="text-sm">
      <Link className={textLinkClass} to="/sign-in">
        Back to the sign-in
      </Link>
    </p>
  );
  if (sent) {
    return (
      <DoorFrame
        lead={
          <div className="grid gap-3">
            <p>
              If <span className="font-medium text-ink">{email}</span> has an account, a message is on its
              way. The link in it works once, within one hour.
            </p>
            <p>
              Nothing came after a few minutes? Look among the spam, and whether this is the address that you
              were invited with.
            </p>
          </div>
        }
        title="Look into your mailbox"
      >
        {back}
      </DoorFrame>
    );
  }
  return (
    <DoorFrame
      lead="Foyer sends you a link that sets a new one. Your second factor stays as it is."
      title="Forgot your password?"
    >
      <form action={ask} className={doorFormClass}>
        {problem ? (
          <div className="outline-none" ref={told} tabIndex={-1}>
            <ProblemNotice problem={problem} />
          </div>
        ) : null}
        <TextField
          autoCapitalize="none"
          autoComplete="username"
          defaultValue={email}
          inputMode="email"
          label="E-mail address"
          name="email"
          required
          spellCheck={false}
          type="email"
        />
        <Button className="mt-1 min-h-11" pending={pending || left > 0} type="submit" variant="primary">
          {pending ? "Sending…" : "Send me a link"}
        </Button>
      </form>
      {back}
    </DoorFrame>
  );
}
