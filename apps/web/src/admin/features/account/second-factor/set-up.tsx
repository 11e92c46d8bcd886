import type { MfaEnrollment } from "@foyer/contract/account";
import { useState } from "react";
import { Button } from "../../../components/ui/button.tsx";
import { Notice } from "../../../components/ui/notice.tsx";
import { failureOf } from "../../../lib/failure.ts";
import { client } from "../../../lib/trpc.ts";
import { AppKey } from "./app-key.tsx";
import { ProofForm } from "./proof-form.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { Step } from "./step.tsx";

/**
 * Sets up an authenticator app: the password, then the app, then a code of it; at the end the recovery codes. Whoever
 * has one already and moves to another device proves the old one too.
 */
export function SetUp({
  moves,
  onConfirmed,
  onDone,
  onCancel,
}: {
  readonly moves: boolean;
  readonly onConfirmed?: () => void;
  readonly onDone: () => Promise<void>;
  readonly onCancel?: () => void;
}) {
  const [enrollment, setEnrollment] = useState<MfaEnrollment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [again, setAgain] = useState<string | null>(null);
  const cancel = onCancel ? <Button onClick={onCancel}>Cancel</Button> : null;

  const confirm = async (code: string) => {
    try {
      const { recoveryCodes } = await client.account.mfa.confirm.mutate({ code });
      onConfirmed?.();
      setCodes(recoveryCodes);
    } catch (error) {
      const { reason, message } = failureOf(error);
      if (reason !== "conflict") throw error;
      // It was begun too long ago, or once more in another browser: what is on the screen leads nowhere.
      setAgain(message);
      setEnrollment(null);
    }
  };

  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (!enrollment) {
    return (
      <Step
        lead={
          moves
            ? "So that nobody else can do this: your password, and a code of the device that you have now."
            : "So that nobody else can do this in your name."
        }
        number={1}
        title={moves ? "Prove that it is you" : "Confirm your password"}
      >
        {again ? (
          <Notice live tone="warning">
            {again}
          </Notice>
        ) : null}
        <ProofForm
          acting="Checking…"
          action="Continue"
          asks={moves ? "code_or_recovery_code" : "nothing"}
          asksPassword
          beside={cancel}
          onProve={async ({ password, factor }) =>
            setEnrollment(await client.account.mfa.enroll.mutate({ password, ...factor }))
          }
        />
      </Step>
    );
  }
  return (
    <>
      <Step
        focused
        lead="Any authenticator app will do: one on your phone, or that of your password manager."
        number={2}
        title="Add Foyer to your authenticator app"
      >
        <AppKey enrollment={enrollment} />
      </Step>
      <Step
        lead={
          moves
            ? "From then on the old device is asked no more, and you get new recovery codes."
            : "The app shows a new one every thirty seconds."
        }
        number={3}
        title="Type the code that it shows"
      >
        <ProofForm
          acting="Checking…"
          action={moves ? "Use this device" : "Turn on"}
          asks="code"
          beside={cancel}
          onProve={({ factor: { code = "" } }) => confirm(code)}
        />
      </Step>
    </>
  );
}
