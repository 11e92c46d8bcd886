import { changePassword } from "@foyer/contract/account";
import { minimumPasswordLength, passwordProblem } from "@foyer/contract/passwords";
import { useMutation } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { Button } from "../../components/ui/button.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { PasswordField } from "../../components/ui/password-field.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { trpc } from "../../lib/trpc.ts";

const empty = { currentPassword: "", newPassword: "" };

export function PasswordForm({ email }: { readonly email: string }) {
  const form = useContractForm(changePassword, empty);
  const [problem, setProblem] = useState<string | null>(null);
  const { errors } = form.formState;
  const newPassword = useWatch({ control: form.control, name: "newPassword" });

  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: () => {
        form.reset(empty);
        toast("Password changed. Everywhere else you are signed out.");
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
          setProblem(showIssues(form, error, ["currentPassword", "newPassword"]));
        }
      },
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    const weakness = passwordProblem(input.newPassword);
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
      {problem ? (
        <Notice live tone="bad">
          {problem}
        </Notice>
      ) : null}
      {/* For password managers: whose password this is. */}
      <input autoComplete="username" hidden name="username" readOnly value={email} />
      <PasswordField
        autoComplete="current-password"
        error={errors.currentPassword?.message}
        label="Current password"
        {...form.register("currentPassword")}
      />
      <PasswordField
        autoComplete="new-password"
        error={errors.newPassword?.message}
        hint={<StrengthHint password={newPassword} />}
        label="New password"
        {...form.register("newPassword")}
      />
      <Button className="justify-self-start" pending={change.isPending} type="submit" variant="primary">
        {change.isPending ? "Changing…" : "Change password"}
      </Button>
    </form>
  );
}

function StrengthHint({ password }: { readonly password: string }) {
  if (password === "")
    return <>At least {minimumPasswordLength} characters. A few words in a row are easy to remember.</>;
  const problem = passwordProblem(password);
  if (!problem) {
    return (
      <span className="inline-flex items-center gap-1 text-accent">
        <Check aria-hidden="true" className="size-3.5" /> Long enough
      </span>
    );
  }
  const length = [...password].length;
  return (
    <>
      {problem}
      {length < minimumPasswordLength ? ` ${minimumPasswordLength - length} to go.` : null}
    </>
  );
}
