import type { SpaceRole } from "../../lib/permissions.ts";

/** Somewhere that one may invite to, beside the organization itself. */
export type Place =
  | {
      readonly kind: "space";
      readonly spaceId: string;
      readonly name: string;
      /** Those that may be handed out. */
      readonly roles: readonly SpaceRole[];
    }
  | { readonly kind: "event"; readonly eventId: string; readonly name: string };

/** What the form of a place starts with, when somebody is invited again or addresses are mended. */
export type PlaceDraft = {
  readonly addresses?: string;
  readonly role?: SpaceRole;
  readonly isVip?: boolean;
  readonly bypassCapacity?: boolean;
  readonly message?: string;
  readonly note?: string;
  readonly expiresInHours?: number;
  /** Why addresses were refused before, by address. */
  readonly refused?: ReadonlyMap<string, string>;
};

/** Whether two names of places are of the same one. */
export function placeIdOf(place: Place): string {
  return place.kind === "space" ? place.spaceId : place.eventId;
}
