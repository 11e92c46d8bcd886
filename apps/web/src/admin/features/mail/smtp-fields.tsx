import type { MailSettings } from "@foyer/contract/mail";
import { useWatch } from "react-hook-form";
import { RadioField, SelectField, TextField } from "../../components/ui/field.tsx";
import { keysOf } from "../../lib/search-params.ts";
import { FieldGroup } from "./field-group.tsx";
import type { MailFormReturn, SignIn } from "./mail-form.ts";
import { OAuth2Fields } from "./oauth2-fields.tsx";
import { PerMinuteField } from "./per-minute-field.tsx";
import { securities } from "./providers.ts";
import { SecretField } from "./secret-field.tsx";

const signIns: Record<SignIn, { readonly label: string; readonly hint: string }> = {
  password: { label: "By password", hint: "Where a second factor is on, an app password." },
  oauth2: {
    label: "By OAuth2",
    hint: "For Google and Microsoft, which take no ordinary password from programs.",
  },
  none: { label: "Not at all", hint: "The server knows this Foyer by its address." },
};

/** What an SMTP server has to know, and Foyer of it. */
export function SmtpFields({
  form,
  saved,
}: {
  readonly form: MailFormReturn;
  readonly saved: MailSettings["smtp"];
}) {
  const { control, register, getValues, setValue } = form;
  const { errors } = form.formState;
  const signIn = useWatch({ control, name: "smtp.signIn" });

  /** Security and port go together: a usual port follows, one of your own stays. */
  const followSecurity = () => {
    const { port, security } = getValues("smtp");
    const usual = ["", "25", ...Object.values(securities).map((each) => each.port)];
    if (usual.includes(port.trim()))
      setValue("smtp.port", securities[security].port, { shouldDirty: true, shouldValidate: false });
  };

  return (
    <>
      <FieldGroup title="Server">
        <TextField
          autoCapitalize="none"
          autoComplete="off"
          error={errors.smtp?.host?.message}
          label="Host"
          placeholder="smtp.example.com"
          spellCheck={false}
          {...register("smtp.host")}
        />
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem]">
          <SelectField
            error={errors.smtp?.security?.message}
            hint="It goes together with the port: 587 with STARTTLS, 465 with TLS."
            label="Security"
            {...register("smtp.security", { onChange: followSecurity })}
          >
            {keysOf(securities).map((each) => (
              <option key={each} value={each}>
                {securities[each].label}
              </option>
            ))}
          </SelectField>
          <TextField
            autoComplete="off"
            error={errors.smtp?.port?.message}
            inputMode="numeric"
            label="Port"
            {...register("smtp.port")}
          />
        </div>
        <PerMinuteField
          error={errors.smtp?.perMinute?.message}
          usual="as many as the server takes"
          {...register("smtp.perMinute")}
        />
      </FieldGroup>
      <FieldGroup title="Signing in">
        <div className="grid gap-3">
          {keysOf(signIns).map((each) => (
            <RadioField
              hint={signIns[each].hint}
              key={each}
              label={signIns[each].label}
              value={each}
              {...register("smtp.signIn")}
            />
          ))}
        </div>
        {signIn === "none" ? null : (
          <TextField
            autoCapitalize="none"
            autoComplete="off"
            error={errors.smtp?.username?.message}
            hint="Often the whole address of the mailbox."
            label="Username"
            spellCheck={false}
            {...register("smtp.username")}
          />
        )}
        {signIn === "password" ? (
          <SecretField
            control={control}
            isSet={saved?.hasPassword ?? false}
            label="Password"
            name="smtp.password"
          />
        ) : null}
        {signIn === "oauth2" ? <OAuth2Fields form={form} saved={saved?.oauth2 ?? null} /> : null}
      </FieldGroup>
    </>
  );
}
