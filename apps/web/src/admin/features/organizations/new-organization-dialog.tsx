import { createOrganization } from "@foyer/contract/organizations";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { TextField } from "../../components/ui/field.tsx";
import { FormDialog } from "../../components/ui/form-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";

export function NewOrganizationDialog({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const form = useContractForm(createOrganization, { name: "" });
  const [problem, setProblem] = useState<string | null>(null);

  const create = useMutation(
    trpc.organizations.create.mutationOptions({
      onSuccess: async ({ id, name }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.auth.me.queryKey() });
        onClose();
        toast(`${name} is founded.`);
        await navigate({ to: "/o/$organizationId", params: { organizationId: id } });
      },
      onError: (error) => setProblem(showIssues(form, error, ["name"])),
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    create.mutate(input);
  });

  return (
    <FormDialog
      description="It has its own people, invitations and settings. You will be its owner."
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      pending={create.isPending}
      problem={problem}
      submit={create.isPending ? "Creating…" : "Create organization"}
      title="Create another organization"
    >
      <TextField
        autoComplete="organization"
        error={form.formState.errors.name?.message}
        label="Name"
        {...form.register("name")}
      />
    </FormDialog>
  );
}
