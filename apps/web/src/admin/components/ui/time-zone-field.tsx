import { type ComponentProps, useState } from "react";
import { ownTimeZone, zoneName } from "../../lib/zoned-time.ts";
import { SelectField } from "./field.tsx";

/** A time zone, by the part of the world that it is in. */
export function TimeZoneField({
  chosen,
  ...rest
}: {
  readonly chosen: string;
} & Omit<ComponentProps<typeof SelectField>, "label" | "children" | "value">) {
  const [first] = useState(chosen); // stays in the list, even if this browser knows it by another name
  return (
    <SelectField label="Time zone" {...rest} value={chosen}>
      {regions(first).map(([region, zones]) => (
        <optgroup key={region} label={region}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zoneName(zone.startsWith(`${region}/`) ? zone.slice(region.length + 1) : zone)}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}

function regions(first: string): readonly (readonly [string, readonly string[]])[] {
  const zones = new Set([...Intl.supportedValuesOf("timeZone"), "UTC", ownTimeZone(), first]);
  const byRegion = Map.groupBy([...zones].toSorted(), (zone) =>
    zone.includes("/") ? zone.slice(0, zone.indexOf("/")) : "Everywhere",
  );
  return [...byRegion].toSorted(([one], [other]) => one.localeCompare(other));
}
