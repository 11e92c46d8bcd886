import { type Profile, updateProfile } from "@foyer/contract/account";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { TextField } from "../../components/ui/field.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { clearable, showIssues, useContractForm } from "../../lib/form.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";

const details = [
  { name: "position", label: "Position", autoComplete: "organization-title" },
  { name: "department", label: "Department", autoComplete: "off" },
  { name: "phone", label: "Phone", autoComplete: "tel" },
  { name: "clientCompany", label: "Client company", autoComplete: "off" },
  { name: "zohoAccount", label: "Zoho account", autoComplete: "off" },
] as const;

export function ProfileForm({ profile }: { readonly profile: Profile }) {
  const { id: _, email: __, ...values } = profile;
  const form = useContractForm(updateProfile, values);
  const [problem, setProblem] = useState<string | null>(null);
  const { errors } = form.formState;

  const update = useMutation(
    trpc.account.updateProfile.mutationOptions({
      onSuccess: async (saved) => {
        queryClient.setQueryData(trpc.account.profile.queryKey(), saved);
        toast("Profile saved.");
        await Promise.all(
          [trpc.auth.me.queryKey(), trpc.people.pathKey()].map((queryKey) =>
            queryClient.invalidateQueries({ queryKey }),
          ),
        );
      },
      onError: (error) => setProblem(showIssues(form, error, ["name", ...details.map(({ name }) => name)])),
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    update.mutate(input);
  });

  return (
    <form className="grid gap-4" noValidate onSubmit={(event) => void submit(event)}>
      {problem ? (
        <Notice live tone="bad">
          {problem}
        </Notice>
      ) : null}
      <TextField autoComplete="name" error={errors.name?.message} label="Name" {...form.register("name")} />
      <div className="grid gap-4 sm:grid-cols-2">
        {details.map(({ name, label, autoComplete }) => (
          <TextField
            autoComplete={autoComplete}
            error={errors[name]?.message}
            key={name}
            label={label}
            optional
            {...(name === "phone" && { type: "tel" })}
            {...form.register(name, clearable)}
          />
        ))}
      </div>
      <Button className="justify-self-start" pending={update.isPending} type="submit" variant="primary">
        {update.isPending ? "Saving…" : "Save profile"}
      </Button>
    </form>
  );
}
