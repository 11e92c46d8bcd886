import { type CreatedApiKey, createApiKey } from "@foyer/contract/account";
import { useMutation } from "@tanstack/react-query";
import { use, useState } from "react";
import { SelectField, TextField } from "../../components/ui/field.tsx";
import { FormDialog } from "../../components/ui/form-dialog.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { plural } from "../../lib/moment.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { OrganizationContext } from "../session/organization.ts";
import { useMe } from "../session/session.ts";

const offered = [7, 30, 90, 180, 366]; // days

export function NewApiKeyDialog({
  onCreated,
  onClose,
}: {
  readonly onCreated: (created: CreatedApiKey) => void;
  readonly onClose: () => void;
}) {
  const here = use(OrganizationContext);
  const organizations = useMe().organizations.filter((each) => !each.mfaEnrolmentRequired);
  const form = useContractForm(createApiKey, {
    organizationId: here?.id ?? organizations[0]?.id ?? "",
    name: "",
    expiresInDays: 90,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const { errors } = form.formState;

  const create = useMutation(
    trpc.account.apiKeys.create.mutationOptions({
      onSuccess: (created) => {
        onCreated(created);
        void queryClient.invalidateQueries({ queryKey: trpc.account.apiKeys.pathKey() });
      },
      onError: (error) => setProblem(showIssues(form, error, ["name", "organizationId", "expiresInDays"])),
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    create.mutate(input);
  });

  return (
    <FormDialog
      description="It acts in your name. When your role changes, so does what the key may do."
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      pending={create.isPending}
      problem={problem}
      submit={create.isPending ? "Creating…" : "Create key"}
      title="Create an API key"
    >
      <TextField
        autoComplete="off"
        error={errors.name?.message}
        hint="What it is for, so that you know it again: “Website”, “Nightly import”."
        label="Name"
        {...form.register("name")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          error={errors.organizationId?.message}
          label="Organization"
          {...form.register("organizationId")}
        >
          {organizations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          error={errors.expiresInDays?.message}
          label="Valid for"
          {...form.register("expiresInDays", { valueAsNumber: true })}
        >
          {offered.map((days) => (
            <option key={days} value={days}>
              {plural(days, "day")}
            </option>
          ))}
        </SelectField>
      </div>
    </FormDialog>
  );
}
