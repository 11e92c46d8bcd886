import type { Webhook, WebhookWithSecret } from "@foyer/contract/webhooks";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { useOpener } from "../../components/ui/dialog.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { failureOf } from "../../lib/failure.ts";
import { trpc } from "../../lib/trpc.ts";
import { refreshWebhooks } from "./refresh-webhooks.ts";
import { SecretDialog } from "./secret-dialog.tsx";
import { webhookName } from "./webhook-name.ts";

/** Gives an endpoint another secret, and shows it. */
export function RotateSecret({
  webhook,
  onClose,
}: {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}) {
  const opener = useOpener();
  const [rotated, setRotated] = useState<WebhookWithSecret | null>(null);
  const { organizationId, id: webhookId, earlierSecretUntil } = webhook;
  const rotate = useMutation(
    trpc.webhooks.rotateSecret.mutationOptions({
      onSuccess: (answer) => {
        setRotated(answer);
        void refreshWebhooks();
      },
    }),
  );
  if (rotated) return <SecretDialog isNew={false} onKept={onClose} opener={opener} webhook={rotated} />;
  return (
    <ConfirmDialog
      confirm={rotate.isPending ? "Making it…" : "Make a new secret"}
      keep="Keep it"
      onClose={onClose}
      onConfirm={() => rotate.mutate({ organizationId, webhookId })}
      pending={rotate.isPending}
      problem={rotate.isError ? failureOf(rotate.error).message : null}
      title={`A new secret for ${webhookName(webhook)}?`}
    >
      The secret of now goes on signing for a day beside the new one, so that you have time to change it in
      your program. After that it is worth nothing.
      {earlierSecretUntil ? (
        <>
          {" "}
          The one before it, which still signs (its last time was to be <Moment at={earlierSecretUntil} />
          ), ends at once.
        </>
      ) : null}
    </ConfirmDialog>
  );
}
