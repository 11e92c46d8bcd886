import type { Webhook } from "@foyer/contract/webhooks";
import { KeyRound } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { Section } from "../../components/ui/page.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { usePermissions } from "../session/organization.ts";

const RotateSecret = lazyPart(async () => (await import("./rotate-secret.tsx")).RotateSecret);

/** That everything is signed, and the way to another secret. */
export function WebhookSecret({ webhook }: { readonly webhook: Webhook }): ReactNode {
  const { can } = usePermissions();
  const [rotating, setRotating] = useState(false);
  const { earlierSecretUntil } = webhook;
  return (
    <Section title="Signing secret">
      <p className="text-sm text-muted">
        Every event is signed with it, so that your program can tell it from what others send. It was shown
        once; who has lost it makes a new one.
      </p>
      {earlierSecretUntil ? (
        <p className="text-sm">
          The secret before it signs too, until <Moment at={earlierSecretUntil} date="beside" />.
        </p>
      ) : null}
      {can("webhook.update") ? (
        <Button className="justify-self-start" onClick={() => setRotating(true)} size="small">
          <KeyRound aria-hidden="true" />
          New secret
        </Button>
      ) : null}
      <Suspense>
        {rotating ? <RotateSecret onClose={() => setRotating(false)} webhook={webhook} /> : null}
      </Suspense>
    </Section>
  );
}
