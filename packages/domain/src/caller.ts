import type { OrganizationRole } from "@foyer/contract/permissions";

/** A signed-in person, as they are at this request. */
export type Caller = {
  readonly userId: string;
  readonly sessionId: string;
  readonly email: string;
  readonly name: string;
  readonly memberships: readonly CallerMembership[];
};

export type CallerMembership = {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly role: OrganizationRole;
  readonly active: boolean;
};
