import type { MailSettings } from "@foyer/contract/mail";
import { useWatch } from "react-hook-form";
import { TextField } from "../../components/ui/field.tsx";
import { FieldGroup } from "./field-group.tsx";
import type { MailFormReturn } from "./mail-form.ts";

/** Who e-mails are from, as their recipients read it. */
export function SenderFields({
  form: { control, register, formState },
  serverDefault: { from },
}: {
  readonly form: MailFormReturn;
  readonly serverDefault: MailSettings["serverDefault"];
}) {
  const errors = formState.errors.from;
  const provider = useWatch({ control, name: "provider" });
  return (
    <FieldGroup
      {...(provider === "server_default" && {
        lead: `The address is the server's own, ${from.email}; the name may be yours.`,
      })}
      title="Sender"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          autoComplete="off"
          error={errors?.name?.message}
          hint={`Empty: ${from.name}.`}
          label="Name"
          optional
          {...register("from.name")}
        />
        {provider === "server_default" ? null : (
          <TextField
            autoCapitalize="none"
            autoComplete="off"
            error={errors?.email?.message}
            hint={
              provider === "office365"
                ? "Empty: the mailbox itself. Another one needs “Send as”."
                : `One that this account may send as. Empty: ${from.email}.`
            }
            inputMode="email"
            label="Address"
            optional
            spellCheck={false}
            type="email"
            {...register("from.email")}
          />
        )}
      </div>
    </FieldGroup>
  );
}
