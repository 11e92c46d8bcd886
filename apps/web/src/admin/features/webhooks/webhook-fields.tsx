import type { ReactNode } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { RadioField, TextField } from "../../components/ui/field.tsx";
import { optional } from "../../lib/form.ts";
import { EventChoice } from "./event-choice.tsx";
import type { WebhookFieldsInput } from "./webhook-form.ts";

/** Where an endpoint is, and what it is told of. */
export function WebhookFields<Output>({
  form,
}: {
  readonly form: UseFormReturn<WebhookFieldsInput, unknown, Output>;
}): ReactNode {
  const { errors } = form.formState;
  const [scope, events] = useWatch({ control: form.control, name: ["scope", "events"] });
  return (
    <>
      <TextField
        autoCapitalize="none"
        autoComplete="off"
        error={errors.url?.message}
        hint="Foyer posts there whenever something happens. It has to answer within 15 seconds with a status of 200 to 299."
        inputMode="url"
        label="Address (URL)"
        placeholder="https://app.example.com/foyer"
        spellCheck={false}
        type="url"
        {...form.register("url")}
      />
      <TextField
        autoComplete="off"
        error={errors.description?.message}
        hint="What it is for, so that you know it again: “Accounts of our app”."
        label="Description"
        optional
        {...form.register("description", optional)}
      />
      <fieldset className="grid gap-3">
        <legend className="mb-3 text-sm font-medium">Tell it of</legend>
        <RadioField
          hint="Also what later versions of Foyer add."
          label="Everything"
          value="all"
          {...form.register("scope")}
        />
        <RadioField label="Only what I choose" value="chosen" {...form.register("scope")} />
        {scope === "chosen" ? (
          <EventChoice
            chosen={events}
            error={errors.events?.message}
            onChange={(next) =>
              form.setValue("events", next, {
                shouldDirty: true,
                shouldValidate: form.formState.isSubmitted,
              })
            }
          />
        ) : null}
      </fieldset>
    </>
  );
}
