import { useRouter, useSearch } from "@tanstack/react-router";
import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { Mark } from "../../../mark.tsx";
import { Button } from "../../components/ui/button.tsx";
import { TextField } from "../../components/ui/field.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { PasswordField } from "../../components/ui/password-field.tsx";
import { failureOf } from "../../lib/failure.ts";
import { client, queryClient } from "../../lib/trpc.ts";
import { isAdminPath, nextPath } from "./next-path.ts";

type Attempt = { readonly email: string; readonly problem: string | null };

/** The way in for somebody who has an account. There is no way to make one here: one is invited. */
export function SignInPage(): ReactNode {
  const next = nextPath(useSearch({ from: "/sign-in" }).next, location.origin);
  const router = useRouter();
  const problem = useRef<HTMLDivElement>(null);

  const [attempt, signIn, pending] = useActionState<Attempt, FormData>(
    async (_, form) => {
      const email = typed(form, "email");
      try {
        await client.auth.signIn.mutate({ email, password: typed(form, "password") });
      } catch (error) {
        return { email, problem: inWords(error) };
      }
      queryClient.clear();
      if (isAdminPath(next)) await router.navigate({ href: next, replace: true });
      else location.replace(next);
      return { email, problem: null };
    },
    { email: "", problem: null },
  );

  useEffect(() => {
    document.title = "Sign in · Foyer";
  }, []);
  useEffect(() => {
    if (attempt.problem) problem.current?.focus();
  }, [attempt]);

  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-sm content-center gap-6 px-4 py-12">
      <div className="grid gap-4">
        <Mark size={36} />
        <div className="grid gap-1">
          <h1 className="text-xl font-semibold tracking-tight outline-none" tabIndex={-1}>
            Sign in to Foyer
          </h1>
          {next === "/" ? null : <p className="text-sm text-muted">Afterwards you go on where you were.</p>}
        </div>
      </div>
      <form action={signIn} className="grid gap-4 rounded-card border bg-surface p-5 sm:p-6">
        {attempt.problem ? (
          <div className="outline-none" ref={problem} tabIndex={-1}>
            <Notice live tone="bad">
              {attempt.problem}
            </Notice>
          </div>
        ) : null}
        <TextField
          autoCapitalize="none"
          autoComplete="username"
          defaultValue={attempt.email}
          inputMode="email"
          label="E-mail address"
          name="email"
          required
          spellCheck={false}
          type="email"
        />
        <PasswordField autoComplete="current-password" label="Password" name="password" required />
        <Button className="mt-1 min-h-11" pending={pending} type="submit" variant="primary">
          {pending ? "Signing in…" : "Sign in"}
        </Button>
      </form>
      <p className="text-sm text-muted">
        No account yet? Nobody registers here: somebody lets you in. Ask a colleague for an invitation, and
        open the link in its e-mail.
      </p>
    </main>
  );
}

function typed(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

function inWords(error: unknown): string {
  const { reason, message } = failureOf(error);
  if (reason === "invalid_credentials")
    return "The address or the password is not right. Check both and try again.";
  if (reason === "invalid_input") return "That is not an e-mail address. Check it and try again.";
  return message;
}
