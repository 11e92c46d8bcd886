import { useState } from "react";
import type { Place, Terms } from "../invitations/doors/door.ts";
import { doors } from "../invitations/doors/doors.ts";
import { hostOfOrganization } from "../invitations/doors/organization.ts";
import { useInvitablePlaces } from "../invitations/invitable-places.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";

/**
 * Where a file can be imported to, and what is chosen of that; no place where the chosen one does not take anybody (any more):
 * another one would be where nobody meant it.
 */
export function useImportPlaces(first: string | undefined) {
  const { id, name, role } = useOrganization();
  const organizationToo = usePermissions().can("invitation.create");
  const [placeId, setPlaceId] = useState<string | null>(first ?? null);
  const { places, isPending, error, refetch } = useInvitablePlaces(placeId);
  const [chosen, setChosen] = useState<Terms>({});
  const organization: Place = { kind: "organization", id, name, roles: hostOfOrganization(role).grantable };
  const usual = organizationToo ? organization : places[0];
  const place = (placeId === null ? usual : places.find((each) => each.id === placeId)) ?? null;
  return {
    places,
    organizationToo,
    place,
    terms: place ? termsIn(place, chosen) : chosen,
    isPending,
    error,
    refetch,
    choosePlace: (next: string | null) => {
      setPlaceId(next);
      setChosen({});
    },
    chooseTerms: setChosen,
  };
}

/** What was chosen, as far as the place knows it; where it asks for a role, the least mighty one until one is chosen. */
function termsIn(place: Place, chosen: Terms): Terms {
  if (doors[place.kind].terms !== "role") return chosen;
  return { role: place.roles.find((each) => each === chosen.role) ?? place.roles.at(-1) };
}
