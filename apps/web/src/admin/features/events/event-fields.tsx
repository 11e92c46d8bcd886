import { useController, useWatch } from "react-hook-form";
import { TextAreaField, TextField } from "../../components/ui/field.tsx";
import { clearable } from "../../lib/form.ts";
import { usePermissions } from "../session/organization.ts";
import type { EventForm } from "./event-form.ts";
import { EventTimes } from "./event-times.tsx";
import { OrganizerField } from "./organizer-field.tsx";

/** All that an event is made of. Who may not list people organizes it alone, and is not asked. */
export function EventFields({
  form,
  organizerId,
}: {
  readonly form: EventForm;
  readonly organizerId: string;
}) {
  const { can } = usePermissions();
  const { errors } = form.formState;
  const capacity = useWatch({ control: form.control, name: "capacity" });
  const organizer = useController({ control: form.control, name: "organizerId" });
  return (
    <>
      <TextField autoComplete="off" error={errors.name?.message} label="Name" {...form.register("name")} />
      <EventTimes form={form} />
      <TextField
        autoComplete="off"
        error={errors.location?.message}
        hint="As it is found: a street, a room, or the address of a call."
        label="Place"
        optional
        {...form.register("location", clearable)}
      />
      {can("person.list") ? (
        <OrganizerField
          error={organizer.fieldState.error?.message}
          onPick={organizer.field.onChange}
          userId={organizer.field.value ?? organizerId}
        />
      ) : null}
      <TextAreaField
        error={errors.description?.message}
        hint="Whoever is invited reads it."
        label="Description"
        optional
        {...form.register("description", clearable)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          error={errors.capacity && "A whole number, 1 or more. Leave it empty to let in everybody."}
          hint="Empty: as many as come."
          inputMode="numeric"
          label="Seats"
          min={1}
          optional
          type="number"
          {...form.register("capacity", clearableNumber)}
        />
        {typeof capacity === "number" ? (
          <TextField
            error={errors.offerHours && "A whole number, 1 to 168."}
            hint="Hours, 1 to 168, for the next on the waiting list to take it."
            inputMode="numeric"
            label="A freed seat is held for"
            max={168}
            min={1}
            type="number"
            {...form.register("offerHours", { valueAsNumber: true })}
          />
        ) : null}
      </div>
    </>
  );
}

const clearableNumber = {
  setValueAs: (value: unknown) =>
    value === "" || value === null || value === undefined ? null : Number(value),
};
