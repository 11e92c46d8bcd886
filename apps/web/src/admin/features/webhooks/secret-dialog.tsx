import type { WebhookWithSecret } from "@foyer/contract/webhooks";
import { useRef } from "react";
import { Button } from "../../components/ui/button.tsx";
import { CodeBlock } from "../../components/ui/code-block.tsx";
import { CopyField } from "../../components/ui/copy-field.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { verifyExample } from "./verify-example.ts";
import { webhookName } from "./webhook-name.ts";

/** Shows the secret of an endpoint, this once. */
export function SecretDialog({
  webhook,
  isNew,
  opener,
  onClose,
}: {
  readonly webhook: WebhookWithSecret;
  /** The endpoint has just been added; otherwise it had another secret before. */
  readonly isNew: boolean;
  readonly opener: Element | null;
  readonly onClose: () => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const { secret, earlierSecretUntil } = webhook;
  return (
    <Dialog
      description={
        <>
          The secret is shown only now. With it your program makes sure that what arrives was sent by Foyer.
          {isNew || !earlierSecretUntil ? null : (
            <>
              {" "}
              Until then nothing breaks: the secret before it signs too, for the last time{" "}
              <Moment at={earlierSecretUntil} />.
            </>
          )}
        </>
      }
      footer={
        <Button onClick={onClose} variant="primary">
          I have kept it
        </Button>
      }
      initialFocus={input}
      onClose={onClose}
      opener={opener}
      title={isNew ? `${webhookName(webhook)} is added` : `A new secret for ${webhookName(webhook)}`}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <CopyField label="Signing secret" ref={input} value={secret} what="secret" />
        <CodeBlock
          beside={
            <a
              className="rounded-control underline decoration-edge underline-offset-3 hover:text-ink"
              href="https://www.standardwebhooks.com"
              rel="noreferrer"
              target="_blank"
            >
              Libraries for other languages
            </a>
          }
          code={verifyExample}
          title="Check every event that arrives"
          what="example"
        />
      </div>
    </Dialog>
  );
}
