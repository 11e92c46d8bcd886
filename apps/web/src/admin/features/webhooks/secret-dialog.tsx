import type { WebhookWithSecret } from "@foyer/contract/webhooks";
import { Moment } from "../../components/ui/moment.tsx";
import { OnceDialog } from "../../components/ui/once-dialog.tsx";
import { verifyExample } from "./verify-example.ts";
import { webhookName } from "./webhook-name.ts";

/** Shows the secret of an endpoint, this once. */
export function SecretDialog({
  webhook,
  isNew,
  opener,
  onKept,
}: {
  readonly webhook: WebhookWithSecret;
  /** The endpoint has just been added; otherwise it had another secret before. */
  readonly isNew: boolean;
  readonly opener: Element | null;
  readonly onKept: () => void;
}) {
  const { secret, earlierSecretUntil } = webhook;
  return (
    <OnceDialog
      description={
        <>
          The secret is shown only now. With it your program makes sure that what arrives was sent by Foyer.
          {isNew || !earlierSecretUntil ? null : (
            <>
              {" "}
              Nothing breaks meanwhile: the secret before it signs too, for the last time{" "}
              <Moment at={earlierSecretUntil} />.
            </>
          )}
        </>
      }
      example={{ title: "Check every event that arrives", code: verifyExample, what: "example" }}
      more={{ label: "Libraries for other languages", href: "https://www.standardwebhooks.com" }}
      onKept={onKept}
      opener={opener}
      secret={{ label: "Signing secret", value: secret, what: "secret" }}
      title={isNew ? `${webhookName(webhook)} is added` : `A new secret for ${webhookName(webhook)}`}
    />
  );
}
