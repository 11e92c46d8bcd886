import type { UpdateOrganization } from "@foyer/contract/organizations";
import type { ReactNode } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { CheckboxField, TextField } from "../../components/ui/field.tsx";
import { ownTimeZone } from "../../lib/zoned-time.ts";
import { reminderWords } from "./reminder-words.ts";

const usual = { afterDays: 3, atMost: 2 };

/** Whether, when and how often Foyer itself reminds; says what will come of it. */
export function ReminderFields({ form }: { readonly form: UseFormReturn<UpdateOrganization> }): ReactNode {
  const [rule = null, timeZone = ownTimeZone()] = useWatch({
    control: form.control,
    name: ["reminderRule", "timeZone"],
  });
  const errors = form.formState.errors.reminderRule;
  // What is being typed is no number for a moment.
  const isWhole = !rule || (rule.afterDays >= 1 && rule.atMost >= 1);
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-3 text-sm font-medium">While an invitation is not answered</legend>
      <CheckboxField
        checked={rule !== null}
        label="Foyer reminds by itself"
        name="remind"
        onChange={({ currentTarget: { checked } }) =>
          form.setValue("reminderRule", checked ? usual : null, { shouldDirty: true, shouldValidate: true })
        }
      />
      {rule ? (
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField
            error={errors?.afterDays && "A whole number from 1 to 30."}
            hint="Days, 1 to 30."
            inputMode="numeric"
            label="After the last message"
            max={30}
            min={1}
            type="number"
            {...form.register("reminderRule.afterDays", { valueAsNumber: true })}
          />
          <TextField
            error={errors?.atMost && "A whole number from 1 to 5."}
            hint="Reminders for each invitation, 1 to 5."
            inputMode="numeric"
            label="At most"
            max={5}
            min={1}
            type="number"
            {...form.register("reminderRule.atMost", { valueAsNumber: true })}
          />
        </div>
      ) : null}
      <p className="text-sm text-muted" role="status">
        {isWhole ? reminderWords(rule, timeZone) : null}
      </p>
    </fieldset>
  );
}
