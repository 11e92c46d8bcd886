import type { WebhookWithSecret } from "@foyer/contract/webhooks";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "../../components/ui/form-dialog.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { refreshWebhooks } from "./refresh-webhooks.ts";
import { WebhookFields } from "./webhook-fields.tsx";
import { chosenEvents, fieldsOf, webhookFields } from "./webhook-form.ts";

export function NewWebhookDialog({
  onCreated,
  onClose,
}: {
  readonly onCreated: (created: WebhookWithSecret) => void;
  readonly onClose: () => void;
}) {
  const { id: organizationId, name } = useOrganization();
  const form = useContractForm(webhookFields, fieldsOf(null));
  const [problem, setProblem] = useState<string | null>(null);
  const create = useMutation(
    trpc.webhooks.create.mutationOptions({
      onSuccess: (created) => {
        onCreated(created);
        void refreshWebhooks();
      },
      onError: (error) => setProblem(showIssues(form, error, ["url", "description", "events"])),
    }),
  );
  const submit = form.handleSubmit((fields) => {
    setProblem(null);
    const { url, description } = fields;
    create.mutate({
      organizationId,
      url,
      events: chosenEvents(fields),
      ...(description !== undefined && { description }),
    });
  });
  return (
    <FormDialog
      description={`A program of yours that is told what happens at ${name}.`}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      pending={create.isPending}
      problem={problem}
      submit={create.isPending ? "Adding…" : "Add endpoint"}
      title="Add an endpoint"
    >
      <WebhookFields form={form} />
    </FormDialog>
  );
}
