import type { Webhook } from "@foyer/contract/webhooks";
import { useMutation } from "@tanstack/react-query";
import { toast, toastFailure } from "../../components/ui/toasts.tsx";
import { trpc } from "../../lib/trpc.ts";
import { refreshWebhooks } from "./refresh-webhooks.ts";
import { webhookName } from "./webhook-name.ts";

/** Switches an endpoint on or off; the second answer is whether that is under way. */
export function useSwitchWebhook(webhook: Webhook): readonly [(on: boolean) => void, boolean] {
  const { organizationId, id: webhookId } = webhook;
  const update = useMutation(
    trpc.webhooks.update.mutationOptions({
      onSuccess: ({ enabled }) =>
        toast(
          enabled
            ? `${webhookName(webhook)} is on. What has waited is sent now.`
            : `${webhookName(webhook)} is off. What was on its way waits until you switch it on again.`,
        ),
      onError: toastFailure,
      onSettled: refreshWebhooks,
    }),
  );
  return [(enabled) => update.mutate({ organizationId, webhookId, enabled }), update.isPending];
}
