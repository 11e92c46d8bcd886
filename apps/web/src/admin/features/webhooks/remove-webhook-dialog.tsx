import type { Webhook } from "@foyer/contract/webhooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { plural } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { refreshWebhooks } from "./refresh-webhooks.ts";
import { webhookName } from "./webhook-name.ts";

/** Takes an endpoint away, with everything that is written down about what it was sent. */
export function RemoveWebhookDialog({
  webhook,
  onClose,
}: {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const { organizationId, id: webhookId } = webhook;
  const waiting = useQuery(
    trpc.webhooks.deliveries.list.queryOptions({ organizationId, webhookId, status: "pending", limit: 100 }),
  );
  const remove = useMutation(
    trpc.webhooks.remove.mutationOptions({
      onSuccess: async () => {
        toast(`${webhookName(webhook)} is told nothing more.`);
        await navigate({ to: "/o/$organizationId/developers/webhooks", params: { organizationId } });
        await refreshWebhooks();
      },
    }),
  );
  return (
    <ConfirmDialog
      confirm={remove.isPending ? "Removing…" : "Remove endpoint"}
      keep="Keep it"
      onClose={onClose}
      onConfirm={() => remove.mutate({ organizationId, webhookId })}
      pending={remove.isPending}
      problem={remove.isError ? failureOf(remove.error).message : null}
      title={`Remove ${webhookName(webhook)}?`}
    >
      Its secret, and the list of everything it was sent with the answers, are lost.{" "}
      {waiting.data ? waitingWords(waiting.data) : null} To pause it, switch it off instead.
    </ConfirmDialog>
  );
}

function waitingWords({
  items,
  nextCursor,
}: {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}): string {
  if (items.length === 0) return "Nothing waits for it.";
  if (nextCursor) return `More than ${plural(items.length, "event")} that wait for it never arrive.`;
  return items.length === 1
    ? "One event that waits for it never arrives."
    : `${items.length} events that wait for it never arrive.`;
}
