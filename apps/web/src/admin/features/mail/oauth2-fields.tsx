import type { MailSettings, OAuth2Issuer } from "@foyer/contract/mail";
import { useWatch } from "react-hook-form";
import { SelectField, TextField } from "../../components/ui/field.tsx";
import { keysOf } from "../../lib/search-params.ts";
import type { MailFormReturn } from "./mail-form.ts";
import { SecretField } from "./secret-field.tsx";

const issuers: Record<OAuth2Issuer, { readonly label: string; readonly where: string }> = {
  google: {
    label: "Google",
    where: "In Google Cloud, Credentials: an OAuth client for the scope https://mail.google.com/.",
  },
  microsoft: {
    label: "Microsoft",
    where: "In Entra, App registrations: an application with SMTP.Send and offline_access.",
  },
};

/** Signing in to an SMTP server with access tokens, which Foyer gets by a refresh token. */
export function OAuth2Fields({
  form: { control, register, formState },
  saved,
}: {
  readonly form: MailFormReturn;
  readonly saved: NonNullable<MailSettings["smtp"]>["oauth2"];
}) {
  const errors = formState.errors.smtp?.oauth2;
  const issuer = useWatch({ control, name: "smtp.oauth2.issuer" });
  return (
    <>
      <SelectField
        error={errors?.issuer?.message}
        hint={issuers[issuer].where}
        label="Who gives out the tokens"
        {...register("smtp.oauth2.issuer")}
      >
        {keysOf(issuers).map((each) => (
          <option key={each} value={each}>
            {issuers[each].label}
          </option>
        ))}
      </SelectField>
      {issuer === "microsoft" ? (
        <TextField
          autoCapitalize="none"
          autoComplete="off"
          error={errors?.tenantId?.message}
          hint="Directory (tenant) id, or a domain of yours."
          label="Tenant"
          optional
          spellCheck={false}
          {...register("smtp.oauth2.tenantId")}
        />
      ) : null}
      <TextField
        autoCapitalize="none"
        autoComplete="off"
        error={errors?.clientId?.message}
        label="Client id"
        spellCheck={false}
        {...register("smtp.oauth2.clientId")}
      />
      <SecretField
        control={control}
        isSet={saved?.hasClientSecret ?? false}
        label="Client secret"
        name="smtp.oauth2.clientSecret"
      />
      <SecretField
        control={control}
        hint="Given out once the mailbox's owner has agreed. Foyer exchanges it for access tokens by itself."
        isSet={saved?.hasRefreshToken ?? false}
        label="Refresh token"
        name="smtp.oauth2.refreshToken"
      />
    </>
  );
}
