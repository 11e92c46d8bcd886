import type { OrganizationRole } from "@foyer/contract/permissions";

/** A person or their program, as they are at this request. */
export type Caller = {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  /** Whether the account has a second factor. A session of such an account has proven it. */
  readonly mfaEnabled: boolean;
  readonly by: Means;
  /** Of an API key, the one in the organization that it is bound to. */
  readonly memberships: readonly CallerMembership[];
};

/** What the caller shows: the session of a browser, or an API key; or in whose name Foyer itself goes on with what they began. */
export type Means =
  | {
      readonly kind: "session";
      /** As it is stored. */
      readonly sessionId: string;
      /** As its owner sees it. */
      readonly publicId: string;
    }
  | { readonly kind: "api_key"; readonly apiKeyId: string; readonly organizationId: string }
  | { readonly kind: "import"; readonly importId: string };

/** Half a sign-in: whose password was right. */
export type MfaChallenge = { readonly id: string; readonly userId: string };

export type CallerMembership = {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly role: OrganizationRole;
  /** Whether they may enter: switched on, and joined by an invitation of their own. */
  readonly active: boolean;
  /** Whether a second factor must be there: the organization asks it of this role, or the password is too short alone. */
  readonly mfaRequired: boolean;
};

/** Whether somebody is in, but reaches nothing of an organization before they have set up a second factor. */
export function lacksMfa(
  { mfaEnabled }: Pick<Caller, "mfaEnabled">,
  { mfaRequired }: CallerMembership,
): boolean {
  return mfaRequired && !mfaEnabled;
}

/** The places that the caller may enter right now. */
export function openMemberships(caller: Caller): readonly CallerMembership[] {
  return caller.memberships.filter((membership) => membership.active && !lacksMfa(caller, membership));
}

/** What of somebody's places tells whether a second factor must be there. */
export type Places = {
  readonly memberships: readonly Pick<CallerMembership, "active" | "mfaRequired">[];
};

/** Whether somebody can't do without a second factor in an organization that they are in. */
export function isMfaRequired({ memberships }: Places): boolean {
  return memberships.some(({ active, mfaRequired }) => active && mfaRequired);
}
