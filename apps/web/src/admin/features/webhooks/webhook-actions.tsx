import type { Webhook } from "@foyer/contract/webhooks";
import { useMutation } from "@tanstack/react-query";
import { CircleCheck, CircleOff, Pencil, Send, Trash2 } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { toastFailure } from "../../components/ui/toasts.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { trpc } from "../../lib/trpc.ts";
import { usePermissions } from "../session/organization.ts";
import { refreshWebhooks } from "./refresh-webhooks.ts";
import { useSwitchWebhook } from "./switch-webhook.ts";

const EditWebhookDialog = lazyPart(async () => (await import("./edit-webhook-dialog.tsx")).EditWebhookDialog);
const RemoveWebhookDialog = lazyPart(
  async () => (await import("./remove-webhook-dialog.tsx")).RemoveWebhookDialog,
);

/** What can be done with an endpoint. */
export function WebhookActions({
  webhook,
  onTested,
}: {
  readonly webhook: Webhook;
  /** With the id of what was sent. */
  readonly onTested: (deliveryId: string) => void;
}): ReactNode {
  const { can } = usePermissions();
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const { organizationId, id: webhookId, enabled } = webhook;
  const [turn, isTurning] = useSwitchWebhook(webhook);
  const test = useMutation(
    trpc.webhooks.test.mutationOptions({
      onSuccess: ({ id }) => onTested(id),
      onError: toastFailure,
      onSettled: refreshWebhooks,
    }),
  );
  const close = () => setOpen(null);
  if (!can("webhook.update")) return null;
  return (
    <>
      {enabled ? (
        <Button onClick={() => test.mutate({ organizationId, webhookId })} pending={test.isPending}>
          <Send aria-hidden="true" />
          {test.isPending ? "Sending…" : "Send a test"}
        </Button>
      ) : null}
      <Button onClick={() => setOpen("edit")}>
        <Pencil aria-hidden="true" />
        Edit
      </Button>
      <Button onClick={() => turn(!enabled)} pending={isTurning} variant={enabled ? "secondary" : "primary"}>
        {enabled ? <CircleOff aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
        {enabled ? "Switch off" : "Switch on"}
      </Button>
      <Button onClick={() => setOpen("remove")}>
        <Trash2 aria-hidden="true" />
        Remove
      </Button>
      <Suspense>
        {open === "edit" ? <EditWebhookDialog onClose={close} webhook={webhook} /> : null}
        {open === "remove" ? <RemoveWebhookDialog onClose={close} webhook={webhook} /> : null}
      </Suspense>
    </>
  );
}
