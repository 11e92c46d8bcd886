import type { WebhookWithSecret } from "@foyer/contract/webhooks";
import { useState } from "react";
import { useOpener } from "../../components/ui/dialog.tsx";
import { NewWebhookDialog } from "./new-webhook-dialog.tsx";
import { SecretDialog } from "./secret-dialog.tsx";

/** Adds an endpoint, and shows its secret. */
export function NewWebhook({ onClose }: { readonly onClose: () => void }) {
  const opener = useOpener();
  const [created, setCreated] = useState<WebhookWithSecret | null>(null);
  return created ? (
    <SecretDialog isNew onKept={onClose} opener={opener} webhook={created} />
  ) : (
    <NewWebhookDialog onClose={onClose} onCreated={setCreated} />
  );
}
