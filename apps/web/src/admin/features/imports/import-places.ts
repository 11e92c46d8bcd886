import { useState } from "react";
import type { Place, Terms } from "../invitations/doors/door.ts";
import { doors } from "../invitations/doors/doors.ts";
import { useInvitablePlaces } from "../invitations/invitable-places.ts";

/**
 * Where a file can be imported to, and what is chosen of that; no place where the chosen one does not take anybody (any more):
 * another one would be where nobody meant it.
 */
export function useImportPlaces(first: string | undefined) {
  const [placeId, setPlaceId] = useState<string | null>(first ?? null);
  const where = useInvitablePlaces(placeId);
  const [chosen, setChosen] = useState<Terms>({});
  const place = placeId === null ? where.usual : (where.places.find((each) => each.id === placeId) ?? null);
  return {
    ...where,
    place,
    terms: place ? termsIn(place, chosen) : chosen,
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
