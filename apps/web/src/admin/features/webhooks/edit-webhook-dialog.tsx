import type { Webhook } from "@foyer/contract/webhooks";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "../../components/ui/form-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { trpc } from "../../lib/trpc.ts";
import { refreshWebhooks } from "./refresh-webhooks.ts";
import { WebhookFields } from "./webhook-fields.tsx";
import { chosenEvents, fieldsOf, webhookFields } from "./webhook-form.ts";

export function EditWebhookDialog({
  webhook,
  onClose,
}: {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}) {
  const form = useContractForm(webhookFields, fieldsOf(webhook));
  const [problem, setProblem] = useState<string | null>(null);
  const update = useMutation(
    trpc.webhooks.update.mutationOptions({
      onSuccess: async () => {
        await refreshWebhooks();
        toast("The endpoint is changed.");
        onClose();
      },
      onError: (error) => setProblem(showIssues(form, error, ["url", "description", "events"])),
    }),
  );
  const submit = form.handleSubmit((fields) => {
    setProblem(null);
    const { url, description = null } = fields;
    const { organizationId, id: webhookId } = webhook;
    update.mutate({ organizationId, webhookId, url, description, events: chosenEvents(fields) });
  });
  return (
    <FormDialog
      description="What waits to be sent goes to the new address too. The secret stays the same."
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      pending={update.isPending}
      problem={problem}
      submit={update.isPending ? "Saving…" : "Save"}
      title="Edit the endpoint"
    >
      <WebhookFields form={form} />
    </FormDialog>
  );
}
