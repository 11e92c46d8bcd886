import { type Organization, updateOrganization } from "@foyer/contract/organizations";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { Button } from "../../components/ui/button.tsx";
import { RadioField, SelectField, TextField } from "../../components/ui/field.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { TimeZoneField } from "../../components/ui/time-zone-field.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { languages } from "../../lib/languages.ts";
import { duration } from "../../lib/moment.ts";
import { keysOf } from "../../lib/search-params.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { ReminderFields } from "./reminder-fields.tsx";
import { renewalRules } from "./renewal-rules.ts";

const fields = [
  "name",
  "language",
  "timeZone",
  "defaultExpiryHours",
  "resendLimit",
  "reminderRule.afterDays",
  "reminderRule.atMost",
  "renewalRule",
] as const;

export function SettingsForm({ organization }: { readonly organization: Organization }) {
  const form = useContractForm(updateOrganization, {
    organizationId: organization.id,
    name: organization.name,
    defaultExpiryHours: organization.defaultExpiryHours,
    resendLimit: organization.resendLimit,
    renewalRule: organization.renewalRule,
    language: organization.language,
    timeZone: organization.timeZone,
    reminderRule: organization.reminderRule,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const { errors, isDirty } = form.formState;
  const [hours, timeZone = organization.timeZone] = useWatch({
    control: form.control,
    name: ["defaultExpiryHours", "timeZone"],
  });

  const update = useMutation(
    trpc.organizations.update.mutationOptions({
      onSuccess: async (saved, input) => {
        form.reset(input);
        queryClient.setQueryData(trpc.organizations.get.queryKey({ organizationId: saved.id }), saved);
        toast("Settings saved.");
        await Promise.all(
          [trpc.auth.me.queryKey(), trpc.audit.pathKey(), trpc.invitations.pathKey()].map((queryKey) =>
            queryClient.invalidateQueries({ queryKey }),
          ),
        );
      },
      onError: (error) => setProblem(showIssues(form, error, fields)),
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    update.mutate(input);
  });

  return (
    <form className="grid gap-6" noValidate onSubmit={(event) => void submit(event)}>
      {problem ? (
        <Notice live tone="bad">
          {problem}
        </Notice>
      ) : null}
      <TextField
        autoComplete="organization"
        error={errors.name?.message}
        hint="Invitees read it in the e-mail and on the invitation."
        label="Name"
        {...form.register("name")}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <SelectField
          error={errors.language?.message}
          hint="Whoever invites can choose another one."
          label="Language of e-mails"
          {...form.register("language")}
        >
          {keysOf(languages).map((language) => (
            <option key={language} value={language}>
              {languages[language].label}
            </option>
          ))}
        </SelectField>
        <TimeZoneField
          chosen={timeZone}
          error={errors.timeZone?.message}
          hint="Whose daytime it is when Foyer reminds, and when its e-mail of the day comes."
          {...form.register("timeZone")}
        />
      </div>
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField
          error={errors.defaultExpiryHours?.message}
          hint={
            hours && hours > 24 && hours % 24 === 0
              ? `Hours. That makes ${duration(hours)}.`
              : "Hours, 1 to 2,160 (90 days)."
          }
          inputMode="numeric"
          label="Invitations are valid for"
          min={1}
          max={2160}
          type="number"
          {...form.register("defaultExpiryHours", { valueAsNumber: true })}
        />
        <TextField
          error={errors.resendLimit?.message}
          hint="Resends and reminders by hand together, 0 to 20."
          inputMode="numeric"
          label="Messages after the first"
          min={0}
          max={20}
          type="number"
          {...form.register("resendLimit", { valueAsNumber: true })}
        />
      </div>
      <ReminderFields form={form} />
      <fieldset className="grid gap-3">
        <legend className="mb-3 text-sm font-medium">
          When the holder of an expired link asks for a fresh one
        </legend>
        {keysOf(renewalRules).map((rule) => (
          <RadioField
            hint={renewalRules[rule].meaning}
            key={rule}
            label={renewalRules[rule].label}
            value={rule}
            {...form.register("renewalRule")}
          />
        ))}
      </fieldset>
      <div className="flex items-center gap-4">
        <Button pending={update.isPending} type="submit" variant="primary">
          {update.isPending ? "Saving…" : "Save settings"}
        </Button>
        {isDirty ? <p className="text-sm text-muted">Not saved yet</p> : null}
      </div>
    </form>
  );
}
