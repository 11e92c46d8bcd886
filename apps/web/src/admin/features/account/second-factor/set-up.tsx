import type { MfaEnrollment } from "@foyer/contract/account";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../../components/ui/button.tsx";
import { CopyButton } from "../../../components/ui/copy-button.tsx";
import { client } from "../../../lib/trpc.ts";
import { textLinkClass } from "../../session/door-frame.tsx";
import { ProofForm } from "./proof-form.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

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
  const cancel = onCancel ? <Button onClick={onCancel}>Cancel</Button> : null;

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
          onProve={async ({ factor: { code = "" } }) => {
            const { recoveryCodes } = await client.account.mfa.confirm.mutate({ code });
            onConfirmed?.();
            setCodes(recoveryCodes);
          }}
        />
      </Step>
    </>
  );
}

function AppKey({
  enrollment: { qrCodeSvg, otpauthUri, manualEntryKey },
}: {
  readonly enrollment: MfaEnrollment;
}) {
  return (
    <div className="grid items-center gap-5 sm:grid-cols-[auto_1fr]">
      <img
        alt="QR code for your authenticator app. The key beside it says the same."
        className="size-48 rounded-card border bg-[#fff] p-2"
        height={192}
        src={`data:image/svg+xml,${encodeURIComponent(qrCodeSvg)}`}
        width={192}
      />
      <div className="grid min-w-0 gap-3 text-sm">
        <p>
          Scan the picture with the app. Are you on that device already?{" "}
          <a className={textLinkClass} href={otpauthUri}>
            Open it in the app
          </a>
          .
        </p>
        <div className="grid gap-1.5">
          <p className="text-muted" id="manual-key">
            Or type this key into it:
          </p>
          <code
            aria-labelledby="manual-key"
            className="rounded-control bg-sunken px-3 py-2 font-mono text-sm wrap-anywhere select-all"
            data-testid="manual-key"
          >
            {manualEntryKey}
          </code>
          <CopyButton
            className="-ml-2.5 justify-self-start"
            size="small"
            text={manualEntryKey.replaceAll(" ", "")}
            variant="quiet"
            what="The key"
          >
            Copy the key
          </CopyButton>
        </div>
      </div>
    </div>
  );
}

function Step({
  number,
  title,
  lead,
  focused = false,
  children,
}: {
  readonly number: 1 | 2 | 3;
  readonly title: string;
  readonly lead: string;
  /** Takes the place of what had the focus. */
  readonly focused?: boolean;
  readonly children: React.ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focused) heading.current?.focus();
  }, [focused]);
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <header className="grid gap-1">
        <p className="text-xs text-muted">Step {number} of 3</p>
        <h2 className="text-sm font-semibold outline-none" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <p className="text-sm text-muted">{lead}</p>
      </header>
      {children}
    </section>
  );
}
