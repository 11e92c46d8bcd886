import type { ComponentProps } from "react";
import { SelectField } from "../../components/ui/field.tsx";
import { duration } from "../../lib/moment.ts";

const offered = [24, 72, 168, 336, 720, 2160]; // hours: 1, 3, 7, 14, 30, 90 days

/** How long an invitation stays open. `unchanged` names what leaving it alone means. */
export function ExpiryField({
  unchanged,
  ...rest
}: { readonly unchanged: string } & Omit<ComponentProps<typeof SelectField>, "children">) {
  return (
    <SelectField {...rest}>
      <option value="">{unchanged}</option>
      {offered.map((hours) => (
        <option key={hours} value={hours}>
          {duration(hours)} from now
        </option>
      ))}
    </SelectField>
  );
}
