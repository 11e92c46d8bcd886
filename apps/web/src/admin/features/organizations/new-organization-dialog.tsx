import { createOrganization } from "@foyer/contract/organizations";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useId, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { TextField } from "../../components/ui/field.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";

export function NewOrganizationDialog({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const form = useContractForm(createOrganization, { name: "" });
  const [problem, setProblem] = useState<string | null>(null);
  const formId = useId();

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
    <Dialog
      description="It has its own people, invitations and settings. You will be its owner."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button form={formId} pending={create.isPending} type="submit" variant="primary">
            {create.isPending ? "Creating…" : "Create organization"}
          </Button>
        </>
      }
      onClose={onClose}
      title="Create another organization"
    >
      <form className="grid gap-4" id={formId} noValidate onSubmit={(event) => void submit(event)}>
        {problem ? (
          <Notice live tone="bad">
            {problem}
          </Notice>
        ) : null}
        <TextField
          autoComplete="organization"
          error={form.formState.errors.name?.message}
          label="Name"
          {...form.register("name")}
        />
      </form>
    </Dialog>
  );
}
