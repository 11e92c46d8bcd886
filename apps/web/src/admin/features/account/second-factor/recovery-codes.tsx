import { useBlocker } from "@tanstack/react-router";
import { Download, Printer } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../../components/ui/button.tsx";
import { ConfirmDialog } from "../../../components/ui/confirm-dialog.tsx";
import { CopyButton } from "../../../components/ui/copy-button.tsx";
import { downloadText } from "../../../lib/download.ts";
import { absoluteTime } from "../../../lib/moment.ts";
import { useUser } from "../../session/session.ts";
import { recoveryCodesText } from "./recovery-codes-text.ts";

/** The recovery codes, shown this once: to print, copy or download. Nobody leaves them by accident. */
export function RecoveryCodes({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => Promise<void>;
}) {
  const { email } = useUser();
  const heading = useRef<HTMLHeadingElement>(null);
  const [kept, setKept] = useState(false);
  const [on] = useState(() => absoluteTime(new Date().toISOString()));
  const leaving = useBlocker({
    shouldBlockFn: () => true,
    enableBeforeUnload: true,
    disabled: kept,
    withResolver: true,
  });
  useEffect(() => heading.current?.focus(), []);
  const text = recoveryCodesText(codes, { email, origin: location.origin, on });

  return (
    <div className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-sm font-semibold outline-none" ref={heading} tabIndex={-1}>
          Keep your recovery codes
        </h2>
        <p className="text-sm text-muted">
          Each of them signs you in once when your authenticator app is not at hand. They are shown only now:
          keep them where you find them without your phone, on paper or in a password manager.
        </p>
      </div>
      <ol
        aria-label="Recovery codes"
        className="grid gap-x-8 gap-y-2 rounded-card border bg-sunken px-5 py-4 font-mono text-sm wrap-anywhere sm:grid-cols-2 print:border-0 print:bg-transparent"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="hidden text-sm print:block">
        For {email} at {location.origin}, made {on}. Newer codes replace these.
      </p>
      <div className="flex flex-wrap gap-2 print:hidden">
        <CopyButton text={codes.join("\n")} what="The list of codes">
          Copy
        </CopyButton>
        <Button onClick={() => downloadText("foyer-recovery-codes.txt", text)}>
          <Download aria-hidden="true" />
          Download
        </Button>
        <Button onClick={() => print()}>
          <Printer aria-hidden="true" />
          Print
        </Button>
      </div>
      <div className="border-t pt-4 print:hidden">
        <Button
          onClick={() => {
            setKept(true);
            void onKept();
          }}
          pending={kept}
          variant="primary"
        >
          I have kept them
        </Button>
      </div>
      {leaving.status === "blocked" ? (
        <ConfirmDialog
          confirm="Leave without them"
          keep="Stay here"
          onClose={leaving.reset}
          onConfirm={leaving.proceed}
          pending={false}
          title="Leave without your recovery codes?"
        >
          They are shown only now. Without them, whoever loses their authenticator app gets in only with the
          help of an admin.
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
