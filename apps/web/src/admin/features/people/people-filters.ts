import type { ListPeople, Person } from "@foyer/contract/people";
import type { OrganizationRole } from "../../lib/permissions.ts";
import { roles } from "../../lib/roles.ts";
import { oneOf, text } from "../../lib/search-params.ts";
import { personStatuses } from "./person-status.tsx";

export type PeopleFilters = {
  readonly status?: Person["status"] | undefined;
  readonly role?: OrganizationRole | undefined;
  readonly search?: string | undefined;
};

/** The filters that stand in the URL of the list; what makes no sense there is left out. See `invitationFilters`. */
export function peopleFilters(search: Record<string, unknown>): PeopleFilters {
  return {
    status: oneOf(search["status"], personStatuses),
    role: oneOf(search["role"], roles),
    search: text(search["search"], 200),
  } satisfies Partial<ListPeople>;
}
