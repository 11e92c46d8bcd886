import type { WebhookDelivery } from "@foyer/contract/webhooks";
import { useMutation } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/ui/button.tsx";
import { toast, toastFailure } from "../../components/ui/toasts.tsx";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { refreshWebhooks } from "./refresh-webhooks.ts";

/** Sends an event once more. Not there where nothing would be sent. */
export function RedeliverButton({
  delivery: { id, status, attempts },
  isOff,
}: {
  readonly delivery: WebhookDelivery;
  /** Its endpoint is switched off. */
  readonly isOff: boolean;
}): ReactNode {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const isWaiting = status === "pending";
  const redeliver = useMutation(
    trpc.webhooks.deliveries.redeliver.mutationOptions({
      onSuccess: () => toast(isWaiting ? "It is tried again now." : "It is sent once more now."),
      onError: toastFailure,
      onSettled: refreshWebhooks,
    }),
  );
  const isUnderWay = isWaiting && attempts === 0;
  // Kept while it is pressed: what has the focus does not go away under the finger.
  if (!can("webhook.update") || ((isOff || isUnderWay) && !redeliver.isPending)) return null;
  return (
    <Button
      onClick={() => redeliver.mutate({ organizationId, webhookDeliveryId: id })}
      pending={redeliver.isPending}
    >
      <RotateCw aria-hidden="true" />
      {redeliver.isPending ? "Sending…" : isWaiting ? "Try again now" : "Send once more"}
    </Button>
  );
}
