import type { ReactNode } from "react";
import { oneOf } from "../../lib/search-params.ts";
import { invitationRoles } from "../../lib/space-roles.ts";
import { DoorField } from "../invitations/door-field.tsx";
import type { Place, Terms } from "../invitations/doors/door.ts";
import { doors } from "../invitations/doors/doors.ts";
import { RoleField } from "../invitations/role-field.tsx";
import { SeatFields } from "../invitations/seat-fields.tsx";

/** Where the people of a file are invited to, and as what. */
export function TargetFields({
  places,
  organizationToo,
  place,
  terms,
  onPlace,
  onTerms,
}: {
  readonly places: readonly Place[];
  readonly organizationToo: boolean;
  readonly place: Place;
  readonly terms: Terms;
  readonly onPlace: (placeId: string | null) => void;
  readonly onTerms: (terms: Terms) => void;
}): ReactNode {
  const { terms: asked } = doors[place.kind];
  return (
    <div className="grid content-start gap-4 sm:grid-cols-2">
      <DoorField
        onChoose={onPlace}
        organizationToo={organizationToo}
        placeId={place.kind === "organization" ? null : place.id}
        places={places}
      />
      {asked === "role" && terms.role ? (
        <RoleField
          chosen={terms.role}
          grantable={place.roles}
          onChange={({ currentTarget }) => onTerms({ role: oneOf(currentTarget.value, invitationRoles) })}
          value={terms.role}
        />
      ) : null}
      {asked === "seat" ? (
        <SeatFields
          bypassCapacity={{
            checked: terms.bypassCapacity ?? false,
            onChange: ({ currentTarget }) => onTerms({ ...terms, bypassCapacity: currentTarget.checked }),
          }}
          isVip={{
            checked: terms.isVip ?? false,
            onChange: ({ currentTarget }) => onTerms({ ...terms, isVip: currentTarget.checked }),
          }}
        />
      ) : null}
    </div>
  );
}
