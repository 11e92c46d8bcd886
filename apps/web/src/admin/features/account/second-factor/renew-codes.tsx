import { useState } from "react";
import { Button } from "../../../components/ui/button.tsx";
import { client } from "../../../lib/trpc.ts";
import { ProofForm } from "./proof-form.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

/** Replaces the recovery codes, and shows the new ones. */
export function RenewCodes({
  onDone,
  onCancel,
}: {
  readonly onDone: () => Promise<void>;
  readonly onCancel: () => void;
}) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />;
  return (
    <section className="grid gap-4">
      <header className="grid gap-1">
        <h2 className="text-sm font-semibold">New recovery codes</h2>
        <p className="text-sm text-muted">
          You get ten new ones. Those that you have now stop working at that moment.
        </p>
      </header>
      <ProofForm
        acting="Making them…"
        action="Make new codes"
        asks="code"
        beside={<Button onClick={onCancel}>Cancel</Button>}
        codeHint="The one that your authenticator app shows now."
        onProve={async ({ factor: { code = "" } }) =>
          setCodes((await client.account.mfa.regenerateRecoveryCodes.mutate({ code })).recoveryCodes)
        }
      />
    </section>
  );
}
