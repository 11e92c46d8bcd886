import type { MailSettings } from "@foyer/contract/mail";
import { TextField } from "../../components/ui/field.tsx";
import { FieldGroup } from "./field-group.tsx";
import type { MailFormReturn } from "./mail-form.ts";
import { PerMinuteField } from "./per-minute-field.tsx";
import { SecretField } from "./secret-field.tsx";

/** The application that Microsoft knows Foyer as, and the mailbox that it sends by. */
export function Office365Fields({
  form: { control, register, formState },
  saved,
}: {
  readonly form: MailFormReturn;
  readonly saved: MailSettings["office365"];
}) {
  const errors = formState.errors.office365;
  return (
    <>
      <FieldGroup
        lead="Register an application in Microsoft Entra, give it the application permission Mail.Send of Microsoft Graph (not the delegated one), and let an administrator agree."
        title="App registration"
      >
        <TextField
          autoCapitalize="none"
          autoComplete="off"
          error={errors?.tenantId?.message}
          hint="“Directory (tenant) ID” on the application's overview."
          label="Tenant id"
          spellCheck={false}
          {...register("office365.tenantId")}
        />
        <TextField
          autoCapitalize="none"
          autoComplete="off"
          error={errors?.clientId?.message}
          hint="“Application (client) ID”, just above it."
          label="Client id"
          spellCheck={false}
          {...register("office365.clientId")}
        />
        <SecretField
          control={control}
          hint="Under “Certificates & secrets”: the secret's value, not its id. Note when it ends."
          isSet={saved?.hasClientSecret ?? false}
          label="Client secret"
          name="office365.clientSecret"
        />
      </FieldGroup>
      <FieldGroup title="Sending">
        <TextField
          autoCapitalize="none"
          autoComplete="off"
          error={errors?.sender?.message}
          hint="Its own or a shared one, in this directory."
          inputMode="email"
          label="Mailbox that sends"
          placeholder="hello@example.com"
          spellCheck={false}
          type="email"
          {...register("office365.sender")}
        />
        <PerMinuteField
          error={errors?.perMinute?.message}
          usual="30, which is what Microsoft allows a mailbox"
          {...register("office365.perMinute")}
        />
      </FieldGroup>
    </>
  );
}
