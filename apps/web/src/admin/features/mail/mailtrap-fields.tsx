import type { MailSettings } from "@foyer/contract/mail";
import { CopyButton } from "../../components/ui/copy-button.tsx";
import { TextField } from "../../components/ui/field.tsx";
import { FieldGroup } from "./field-group.tsx";
import type { MailFormReturn } from "./mail-form.ts";
import { PerMinuteField } from "./per-minute-field.tsx";
import { SecretField } from "./secret-field.tsx";

/** What Mailtrap's sending service asks for, and where it tells what became of a message. */
export function MailtrapFields({
  form: { control, register, formState },
  saved,
}: {
  readonly form: MailFormReturn;
  readonly saved: MailSettings["mailtrap"];
}) {
  const errors = formState.errors.mailtrap;
  return (
    <>
      <FieldGroup lead="The domain that you send from has to be verified there." title="Sending">
        <SecretField
          control={control}
          hint="Settings, API Tokens: one that may send from your domain."
          isSet={saved?.hasApiKey ?? false}
          label="API token"
          name="mailtrap.apiKey"
        />
        <PerMinuteField
          error={errors?.perMinute?.message}
          usual="as many as your plan allows"
          {...register("mailtrap.perMinute")}
        />
      </FieldGroup>
      {saved ? (
        <FieldGroup
          lead="Make a webhook in Mailtrap with this address for deliveries, bounces, spam complaints and unsubscribes, and Foyer learns what arrived."
          title="What became of messages"
        >
          <div className="flex items-end gap-2">
            <div className="grow">
              <TextField
                label="Webhook address"
                onFocus={(event) => event.currentTarget.select()}
                readOnly
                value={saved.webhookUrl}
              />
            </div>
            <CopyButton text={saved.webhookUrl} what="The webhook address" />
          </div>
          <SecretField
            control={control}
            hint="Mailtrap shows it when the webhook is made. Without it Foyer takes no word from there."
            isSet={saved.hasWebhookSecret}
            label="Signing secret"
            name="mailtrap.webhookSecret"
            removable
          />
        </FieldGroup>
      ) : null}
    </>
  );
}
