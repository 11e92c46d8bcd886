import { Button } from "../../../components/ui/button.tsx";
import { Dialog } from "../../../components/ui/dialog.tsx";
import { toast } from "../../../components/ui/toasts.tsx";
import { client } from "../../../lib/trpc.ts";
import { ProofForm } from "./proof-form.tsx";

export function TurnOffDialog({
  onTurnedOff,
  onClose,
}: {
  readonly onTurnedOff: () => Promise<void>;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      description="From then on your password alone lets anybody in who has it. Your recovery codes stop working, and every other browser is signed out."
      onClose={onClose}
      title="Turn off your second factor?"
    >
      <ProofForm
        acting="Turning off…"
        action="Turn off"
        asks="code_or_recovery_code"
        asksPassword
        beside={<Button onClick={onClose}>Keep it on</Button>}
        onProve={async ({ password, factor }) => {
          await client.account.mfa.disable.mutate({ password, ...factor });
          toast("Your second factor is off.");
          await onTurnedOff();
          onClose();
        }}
        variant="danger"
      />
    </Dialog>
  );
}
