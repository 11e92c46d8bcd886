import { SelectField } from "../../components/ui/field.tsx";
import { useOrganization } from "../session/organization.ts";
import { type Place, placeIdOf } from "./place.ts";

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
      <Places label="Spaces" places={places.filter(({ kind }) => kind === "space")} />
      <Places label="Events ahead" places={places.filter(({ kind }) => kind === "event")} />
    </SelectField>
  );
}

function Places({ label, places }: { readonly label: string; readonly places: readonly Place[] }) {
  if (places.length === 0) return null;
  return (
    <optgroup label={label}>
      {places.map((place) => (
        <option key={placeIdOf(place)} value={placeIdOf(place)}>
          {place.name}
        </option>
      ))}
    </optgroup>
  );
}
