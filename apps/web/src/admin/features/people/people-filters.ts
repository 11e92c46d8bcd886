import type { ListPeople, Person } from "@foyer/contract/people";
import type { OrganizationRole } from "../../lib/permissions.ts";
import { roles } from "../../lib/roles.ts";
import { oneOf, text } from "../../lib/search-params.ts";
import { personStatuses } from "./person-status.tsx";

/** Whether somebody's account asks for a second factor, as it stands in the URL and in the list of choices. */
export const secondFactors = {
  with: { label: "With second factor" },
  without: { label: "Without second factor" },
} as const;

export type PeopleFilters = {
  readonly status?: Person["status"] | undefined;
  readonly role?: OrganizationRole | undefined;
  readonly mfa?: keyof typeof secondFactors | undefined;
  readonly search?: string | undefined;
};

/** The filters that stand in the URL of the list; what makes no sense there is left out. See `invitationFilters`. */
export function peopleFilters(search: Record<string, unknown>): PeopleFilters {
  return {
    status: oneOf(search["status"], personStatuses),
    role: oneOf(search["role"], roles),
    mfa: oneOf(search["mfa"], secondFactors),
    search: text(search["search"], 200),
  };
}

/** The filters as the server takes them. */
export function peopleInput({
  mfa,
  ...filters
}: PeopleFilters): Omit<ListPeople, "organizationId" | "limit"> {
  return { ...filters, mfaEnabled: mfa && mfa === "with" };
}
