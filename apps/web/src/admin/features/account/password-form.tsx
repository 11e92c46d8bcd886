import { changePassword } from "@foyer/contract/account";
import type { Me } from "@foyer/contract/auth";
import { passwordProblem } from "@foyer/contract/password-problem";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { NewPasswordField } from "../../components/ui/new-password-field.tsx";
import { PasswordField } from "../../components/ui/password-field.tsx";
import { ProblemNotice } from "../../components/ui/problem-notice.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { type Problem, problemOf } from "../../lib/problem.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";

const empty = { currentPassword: "", newPassword: "" };

export function PasswordForm({ user }: { readonly user: NonNullable<Me["user"]> }) {
  const form = useContractForm(changePassword, empty);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [changes, setChanges] = useState(0);
  const { errors } = form.formState;

  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: () => {
        form.reset(empty);
        setChanges(changes + 1);
        toast("Password changed. Everywhere else you are signed out.");
        void queryClient.invalidateQueries({ queryKey: trpc.account.sessions.pathKey() });
      },
      onError: (error) => {
        const { reason, message } = failureOf(error);
        if (reason === "invalid_credentials") {
          form.setError(
            "currentPassword",
            { message: "This is not your current password." },
            { shouldFocus: true },
          );
        } else if (reason === "weak_password") {
          form.setError("newPassword", { message }, { shouldFocus: true });
        } else {
          const rest = showIssues(form, error, ["currentPassword", "newPassword"]);
          setProblem(rest === null ? null : problemOf(error, rest));
        }
      },
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    const weakness = passwordProblem(input.newPassword, user.minimumPasswordLength);
    if (input.currentPassword === "") {
      form.setError(
        "currentPassword",
        { message: "Type the password that you have now." },
        { shouldFocus: true },
      );
    } else if (weakness) {
      form.setError("newPassword", { message: weakness }, { shouldFocus: true });
    } else {
      change.mutate(input);
    }
  });

  return (
    <form className="grid gap-4" noValidate onSubmit={(event) => void submit(event)}>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {/* For password managers: whose password this is. */}
      <input autoComplete="username" hidden name="username" readOnly value={user.email} />
      <PasswordField
        autoComplete="current-password"
        error={errors.currentPassword?.message}
        label="Current password"
        {...form.register("currentPassword")}
      />
      <NewPasswordField
        error={errors.newPassword?.message}
        key={changes}
        known={`${user.name} ${user.email}`}
        minimum={user.minimumPasswordLength}
        {...form.register("newPassword")}
      />
      <Button className="justify-self-start" pending={change.isPending} type="submit" variant="primary">
        {change.isPending ? "Changing…" : "Change password"}
      </Button>
    </form>
  );
}
