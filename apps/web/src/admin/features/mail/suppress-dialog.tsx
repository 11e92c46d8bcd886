import { addSuppression } from "@foyer/contract/mail";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { TextField } from "../../components/ui/field.tsx";
import { FormDialog } from "../../components/ui/form-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { refreshMail } from "./refresh-mail.ts";

/** Lets an address get no more invitations. */
export function SuppressDialog({ email, onClose }: { readonly email: string; readonly onClose: () => void }) {
  const { id: organizationId, name } = useOrganization();
  const form = useContractForm(addSuppression, { organizationId, email });
  const [problem, setProblem] = useState<string | null>(null);
  const add = useMutation(
    trpc.mail.suppressions.add.mutationOptions({
      onSuccess: async (_, input) => {
        await refreshMail();
        toast(`${input.email} gets no more invitations.`);
        onClose();
      },
      onError: (error) => setProblem(showIssues(form, error, ["email"])),
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    add.mutate(input);
  });
  return (
    <FormDialog
      description={`Nobody at ${name} can send invitations and reminders to it any more, until it is taken off again. Messages to people who said yes still go out.`}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      pending={add.isPending}
      problem={problem}
      submit={add.isPending ? "Adding…" : "Add address"}
      title="Add an address"
    >
      <TextField
        autoCapitalize="none"
        autoComplete="off"
        error={form.formState.errors.email?.message}
        hint="Foyer keeps a fingerprint of it, and not the address: so it is not shown here unless an invitation tells it."
        inputMode="email"
        label="E-mail address"
        spellCheck={false}
        type="email"
        {...form.register("email")}
      />
    </FormDialog>
  );
}
