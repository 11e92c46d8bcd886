import type { MfaEnrollment } from "@foyer/contract/account";
import { CopyButton } from "../../../components/ui/copy-button.tsx";
import { textLinkClass } from "../../session/door-frame.tsx";

/** What an authenticator app needs to know: as a picture to scan, as a link to follow, and as a key to type. */
export function AppKey({
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
            {manualEntryKey.replaceAll(/(.{4})(?=.)/g, "$1 ")}
          </code>
          <CopyButton
            className="-ml-2.5 justify-self-start"
            size="small"
            text={manualEntryKey}
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
