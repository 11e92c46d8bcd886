import type { InvitationKind, InvitationRole, invitationPlace, PlaceFilter } from "@foyer/contract/doors";
import type { CreateInvitations, Invitation } from "@foyer/contract/invitations";
import type { InvitationPermission } from "@foyer/contract/permissions";
import type { LinkProps } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import type { OrganizationRole } from "../../../lib/permissions.ts";

/** What the app knows of a kind of door. Everything else about invitations asks the table in `doors.ts`. */
export type Door = {
  /** What the places behind it are called together. */
  readonly label: string;
  /** The same of those that one may invite to now. */
  readonly toChoose: string;
  readonly icon: LucideIcon;
  /** One of them, of which no more is known: "a space". */
  readonly aPlace: string;
  /** How the id of a place is called in the URL and in what is asked of the server. Null: the organization itself. */
  readonly idField: Exclude<keyof PlaceFilter, "kind"> | null;
  /** As what its invitations let somebody in: with a role, in a seat with what makes it special, or just so. */
  readonly terms: "role" | "seat" | null;

  /** The place that an invitation leads to; null where it is gone, or is the organization itself. */
  placeOf(invitation: LeadingSomewhere): { readonly id: string; readonly name: string } | null;
  /** The page of a place. */
  pageOf(place: { readonly organizationId: string; readonly placeId: string }): LinkProps;
  /** What the caller may do with invitations to such a place, by what they are there now. */
  useHost(invitation: LeadingSomewhere): Host;
  /** The same of whoever manages the place, by their role in the organization. */
  managersHost(role: OrganizationRole): Host;
  /**
   * Where the caller may invite to, behind this door, beside the organization itself: the first places, and the one of this id
   * also where it is not among these.
   */
  useInvitable(wanted: string | null): Invitable;
  /** A place with what was agreed on, as the server takes it. */
  targetOf(place: Place, terms: Terms): CreateInvitations["target"];

  /** What an invitation to a place called so means, in a line. */
  meaning(name: string): string;
  /** Why somebody can't be invited who is in already. */
  inAlready(name: string): string;
  /** What follows when an invitation is cancelled, beside that its links stop working. */
  readonly onceCancelled: string;
  /** What ends an invitation earlier than its hours. */
  readonly endsEarlier: string | null;
};

/** What an invitation says of where it leads. */
export type LeadingSomewhere = Pick<Invitation, keyof typeof invitationPlace>;

/** What somebody may do with the invitations to one place. */
export type Host = {
  readonly may: (permission: InvitationPermission) => boolean;
  /** The roles that they may hand out there, the mightiest first; none where the place knows none. */
  readonly grantable: readonly InvitationRole[];
};

export const nobody: Host = { may: () => false, grantable: [] };

/** Somewhere that one may invite to, beside the organization itself. */
export type Place = {
  readonly kind: InvitationKind;
  readonly id: string;
  readonly name: string;
  /** Those that may be handed out; none where the place knows none. */
  readonly roles: readonly InvitationRole[];
};

/** As what somebody is invited. What the door does not know is left out of account. */
export type Terms = {
  readonly role?: InvitationRole | undefined;
  readonly isVip?: boolean;
  readonly bypassCapacity?: boolean;
};

export type Invitable = {
  readonly places: readonly Place[];
  readonly isPending: boolean;
  /** Why some may be missing. */
  readonly error: unknown;
  readonly refetch: () => void;
};

/** How many places of a kind a list to choose from offers at most. */
export const mostToChoose = 100;
