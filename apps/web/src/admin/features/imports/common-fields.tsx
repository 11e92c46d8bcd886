import type { ReactNode } from "react";
import { CheckboxField } from "../../components/ui/field.tsx";
import { languages } from "../../lib/languages.ts";
import { oneOf } from "../../lib/search-params.ts";
import { ExpiryField } from "../invitations/expiry-field.tsx";
import { MessageField } from "../invitations/invitee-fields.tsx";
import { LanguageField } from "../invitations/language-field.tsx";
import { useUsualExpiry } from "../invitations/usual-expiry.ts";
import type { Common } from "./import-draft.ts";

/** What goes with every invitation of a file. */
export function CommonFields({
  organizationId,
  common,
  onChange,
}: {
  readonly organizationId: string;
  readonly common: Common;
  readonly onChange: (common: Common) => void;
}): ReactNode {
  const usualExpiry = useUsualExpiry(organizationId);
  return (
    <div className="grid gap-4">
      <MessageField
        maxLength={2000}
        onChange={({ currentTarget }) => onChange({ ...common, message: currentTarget.value })}
        value={common.message}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <LanguageField
          onChange={({ currentTarget }) =>
            onChange({ ...common, language: oneOf(currentTarget.value, languages) })
          }
          value={common.language ?? ""}
        />
        <ExpiryField
          label="Valid for"
          onChange={({ currentTarget }) =>
            onChange({ ...common, expiresInHours: Number(currentTarget.value) || undefined })
          }
          unchanged={usualExpiry}
          value={common.expiresInHours ?? ""}
        />
      </div>
      <CheckboxField
        checked={common.send}
        hint="Without it the invitations wait until you send them, or pass their links on."
        label="Send the e-mails"
        onChange={({ currentTarget }) => onChange({ ...common, send: currentTarget.checked })}
      />
    </div>
  );
}
