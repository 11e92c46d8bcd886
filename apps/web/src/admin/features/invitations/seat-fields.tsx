import type { ComponentProps } from "react";
import { CheckboxField } from "../../components/ui/field.tsx";

type Ties = Omit<ComponentProps<typeof CheckboxField>, "label" | "hint">;

/** What makes an invitation to an event special. */
export function SeatFields({
  isVip,
  bypassCapacity,
}: {
  readonly isVip: Ties;
  readonly bypassCapacity: Ties;
}) {
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">As what they come</legend>
      <CheckboxField hint="Marked in your lists, to look after them." label="VIP" {...isVip} />
      <CheckboxField
        hint="They get a seat even when there is none left, and nobody loses theirs."
        label="May exceed the capacity"
        {...bypassCapacity}
      />
    </fieldset>
  );
}
