import type { MailSettings } from "@foyer/contract/mail";
import type { ReactNode } from "react";
import { Facts } from "../../components/ui/facts.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { wayOut } from "./providers.ts";

/** The settings for those who see them and don't decide them. */
export function ReadableMailSettings({ settings }: { readonly settings: MailSettings }): ReactNode {
  const { from, serverDefault } = settings;
  const address =
    settings.provider === "server_default"
      ? serverDefault.from.email
      : (from.email ?? settings.office365?.sender ?? serverDefault.from.email);
  return (
    <div className="grid gap-6">
      <Notice tone="neutral">Your role does not change these settings.</Notice>
      <Facts
        facts={[
          { name: "Way out", value: wayOut(settings) },
          { name: "Sender", value: `${from.name ?? serverDefault.from.name} <${address}>` },
        ]}
      />
    </div>
  );
}
