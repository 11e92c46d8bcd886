import { KeyRound } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useController } from "react-hook-form";
import { Button } from "../../components/ui/button.tsx";
import { PasswordField } from "../../components/ui/password-field.tsx";
import type { MailFormReturn } from "./mail-form.ts";

export type SecretPath =
  | "smtp.password"
  | "smtp.oauth2.clientSecret"
  | "smtp.oauth2.refreshToken"
  | "office365.clientSecret"
  | "mailtrap.apiKey"
  | "mailtrap.webhookSecret";

/** A secret that is never shown again: whether there is one, and the way to replace or remove it. */
export function SecretField({
  control,
  name,
  label,
  hint,
  isSet,
  removable = false,
}: {
  readonly control: MailFormReturn["control"];
  readonly name: SecretPath;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly isSet: boolean;
  /** Whether the provider can do without it. */
  readonly removable?: boolean;
}) {
  const {
    field: { value, onChange, onBlur, ref },
    fieldState,
  } = useController({ control, name });
  const [replacing, setReplacing] = useState(false);
  const error = fieldState.error?.message;
  if (!isSet || replacing || error) {
    return (
      <div className="grid gap-1.5">
        <PasswordField
          // It is nobody's own: a browser must neither offer nor keep one.
          autoComplete="new-password"
          error={error}
          hint={hint}
          label={label}
          name={name}
          onBlur={onBlur}
          onChange={onChange}
          ref={ref}
          value={value ?? ""}
        />
        {isSet && replacing ? (
          <Button
            className="justify-self-start"
            onClick={() => {
              onChange("");
              setReplacing(false);
            }}
            size="small"
            variant="quiet"
          >
            Keep the one that is set
          </Button>
        ) : null}
      </div>
    );
  }
  const removed = value === null;
  return (
    <div aria-label={label} className="grid content-start gap-1.5" role="group">
      <p className="text-sm font-medium">{label}</p>
      <div className="flex min-h-9 flex-wrap items-center gap-2">
        <p className="flex items-center gap-2 text-sm text-muted" role="status">
          <KeyRound aria-hidden="true" className="size-4 shrink-0" />
          {removed ? "Removed as soon as you save" : "Set, and never shown again"}
        </p>
        {removed ? (
          <Button onClick={() => onChange("")} size="small">
            Keep it
          </Button>
        ) : (
          <>
            <Button
              aria-label={`Replace ${label.toLowerCase()}`}
              onClick={() => setReplacing(true)}
              size="small"
            >
              Replace
            </Button>
            {removable ? (
              <Button
                aria-label={`Remove ${label.toLowerCase()}`}
                onClick={() => onChange(null)}
                size="small"
                variant="quiet"
              >
                Remove
              </Button>
            ) : null}
          </>
        )}
      </div>
    </div>
  );
}
