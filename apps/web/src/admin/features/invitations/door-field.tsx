import { SelectField } from "../../components/ui/field.tsx";
import { keysOf } from "../../lib/search-params.ts";
import { useOrganization } from "../session/organization.ts";
import type { Place } from "./doors/door.ts";
import { doors } from "./doors/doors.ts";

/** Chooses where to invite to: the organization, where that may be, or a place in it. */
export function DoorField({
  places,
  organizationToo,
  placeId,
  onChoose,
}: {
  readonly places: readonly Place[];
  readonly organizationToo: boolean;
  /** Null: the organization. */
  readonly placeId: string | null;
  readonly onChoose: (placeId: string | null) => void;
}) {
  const { name } = useOrganization();
  return (
    <SelectField
      label="Invite to"
      onChange={({ currentTarget }) => onChoose(currentTarget.value || null)}
      value={placeId ?? ""}
    >
      {organizationToo ? <option value="">{name}, the organization</option> : null}
      {keysOf(doors).map((kind) => (
        <Places
          key={kind}
          label={doors[kind].toChoose}
          places={places.filter((place) => place.kind === kind)}
        />
      ))}
    </SelectField>
  );
}

function Places({ label, places }: { readonly label: string; readonly places: readonly Place[] }) {
  if (places.length === 0) return null;
  return (
    <optgroup label={label}>
      {places.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
