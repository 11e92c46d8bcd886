import { createSpace } from "@foyer/contract/spaces";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { TextField } from "../../components/ui/field.tsx";
import { FormDialog } from "../../components/ui/form-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { refreshSpaces } from "./refresh-spaces.ts";

export function NewSpaceDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { id: organizationId } = useOrganization();
  const navigate = useNavigate();
  const form = useContractForm(createSpace, { organizationId, name: "" });
  const [problem, setProblem] = useState<string | null>(null);

  const create = useMutation(
    trpc.spaces.create.mutationOptions({
      onSuccess: async ({ id: spaceId, name }) => {
        await refreshSpaces();
        onClose();
        toast(`${name} is made. Now invite people to it.`);
        await navigate({ to: "/o/$organizationId/spaces/$spaceId", params: { organizationId, spaceId } });
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
      description="You will be its custodian. Nobody else is in it until you invite them; owners and admins of the organization can see it."
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      pending={create.isPending}
      problem={problem}
      submit={create.isPending ? "Making…" : "Make space"}
      title="New space"
    >
      <TextField
        autoComplete="off"
        error={form.formState.errors.name?.message}
        hint="Invitees read it in the e-mail and on the invitation."
        label="Name"
        {...form.register("name")}
      />
    </FormDialog>
  );
}
